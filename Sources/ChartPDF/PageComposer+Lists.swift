import Interview

extension PageComposer {
  private static let labelWidth = 100.0

  /// Together with so much of what it is the heading of.
  mutating func addHeading(_ title: String, with least: Double) {
    let text = typesetter.set(title, .heading, width: paper.textWidth)
    keep(text.height + spacing.aboveHeading + 8 + least)
    let isFirst = y == top
    if !isFirst { y += spacing.aboveHeading }
    tagged(.heading) { page in
      if !isFirst {
        page.draw(.rule(fromX: page.left, toX: page.right, y: page.y, width: 0.6, .hairline))
      }
      page.draw(text, x: page.left, y: page.y + 3)
    }
    y += text.height + 5
  }

  mutating func addParagraph(_ text: PageText, _ size: PageBlock.Size) {
    flow(typesetter.set(text, size.style, width: paper.textWidth), x: left, in: .paragraph)
    y += 3
  }

  /// Labels in a column of their own, the loudest in boxes.
  mutating func add(_ rows: [PageBlock.Labelled]) {
    guard !rows.isEmpty else { return }
    let width = paper.textWidth - Self.labelWidth
    tagged(.list) { page in
      for row in rows {
        page.keep(TypeStyle.body.leading * 2)
        let label = page.typesetter.set(
          row.label, row.loudness.style, width: Self.labelWidth - 18)
        let text = page.typesetter.set(row.text, row.loudness.body, width: width)
        let start = (page: page.pages.count, y: page.y)
        page.tagged(.item) { page in
          page.tagged(.itemLabel) { $0.drawLabel(label, row.loudness) }
          page.flow(text, x: page.left + Self.labelWidth, in: .itemBody)
        }
        if page.pages.count == start.page { page.y = max(page.y, start.y + label.height) }
        page.y += 3
      }
    }
  }

  private mutating func drawLabel(_ label: SetText, _ loudness: PageBlock.Loudness) {
    let area = PageOp.Area(
      x: left, y: y + 0.3, width: Self.labelWidth - 10, height: label.height - 0.6)
    switch loudness {
    case .urgent: draw(.box(area, radius: 2.5, .fill(.alarm)))
    case .warning: draw(.box(area, radius: 2.5, .stroke(.alarm, width: 1)))
    case .calm: break
    }
    draw(label, x: left + loudness.inset, y: y)
  }

  mutating func addBullets(_ lines: [PageText], _ size: PageBlock.Size) {
    let indent = 11.0
    tagged(.list) { page in
      let dot = page.typesetter.set("•", size.style)
      for line in lines {
        let text = page.typesetter.set(line, size.style, width: page.paper.textWidth - indent)
        page.keep(min(text.height, size.style.leading * 2))
        page.tagged(.item) { page in
          page.tagged(.itemLabel) { $0.draw(dot, x: $0.left + 1, y: $0.y) }
          page.flow(text, x: page.left + indent, in: .itemBody)
        }
        page.y += page.spacing.betweenItems
      }
    }
  }

  /// A question, and below it what somebody said in a language of theirs.
  mutating func addWords(_ question: String, _ quote: String, _ language: Language) {
    keep(TypeStyle.body.leading * 3)
    let indent = 11.0
    flow(
      typesetter.set(question, .small.with(.quiet), width: paper.textWidth), x: left,
      in: .paragraph)
    let words = typesetter.set(quote, .body, width: paper.textWidth - indent)
    tagged(.paragraph) { $0.flow(words, x: $0.left + indent, in: .words(language)) }
    y += 4
  }

  /// Rows of a payer's questions, each with a box that is full when it is met.
  mutating func add(_ lines: [PageBlock.Checked]) {
    let statusWidth = 68.0
    tagged(.table) { page in
      for line in lines {
        let status = page.typesetter.set(
          PageText(line.status, .strong), .small, width: statusWidth - 15)
        let text = page.typesetter.set(
          PageText(line.text) + PageText("  (\(line.who))", .quiet), .small,
          width: page.paper.textWidth - statusWidth)
        let height = max(status.height, text.height)
        page.keep(height)
        page.tagged(.row) { page in
          page.tagged(.cell) { page in
            page.drawBox(line.truth)
            page.draw(status, x: page.left + 14, y: page.y)
          }
          page.tagged(.rowHead) { $0.draw(text, x: $0.left + statusWidth, y: $0.y) }
        }
        page.y += height + 0.6
      }
    }
  }

  /// Full, crossed out or empty.
  private mutating func drawBox(_ truth: Truth) {
    let area = PageOp.Area(x: left + 0.5, y: y + 2.4, width: 7, height: 7)
    switch truth {
    case .yes: draw(.box(area, radius: 1, .fill(.accent)))
    case .no:
      let middle = area.y + area.height / 2
      draw(
        .rule(fromX: area.x, toX: area.x + area.width, y: middle, width: 1, .black))
    case .unknown: break
    }
    draw(.box(area, radius: 1, .stroke(truth == .yes ? .accent : .black, width: 0.8)))
  }
}

extension PageBlock.Size {
  var style: TypeStyle {
    switch self {
    case .title: .outcome
    case .body: .body
    case .small: .small
    }
  }

}

extension PageBlock.Loudness {
  fileprivate var style: TypeStyle {
    switch self {
    case .urgent: .tag.with(.white)
    case .warning: .tag.with(.alarm)
    case .calm: .tag
    }
  }

  fileprivate var body: TypeStyle {
    switch self {
    case .urgent: TypeStyle(size: 10.6, leading: 13.6, weight: .bold)
    case .warning, .calm: .body
    }
  }

  fileprivate var inset: Double {
    switch self {
    case .urgent, .warning: 6
    case .calm: 0
    }
  }
}
