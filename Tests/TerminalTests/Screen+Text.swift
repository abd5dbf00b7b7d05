extension Screen {
  /// The rows as text, without the blanks at their ends.
  var rows: [String] {
    (0..<size.rows).map { cells(ofRow: $0).text }
  }

  /// The whole screen as text, one line a row.
  var text: String { rows.joined(separator: "\n") }

  func contains(_ text: String) -> Bool {
    rows.contains { $0.contains(text) }
  }

  /// Where a text begins; the first place when it is there more than once.
  func place(of text: String) -> ScreenPlace? {
    for row in 0..<size.rows {
      let cells = cells(ofRow: row)
      for column in cells.indices where cells[column...].text.hasPrefix(text) {
        return ScreenPlace(row: row, column: column)
      }
    }
    return nil
  }

  /// One entry a column; the right half of a wide character has an empty text.
  func cells(ofRow row: Int) -> [ScreenCell] {
    (0..<size.columns).map { cell(at: ScreenPlace(row: row, column: $0)) }
  }

  /// The text of the stretches of a row that satisfy a condition.
  func texts(where condition: (ScreenCell) -> Bool) -> [String] {
    (0..<size.rows).flatMap { row in
      cells(ofRow: row).split { !condition($0) }.map { Array($0).text }.filter { !$0.isEmpty }
    }
  }
}

extension Collection where Element == ScreenCell, Index == Int {
  /// The cells as text, wide characters once, without the blanks at the end.
  var text: String {
    var text = ""
    var column = startIndex
    while column < endIndex {
      text += self[column].text
      column += Swift.max(1, self[column].width)
    }
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }
}
