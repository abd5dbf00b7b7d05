extension PageComposer {
  private static let statusWidth = 168.0

  mutating func add(_ masthead: PageBlock.Masthead) {
    let start = y
    let width = paper.textWidth - Self.statusWidth - 24
    flow(typesetter.set(masthead.title, .title, width: width), x: left, in: .title)
    flow(typesetter.set(masthead.subtitle, .subtitle, width: width), x: left, in: .paragraph)
    let end = y
    y = max(end, addStatus(masthead, at: start)) + 10
    addIdentity(masthead)
    let visit = masthead.visit.enumerated().reduce(PageText("")) { text, entry in
      text + PageText((entry.offset == 0 ? "" : "     ") + "\(entry.element.label) ", .quiet)
        + PageText(entry.element.value)
    }
    flow(typesetter.set(visit, .small, width: paper.textWidth), x: left, in: .paragraph)
    y += 2
  }

  /// Returns where the box ends.
  private mutating func addStatus(_ masthead: PageBlock.Masthead, at start: Double) -> Double {
    let inner = Self.statusWidth - 20
    let x = right - Self.statusWidth
    let ink: Ink = masthead.finality == .preliminary ? .black : .white
    let title = typesetter.set(masthead.status, .status.with(ink), width: inner)
    let details = masthead.statusDetail.map {
      typesetter.set($0, .small.with(ink), width: inner)
    }
    let height = details.reduce(title.height) { $0 + $1.height } + 12
    let area = PageOp.Area(x: x, y: start + 2, width: Self.statusWidth, height: height)
    tagged(.paragraph) { page in
      page.draw(.box(area, radius: 4, masthead.finality.paint))
      var y = start + 8
      for text in [title] + details {
        page.draw(text, x: x + 10, y: y)
        y += text.height
      }
    }
    return start + height + 2
  }

  /// Large, in columns between two rules; a name gets the widest.
  private mutating func addIdentity(_ masthead: PageBlock.Masthead) {
    let style = masthead.isIdentified ? TypeStyle.identity : TypeStyle.identity.with(.alarm)
    let shares = masthead.identity.indices.map { $0 == 0 ? 2.0 : 1.15 }
    let whole = shares.reduce(0, +)
    let start = y
    var x = left
    var lowest = y
    for (field, share) in zip(masthead.identity, shares) {
      let width = paper.textWidth * share / whole
      let label = typesetter.set(field.label, .label, width: width - 12)
      let value = typesetter.set(field.value, style, width: width - 12)
      tagged(.paragraph) { page in
        if x == page.left {
          page.draw(.rule(fromX: x, toX: page.right, y: start, width: 1.4, .black))
        }
        page.draw(label, x: x, y: start + 5)
        page.draw(value, x: x, y: start + 5 + label.height)
      }
      lowest = max(lowest, start + 5 + label.height + value.height)
      x += width
    }
    y = lowest + 5
  }

  /// What must not be missed, along a heavy bar.
  mutating func addBanner(_ title: String, _ lines: [PageText]) {
    y += 6
    keep(60)
    let x = left + 14
    let bar = { [left] (y: Double, leading: Double) in
      [
        PageOp.box(
          PageOp.Area(x: left, y: y - 0.5, width: 5, height: leading + 1), radius: 0,
          .fill(.alarm))
      ]
    }
    let style = TypeStyle.status.with(.alarm)
    flow(typesetter.set(title, style, width: paper.textWidth - 14), x: x, in: .paragraph) {
      bar($0, style.leading)
    }
    for line in lines {
      flow(typesetter.set(line, .body, width: paper.textWidth - 14), x: x, in: .paragraph) {
        bar($0, TypeStyle.body.leading)
      }
    }
    y += 2
  }

  mutating func finished(_ edges: PageEdges) -> [[PageOp]] {
    let count = pages.count
    let foot = typesetter.set(edges.foot, .edge)
    let stamp = edges.stamp.map { typesetter.set($0, .stamp) }
    let head = typesetter.set(edges.head, .edge.with(.black), width: paper.textWidth)
    for page in 0..<count {
      let number = typesetter.set("\(edges.page) \(page + 1) \(edges.of) \(count)", .edge)
      let y = paper.height - 36
      let ops: [PageOp] = [
        .begin(.edge), .rule(fromX: left, toX: right, y: y - 5, width: 0.5, .hairline),
        .line(foot, 0, x: left, baseline: y + foot.baseline),
        .line(number, 0, x: right - number.width, baseline: y + number.baseline),
        .end(.edge),
      ]
      for op in ops { draw(op, onPage: page) }
      if page > 0 {
        drawFirst(
          [
            .begin(.edge), .line(head, 0, x: left, baseline: 28 + head.baseline),
            .rule(fromX: left, toX: right, y: 43, width: 0.5, .hairline), .end(.edge),
          ], onPage: page)
      }
      if let stamp { drawFirst([.begin(.edge), .stamp(stamp), .end(.edge)], onPage: page) }
    }
    return pages
  }
}

extension PageBlock.Finality {
  /// A dashed border while it may still change, and a full box when it is settled.
  fileprivate var paint: PageOp.Paint {
    switch self {
    case .preliminary: .dashes(.black, width: 1.6)
    case .signed: .fill(.accent)
    case .void: .fill(.alarm)
    }
  }
}
