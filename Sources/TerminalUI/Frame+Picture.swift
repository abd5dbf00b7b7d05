package extension Frame {
  /// The screen as text, one line a row, without the blanks at the end of each row.
  var text: String {
    (0..<size.rows).map { text(ofRow: $0) }.joined(separator: "\n")
  }

  /// One row as text, without the blanks at its end; empty outside the screen.
  func text(ofRow row: Int) -> String {
    guard row >= 0, row < size.rows else { return "" }
    let text = cells[row * size.columns..<(row + 1) * size.columns].map(\.text).joined()
    return String(text.reversed().drop { $0 == " " }.reversed())
  }

  /// The stretches of one row that share this role, top to bottom, without outer blanks.
  func texts(in role: Role) -> [String] {
    (0..<size.rows).flatMap { row in
      cells[row * size.columns..<(row + 1) * size.columns]
        .split { $0.role != role }
        .map { $0.map(\.text).joined().trimmingBlanks }
        .filter { !$0.isEmpty }
    }
  }
}

private extension String {
  var trimmingBlanks: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
