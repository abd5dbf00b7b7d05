import TerminalUI

extension DeskLines {
  private static let blank = "____"
  private static let choiceIndent = 4

  private var labelWidth: Int { min(min(30, max(24, width * 3 / 8)), width / 2) }

  /// The label beside the value; while it is filled in, what can be chosen stands below.
  func fieldLines(_ field: DeskField, _ stop: Int?) -> [Line] {
    let isFocused = stop != nil && stop == page.focus
    let column = Self.markerWidth + labelWidth + 2
    let label = TextLayout.wrap(field.label, to: labelWidth).enumerated().map { order, text in
      Span(
        column: 0, text: (order == 0 ? marker(stop) : "  ") + text, role: .choice, stop: stop)
    }
    let value = isFocused ? open(field, at: column, stop) : closed(field, at: column, stop)
    var lines = (0..<max(label.count, value.count)).map { row in
      let spans = [label, value].compactMap { row < $0.count ? $0[row] : nil }
      return Line(spans: spans, stop: stop, hasBar: true)
    }
    if isFocused { lines += choiceLines(field, stop) }
    let problem = field.problem.map { wrapped("! ", $0, .notice, indent: Self.choiceIndent) } ?? []
    return lines + problem.map { Line(spans: $0.spans, stop: stop) }
  }

  private func closed(_ field: DeskField, at column: Int, _ stop: Int?) -> [Span] {
    let value = field.shown ?? Self.blank
    let text = ([value] + suffixes(field)).joined(separator: " ")
    let role: Role = field.shown == nil ? .choice : .marked
    return TextLayout.wrap(text, to: width - column).map {
      Span(column: column, text: $0, role: role, stop: stop)
    }
  }

  /// With the cursor where the next character goes.
  private func open(_ field: DeskField, at column: Int, _ stop: Int?) -> [Span] {
    let room = width - column
    let isChoice = field.kind == .one || field.kind == .many
    let typed = isChoice ? field.text : field.shown ?? ""
    if typed.isEmpty, let marked = field.marked {
      let text = ([marked] + suffixes(field)).joined(separator: " ")
      return TextLayout.wrap(text, to: room).enumerated().map { order, text in
        Span(
          column: column, text: text, role: .marked, stop: stop, cursor: order == 0 ? 0 : nil)
      }
    }
    var texts = TextLayout.wrap(typed + "_", to: room)
    let row = texts.count - 1
    let cursor = max(0, TextLayout.width(texts[row]) - 1)
    for suffix in suffixes(field) {
      let longer = texts[texts.count - 1] + " " + suffix
      if TextLayout.width(longer) <= room {
        texts[texts.count - 1] = longer
      } else {
        texts += TextLayout.wrap(suffix, to: room)
      }
    }
    return texts.enumerated().map { order, text in
      Span(
        column: column, text: text, role: .marked, stop: stop,
        cursor: order == row ? cursor : nil)
    }
  }

  private func suffixes(_ field: DeskField) -> [String] {
    [field.unit, field.aside, field.isChanged ? "(\(words.changed))" : nil].compactMap { $0 }
  }

  /// What is still in the running and what is marked, as many beside each other as fit.
  private func choiceLines(_ field: DeskField, _ stop: Int?) -> [Line] {
    var lines: [Line] = []
    var column = width
    for choice in field.choices where choice.isCandidate || choice.isMarked {
      let lead = lead(of: choice, in: field)
      let needed = TextLayout.width(lead + choice.label)
      if column + needed <= width {
        lines[lines.count - 1].spans.append(span(choice, lead + choice.label, at: column, stop))
        column += needed + 2
        continue
      }
      let wrapped = wrapped(lead, choice.label, .choice, indent: Self.choiceIndent)
      lines += wrapped.map { line in
        Line(spans: line.spans.map { span(choice, $0.text, at: $0.column, stop) }, stop: stop)
      }
      column = wrapped.count == 1 ? Self.choiceIndent + needed + 2 : width
    }
    return lines
  }

  private func lead(of choice: DeskField.Choice, in field: DeskField) -> String {
    let mark: String
    switch (field.kind, choice.isMarked) {
    case (.many, true): mark = "[x]"
    case (.many, false): mark = "[ ]"
    case (.text, true), (.secret, true), (.number, true), (.one, true): mark = "(●)"
    case (.text, false), (.secret, false), (.number, false), (.one, false): mark = "( )"
    }
    let key = choice.key.isEmpty ? "" : choice.key + " "
    return (choice.isCurrent ? "▶" : " ") + mark + " " + key
  }

  /// The choice that Space would mark has the cursor.
  private func span(
    _ choice: DeskField.Choice, _ text: String, at column: Int, _ stop: Int?
  ) -> Span {
    guard !choice.isCurrent else {
      return Span(column: column, text: text, role: .focused, stop: stop, cursor: 2)
    }
    return Span(column: column, text: text, role: choice.isMarked ? .marked : .choice)
  }
}
