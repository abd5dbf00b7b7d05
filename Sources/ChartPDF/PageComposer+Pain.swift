extension PageComposer {
  private static let panelGap = 16.0
  private static let roundness = 9.0

  /// The figure, its places in words, and the numbers, ready to be drawn side by side.
  struct SetPains {
    let figure: BodyFigure?
    let figureWidth: Double
    let places: [SetPlace]
    let gauges: [SetGauge]
    let gaugeWidth: Double
    let height: Double
  }

  struct SetPlace {
    let label: SetText
    let text: SetText
    let indent: Double

    var height: Double { text.height + 1.5 }
  }

  /// A number with its words.
  struct SetGauge {
    let gauge: PageBlock.Gauge
    let label: SetText
    let value: SetText
    let height: Double
  }

  func set(
    _ figure: BodyFigure?, _ places: [PageBlock.Place], _ gauges: [PageBlock.Gauge]
  ) -> SetPains {
    let figureWidth = figure.map { width(of: $0) + 20 } ?? 0
    let rest = paper.textWidth - figureWidth
    let placesWidth = places.isEmpty ? 0 : gauges.isEmpty ? rest : rest * 0.36
    let gaugeWidth = rest - placesWidth - (places.isEmpty ? 0 : 18)
    let lines = places.map { set($0, width: placesWidth) }
    let numbers = gauges.map { set($0, width: gaugeWidth) }
    let heights = [
      figure.map(height(of:)) ?? 0, lines.reduce(0) { $0 + $1.height },
      numbers.reduce(0) { $0 + $1.height },
    ]
    return SetPains(
      figure: figure, figureWidth: figureWidth, places: lines, gauges: numbers,
      gaugeWidth: gaugeWidth, height: heights.reduce(0, max))
  }

  private func set(_ place: PageBlock.Place, width: Double) -> SetPlace {
    let indent = place.label.isEmpty ? 0.0 : 14
    return SetPlace(
      label: typesetter.set(PageText(place.label, .strong), .small),
      text: typesetter.set(place.text, .small, width: width - indent), indent: indent)
  }

  mutating func add(_ pains: SetPains) {
    guard pains.height <= bottom - top else {
      addTall(pains)
      return
    }
    keep(pains.height)
    let start = y
    if let figure = pains.figure { draw(figure, x: left, y: start) }
    for place in pains.places {
      tagged(.paragraph) { $0.draw(place, x: $0.left + pains.figureWidth) }
      y += place.height
    }
    y = start
    for gauge in pains.gauges {
      draw(gauge, x: right - pains.gaugeWidth, width: pains.gaugeWidth)
      y += gauge.height
    }
    y = start + pains.height + 1
  }

  private mutating func draw(_ place: SetPlace, x: Double) {
    draw(place.label, x: x, y: y)
    draw(place.text, x: x + place.indent, y: y)
  }

  /// One below the other, where they are too many for one page.
  private mutating func addTall(_ pains: SetPains) {
    if let figure = pains.figure {
      keep(height(of: figure))
      draw(figure, x: left, y: y)
      y += height(of: figure) + 4
    }
    for place in pains.places {
      keep(place.height)
      tagged(.paragraph) { $0.draw(place, x: $0.left) }
      y += place.height
    }
    for gauge in pains.gauges {
      keep(gauge.height)
      draw(gauge, x: left, width: pains.gaugeWidth)
      y += gauge.height
    }
  }

  private func width(of figure: BodyFigure) -> Double {
    let cell = spacing.cell
    return figure.panels.reduce(-Self.panelGap) {
      $0 + Double($1.columns) * cell.width + Self.panelGap
    }
  }

  private func height(of figure: BodyFigure) -> Double {
    let rows = figure.panels.map(\.rows).max() ?? 0
    return Double(rows) * spacing.cell.height + TypeStyle.label.leading + 4
  }

  private mutating func draw(_ figure: BodyFigure, x: Double, y: Double) {
    tagged(.figure(alternative: figure.alternative)) { page in
      var x = x
      for panel in figure.panels {
        page.draw(panel, x: x, y: y)
        x += Double(panel.columns) * page.spacing.cell.width + Self.panelGap
      }
    }
  }

  private mutating func draw(_ panel: BodyFigure.Panel, x: Double, y: Double) {
    let width = Double(panel.columns) * spacing.cell.width
    let title = typesetter.set(panel.title, .label)
    draw(title, x: x + (width - title.width) / 2, y: y)
    let top = y + title.height + 4
    let whole = loops(panel.silhouette, x: x, y: top)
    draw(.path(whole, .fill(.body), cornerRadius: Self.roundness))
    for region in panel.regions { draw(region, x: x, y: top) }
    draw(.path(whole, .stroke(.quiet, width: 0.7), cornerRadius: Self.roundness))
    for region in panel.regions { drawLabels(region, x: x, y: top) }
  }

  private mutating func draw(_ region: BodyFigure.Region, x: Double, y: Double) {
    let loops = loops(region.outlines, x: x, y: y)
    let kinds = region.marks.map(\.kind)
    let radius = Self.roundness
    if kinds.contains(.first) { draw(.path(loops, .fill(.accent), cornerRadius: radius)) }
    if kinds.contains(.first) { draw(.pattern(loops, .slanted, cornerRadius: radius)) }
    if kinds == [.second] { draw(.pattern(loops, .dotted, cornerRadius: radius)) }
    draw(.path(loops, .stroke(.white, width: 0.9), cornerRadius: radius))
  }

  private func loops(
    _ outlines: [[BodyFigure.Corner]], x: Double, y: Double
  ) -> [[PageOp.Point]] {
    outlines.map { loop in
      loop.map { corner in
        PageOp.Point(
          x: x + Double(corner.column) * spacing.cell.width,
          y: y + Double(corner.row) * spacing.cell.height)
      }
    }
  }

  private mutating func drawLabels(_ region: BodyFigure.Region, x: Double, y: Double) {
    let center = PageOp.Point(
      x: x + region.middle.column * spacing.cell.width,
      y: y + region.middle.row * spacing.cell.height)
    let step = 12.8
    for (place, mark) in region.marks.enumerated() {
      let offset = (Double(place) - Double(region.marks.count - 1) / 2) * step
      let spot = PageOp.Point(x: center.x + offset, y: center.y)
      draw(.disc(spot, radius: 6.1, .fill(.white)))
      draw(.disc(spot, radius: 6.1, .stroke(.black, width: 0.8)))
      let label = typesetter.set(PageText(mark.label, .strong), .figureLabel)
      draw(label, x: spot.x - label.width / 2, y: spot.y - label.height / 2)
    }
  }

  private func set(_ gauge: PageBlock.Gauge, width: Double) -> SetGauge {
    let value = typesetter.set(
      PageText(gauge.value, .strong),
      gauge.part == nil ? .question : gauge.isScore ? .number : .body)
    let label = typesetter.set(
      PageText(gauge.label, gauge.isScore ? .strong : .plain), gauge.isScore ? .body : .question,
      width: max(40, width - value.width - 10))
    return SetGauge(
      gauge: gauge, label: label, value: value, height: max(label.height, value.height) + 10)
  }

  /// The words, the number at the right, and below them where it lies on the scale.
  private mutating func draw(_ set: SetGauge, x: Double, width: Double) {
    let text = max(set.label.height, set.value.height)
    let line = y + text + 3
    let thickness = set.gauge.isScore ? 3.0 : 2.0
    tagged(.paragraph) { page in
      page.draw(set.label, x: x, y: page.y + (text - set.label.height))
      page.draw(
        set.value, x: x + width - set.value.width, y: page.y + (text - set.value.height))
      page.draw(.rule(fromX: x, toX: x + width, y: line, width: thickness, .body))
      if let part = set.gauge.part {
        page.draw(
          .rule(fromX: x, toX: x + width * part, y: line, width: thickness, .accent))
      }
    }
  }
}
