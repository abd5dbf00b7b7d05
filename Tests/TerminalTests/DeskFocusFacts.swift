/// What every page of the desk owes to people who follow the cursor.
struct DeskFocusFacts: Equatable {
  var cursorIsVisible = true
  var cursorIsOnBar = true
  /// Before what is focused, on the cursor's row or on one above it in the same bar.
  var markerIsOnBar = true

  static let good = DeskFocusFacts()
}

extension DeskFocusFacts {
  init(_ screen: Screen) {
    cursorIsVisible = screen.cursorIsVisible
    cursorIsOnBar = screen.cell(at: screen.cursor).isReverse
    markerIsOnBar = screen.focusedRows != nil
  }
}

extension Screen {
  private static let marker = "▶"

  /// The rows from the marker to the cursor; nothing where they do not belong together.
  var focusedRows: ClosedRange<Int>? {
    let rows = rows
    var row = cursor.row
    while row > 0, !rows[row].contains(Self.marker) {
      guard cell(at: ScreenPlace(row: row, column: 1)).isReverse else { return nil }
      row -= 1
    }
    return row > 0 ? row...cursor.row : nil
  }

  /// The row with the marker, without it.
  var focusedText: String {
    guard let first = focusedRows?.first else { return "" }
    return rows[first].replacing(Self.marker, with: " ").trimmed
  }

  /// Where the focus is, by what stands above it and how its row begins: typing changes neither.
  var focusedPlace: [String] {
    guard let row = focusedRows?.first else { return [] }
    let rows = unmarkedRows[...row]
    let isButton = rows[row].trimmed.hasPrefix("[ ")
    return rows.map { String($0.prefix(25)) } + (isButton ? ["\(cursor.column)"] : [])
  }

  /// Whether the page has this heading, and not only a key or a field of that name.
  func isHeaded(_ heading: String) -> Bool {
    rows.contains { row in
      let row = row.trimmed
      return row.count >= min(heading.count, 20) && heading.hasPrefix(row)
    }
  }

  /// What would be seen without knowing where the focus is.
  var unmarkedRows: [String] {
    rows.map { row in
      String(row.map { $0 == "▶" ? " " : $0 }.reversed().drop { $0 == " " }.reversed())
    }
  }
}
