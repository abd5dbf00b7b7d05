extension PageComposer {
  private static let cell = (width: 6.4, height: 10.7)
  private static let panelGap = 16.0
  private static let roundness = 9.0

  /// The figure, its places in words, and the numbers, side by side.
  mutating func addPains(
    _ figure: BodyFigure?, _ legend: [PageText], _ gauges: [PageBlock.Gauge]
  ) {
    let figureWidth = figure.map { width(of: $0) + 22 } ?? 0
    let rest = paper.textWidth - figureWidth
    let legendWidth = legend.isEmpty ? 0 : gauges.isEmpty ? rest : rest * 0.38
    let gaugeWidth = rest - legendWidth - (legend.isEmpty ? 0 : 18)
    let lines = legend.map { typesetter.set($0, .small, width: legendWidth) }
    let sets = gauges.map { set($0, width: gaugeWidth) }
    let legendHeight = lines.reduce(0) { $0 + $1.height + 1.5 }
    let gaugeHeight = sets.reduce(0) { $0 + $1.height }
    let height = max(figure.map(height(of:)) ?? 0, legendHeight, gaugeHeight)
    guard height <= bottom - top else {
      addTallPains(figure, legend, gauges)
      return
    }
    keep(height)
    let start = y
    if let figure { draw(figure, x: left, y: start) }
    for line in lines {
      tagged(.paragraph) { $0.draw(line, x: $0.left + figureWidth, y: $0.y) }
      y += line.height + 1.5
    }
    y = start
    for gauge in sets {
      draw(gauge, x: right - gaugeWidth, width: gaugeWidth)
      y += gauge.height
    }
    y = start + height + 2
  }

  /// One below the other, where they are too many for one page.
  private mutating func addTallPains(
    _ figure: BodyFigure?, _ legend: [PageText], _ gauges: [PageBlock.Gauge]
  ) {
    if let figure {
      keep(height(of: figure))
      draw(figure, x: left, y: y)
      y += height(of: figure) + 4
    }
    let numbers = gauges.map { PageText("\($0.label)  ") + PageText($0.value, .strong) }
    addBullets(legend + numbers, .small)
  }

  private func width(of figure: BodyFigure) -> Double {
    figure.panels.reduce(-Self.panelGap) {
      $0 + Double($1.columns) * Self.cell.width + Self.panelGap
    }
  }

  private func height(of figure: BodyFigure) -> Double {
    let rows = figure.panels.map(\.rows).max() ?? 0
    return Double(rows) * Self.cell.height + TypeStyle.label.leading + 4
  }

  private mutating func draw(_ figure: BodyFigure, x: Double, y: Double) {
    tagged(.figure(alternative: figure.alternative)) { page in
      var x = x
      for panel in figure.panels {
        page.draw(panel, x: x, y: y)
        x += Double(panel.columns) * Self.cell.width + Self.panelGap
      }
    }
  }

  private mutating func draw(_ panel: BodyFigure.Panel, x: Double, y: Double) {
    let width = Double(panel.columns) * Self.cell.width
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
          x: x + Double(corner.column) * Self.cell.width,
          y: y + Double(corner.row) * Self.cell.height)
      }
    }
  }

  private mutating func drawLabels(_ region: BodyFigure.Region, x: Double, y: Double) {
    let center = PageOp.Point(
      x: x + region.middle.column * Self.cell.width, y: y + region.middle.row * Self.cell.height)
    let step = 12.5
    for (place, mark) in region.marks.enumerated() {
      let offset = (Double(place) - Double(region.marks.count - 1) / 2) * step
      let spot = PageOp.Point(x: center.x + offset, y: center.y)
      draw(.disc(spot, radius: 5.8, .fill(.white)))
      draw(.disc(spot, radius: 5.8, .stroke(.black, width: 0.8)))
      let label = typesetter.set(PageText(mark.label, .strong), .figureLabel)
      draw(label, x: spot.x - label.width / 2, y: spot.y - label.height / 2)
    }
  }

  /// A number with its words, ready to be drawn.
  private struct SetGauge {
    let gauge: PageBlock.Gauge
    let label: SetText
    let value: SetText
    let height: Double
  }

  private func set(_ gauge: PageBlock.Gauge, width: Double) -> SetGauge {
    let value = typesetter.set(
      PageText(gauge.value, .strong),
      gauge.part == nil ? .question : gauge.isScore ? .number : .body)
    let label = typesetter.set(
      PageText(gauge.label, gauge.isScore ? .strong : .plain), gauge.isScore ? .body : .question,
      width: max(40, width - value.width - 10))
    return SetGauge(
      gauge: gauge, label: label, value: value, height: max(label.height, value.height) + 12)
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
