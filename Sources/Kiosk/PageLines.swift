import TerminalUI

/// The lines of a page, before it is known which of them are in view.
struct PageLines {
  typealias Line = PageLayout.Line
  typealias Span = PageLayout.Span

  let page: Page
  let width: Int
  let listWidth: Int

  init(_ page: Page, width: Int, listWidth: Int) {
    self.page = page
    self.width = width
    self.listWidth = listWidth
  }

  /// The heading of a page with a control; a page to be read scrolls as a whole.
  var pinned: [Line] {
    isReading ? [] : headingLines + leadLines(gap: !leadIsEmpty)
  }

  /// With room between the choices.
  var spaced: [Line] { isReading ? readingLines : controlLines(gap: [Line(spans: [])]) }

  var dense: [Line] { isReading ? readingLines : controlLines(gap: []) }

  private var isReading: Bool { page.controlElements.isEmpty }

  private var leadIsEmpty: Bool { page.lead.isEmpty }

  private var readingLines: [Line] { headingLines + leadLines(gap: true) }

  private var headingLines: [Line] {
    let role: Role = page.tone == .urgent ? .urgent : .heading
    let marker = page.tone == .urgent ? "!! " : ""
    return lines(marker + page.heading, role)
  }

  private func leadLines(gap: Bool) -> [Line] {
    page.lead.flatMap { block -> [Line] in
      let space = gap ? [Line(spans: [])] : []
      switch block {
      case .paragraph(let text): return space + lines(text, .plain)
      case .sign(let text): return space + lines("   " + text, .heading)
      case .list(let entries):
        return space + entries.flatMap { hanging($0, bullet: " - ", role: .plain) }
      }
    }
  }

  private func lines(_ text: String, _ role: Role) -> [Line] {
    TextLayout.wrap(text, to: width).map { Line(spans: [Span(column: 0, text: $0, role: role)]) }
  }

  private func hanging(_ text: String, bullet: String, role: Role) -> [Line] {
    TextLayout.wrap(text, to: width - bullet.count).enumerated().map { order, line in
      Line(
        spans: [
          Span(
            column: 0, text: order == 0 ? bullet + line : line.indented(bullet.count), role: role)
        ])
    }
  }

  private func controlLines(gap: [Line]) -> [Line] {
    switch page.control {
    case .nothing: []
    case .choices(let choices): choiceLines(choices, gap)
    case .rows(let rows): rows.enumerated().flatMap { rowLines($1, $0) + gap }
    case .field(let field): fieldLines(field)
    }
  }

  private func choiceLines(_ choices: Page.Choices, _ gap: [Line]) -> [Line] {
    let instruction =
      choices.instruction.map { lines($0, .plain) + gap } ?? []
    switch choices.arrangement {
    case .list, .picture:
      return instruction
        + choices.choices.indices.flatMap { choiceLine(choices, $0) + gap }.dropLast(gap.count)
    case .scale(let count, let low, let high):
      return instruction + scaleLines(choices, count, low, high)
        + [Line(spans: [])]
        + (count..<choices.choices.count).flatMap { choiceLine(choices, $0) + gap }
    }
  }

  private func choiceLine(_ choices: Page.Choices, _ place: Int) -> [Line] {
    let choice = choices.choices[place]
    let focus = place == page.focus ? "▶ " : "  "
    let mark: String
    switch choices.amount {
    case .one: mark = choice.isMarked ? "(●)" : "( )"
    case .many: mark = choice.isMarked ? "[x]" : "[ ]"
    }
    let key = choice.key.isEmpty ? " " : choice.key
    let lead = focus + mark + " " + key + "  "
    let indent = TextLayout.width(lead)
    return TextLayout.wrap(choice.label, to: listWidth - indent - 1).enumerated().map {
      order, text in
      Line(
        spans: [
          Span(
            column: 0, text: order == 0 ? lead + text : text.indented(indent),
            role: choice.isMarked ? .marked : .choice, element: place,
            cursor: order == 0 ? 3 : nil)
        ],
        element: place, hasBar: true)
    }
  }

  private func scaleLines(
    _ choices: Page.Choices, _ count: Int, _ low: String, _ high: String
  ) -> [Line] {
    let cell = max(4, min(6, width / max(1, count)))
    var spans: [Span] = []
    for place in 0..<count {
      let choice = choices.choices[place]
      let focus = place == page.focus ? "▶" : " "
      let text = focus + (choice.isMarked ? "[\(choice.label)]" : " \(choice.label) ")
      spans.append(
        Span(
          column: place * cell, text: text, role: choice.isMarked ? .marked : .choice,
          element: place, cursor: 2))
    }
    return [Line(spans: spans), Line(spans: [])] + lines(low, .plain) + lines(high, .plain)
  }

  private func rowLines(_ row: Page.Row, _ place: Int) -> [Line] {
    let focus = place == page.focus ? "▶ " : "  "
    let question = TextLayout.wrap(row.question, to: width - 3).enumerated().map { order, text in
      (order == 0 ? focus : "  ") + text
    }
    let answer = TextLayout.wrap(row.answer, to: width - 7).enumerated().map { order, text in
      (order == 0 ? "    > " : "      ") + text
    }
    let notice = row.notice.map { TextLayout.wrap("! " + $0, to: width - 7) } ?? []
    let texts =
      question.map { ($0, Role.choice) } + answer.map { ($0, Role.marked) }
      + notice.map { ($0.indented(6), Role.notice) }
    return texts.enumerated().map { order, text in
      Line(
        spans: [
          Span(
            column: 0, text: text.0, role: text.1, element: place, cursor: order == 0 ? 0 : nil)
        ],
        element: place, hasBar: true)
    }
  }

  private func fieldLines(_ field: Page.Field) -> [Line] {
    let shown = TextLayout.wrap(field.text.isEmpty ? " " : field.text, to: width - 4)
    let unit = field.unit.map { " " + $0 } ?? ""
    let lead = page.focus == 0 ? "▶ " : "> "
    return lines(field.instruction, .plain) + [Line(spans: [])]
      + shown.enumerated().map { order, text in
        let isLast = order == shown.count - 1
        let entered = text == " " ? "" : text
        return Line(
          spans: [
            Span(
              column: 0, text: lead + entered + (isLast ? "_" + unit : ""), role: .choice,
              element: 0, cursor: isLast ? 2 + TextLayout.width(entered) : nil)
          ],
          element: 0, hasBar: true)
      }
  }
}

extension String {
  fileprivate func indented(_ columns: Int) -> String {
    String(repeating: " ", count: columns) + self
  }
}
