import TerminalUI

extension DeskLines {
  private static let columnGap = 2
  /// From here on an answer stands beside its question.
  private static let besideWidth = 76

  /// True when the row takes two lines; by its columns alone, so that a table stays even.
  func isNarrow(_ row: DeskRow) -> Bool {
    guard !row.below.isEmpty else { return false }
    let cells = row.cells + row.below
    let columns = cells.reduce(0) { $0 + $1.width } + Self.columnGap * (cells.count - 1)
    return Self.rowIndent + columns > width
  }

  func headerLine(_ cells: [DeskCell], before place: Int) -> Line {
    var shown = cells
    if page.parts.indices.contains(place), case .row(let row) = page.parts[place].content,
      isNarrow(row)
    {
      shown = Array(cells.prefix(row.cells.count))
    }
    return Line(spans: spans(shown, \.label, at: Self.rowIndent, .heading, nil))
  }

  func rowLines(_ row: DeskRow, _ stop: Int?) -> [Line] {
    let role = row.tone.rowRole
    let isNarrow = isNarrow(row)
    let first = isNarrow ? row.cells : row.cells + row.below
    let lead = leadSpans(row.mark, stop, role)
    var lines = [Line(spans: lead + spans(first, \.text, at: Self.rowIndent, role, stop))]
    if isNarrow {
      lines += linesBelow(row).map { column, cells in
        Line(spans: spans(cells, \.text, at: column, role, stop))
      }
    }
    return whole(lines, stop)
  }

  func height(of row: DeskRow) -> Int { isNarrow(row) ? 1 + linesBelow(row).count : 1 }

  /// The last cell leaves its column where it would be cut there: for the end of the text before
  /// it, or else for a line of its own.
  private func linesBelow(_ row: DeskRow) -> [(column: Int, cells: [DeskCell])] {
    let start = Self.rowIndent + 2
    guard let last = row.below.last, var before = row.below.dropLast().last else {
      return [(start, row.below)]
    }
    let others = row.below.dropLast(2)
    let column = others.reduce(start) { $0 + $1.width + Self.columnGap }
    let needed = TextLayout.width(last.text)
    if column + before.width + Self.columnGap + needed <= width { return [(start, row.below)] }
    before.width = min(before.width, TextLayout.width(before.text))
    if column + before.width + Self.columnGap + needed <= width {
      return [(start, others + [before, last])]
    }
    return [(start, others + [before]), (column, [last])]
  }

  func itemLines(_ item: DeskItem, _ stop: Int?) -> [Line] {
    let indent = Self.rowIndent
    let isBeside = width >= Self.besideWidth
    let questionWidth = isBeside ? (width - indent) * 11 / 20 : width - indent
    let sign = isBeside ? "" : "> "
    let column = isBeside ? indent + questionWidth + Self.columnGap : indent + 2
    let question = TextLayout.wrap(item.question, to: questionWidth).map {
      Span(column: indent, text: $0, role: item.tone.questionRole, stop: stop)
    }
    let answer = wrapped(sign, item.answer, item.tone.answerRole, indent: column).flatMap(\.spans)
    let notes = item.notes.flatMap { wrapped("", $0, .plain, indent: column).flatMap(\.spans) }
    var rows = question.map { [$0] }
    for (order, span) in (answer + notes).enumerated() {
      let row = isBeside ? order : question.count + order
      if row < rows.count { rows[row].append(span) } else { rows.append([span]) }
    }
    rows[0] = leadSpans(item.mark, stop, item.tone.rowRole) + rows[0]
    return whole(rows.map { Line(spans: $0) }, stop)
  }

  private func leadSpans(_ mark: String?, _ stop: Int?, _ role: Role) -> [Span] {
    let marker = Span(column: 0, text: marker(stop), role: role, stop: stop, cursor: 0)
    guard let mark else { return [marker] }
    let sign = TextLayout.truncated(mark, to: Self.rowIndent - Self.markerWidth - 1)
    return [marker, Span(column: Self.markerWidth, text: sign, role: .urgent, stop: stop)]
  }

  private func whole(_ lines: [Line], _ stop: Int?) -> [Line] {
    guard let stop else { return lines }
    return lines.map { line in
      Line(
        spans: line.spans.map { span in
          var span = span
          span.stop = stop
          return span
        }, stop: stop, hasBar: true)
    }
  }

  /// Each text in its column, the last as far as the line goes.
  private func spans(
    _ cells: [DeskCell], _ text: KeyPath<DeskCell, String>, at start: Int, _ role: Role,
    _ stop: Int?
  ) -> [Span] {
    var column = start
    return cells.enumerated().compactMap { order, cell in
      let left = width - column
      let room = order == cells.count - 1 ? left : min(cell.width, left)
      defer { column += cell.width + Self.columnGap }
      guard room > 0 else { return nil }
      let shown = TextLayout.truncated(cell[keyPath: text], to: room)
      return Span(column: column, text: shown, role: role, stop: stop)
    }
  }
}

extension DeskPart.Tone {
  fileprivate var rowRole: Role {
    switch self {
    case .plain: .choice
    case .strong: .marked
    case .urgent: .urgent
    case .quiet: .plain
    }
  }

  fileprivate var questionRole: Role {
    switch self {
    case .plain: .choice
    case .strong, .urgent: .marked
    case .quiet: .plain
    }
  }

  fileprivate var answerRole: Role {
    switch self {
    case .plain, .strong: .marked
    case .urgent: .urgent
    case .quiet: .plain
    }
  }
}
