import CVTerm

/// What a screen of the desk shows at one moment, read once.
struct DeskSight: Equatable {
  let rows: [String]
  let cursor: ScreenPlace
  let focus: DeskFocusFacts
  /// From the marker to the cursor; nothing where they do not belong together.
  let focusedRows: ClosedRange<Int>?

  init(_ screen: Screen) {
    rows = screen.quickRows
    cursor = screen.cursor
    focusedRows = Self.focusedRows(rows, screen)
    focus = DeskFocusFacts(
      cursorIsVisible: screen.cursorIsVisible,
      cursorIsOnBar: screen.cell(at: screen.cursor).isReverse,
      markerIsOnBar: focusedRows != nil)
  }

  private static func focusedRows(_ rows: [String], _ screen: Screen) -> ClosedRange<Int>? {
    let cursor = screen.cursor.row
    var row = cursor
    while row > 0, !rows[row].contains("▶") {
      guard screen.cell(at: ScreenPlace(row: row, column: 1)).isReverse else { return nil }
      row -= 1
    }
    return row > 0 ? row...cursor : nil
  }
}

/// What every page of the desk owes to people who follow the cursor.
struct DeskFocusFacts: Equatable {
  var cursorIsVisible = true
  var cursorIsOnBar = true
  /// Before what is focused, on the cursor's row or on one above it in the same bar.
  var markerIsOnBar = true

  static let good = DeskFocusFacts()
}

extension DeskSight {
  /// The row with the marker, without it.
  var focusedText: String { focusedRows.map { unmarked(rows[$0.lowerBound]).trimmed } ?? "" }

  /// Where the focus is, by what stands above it and how its row begins: typing changes neither.
  var focusedPlace: [String] {
    guard let row = focusedRows?.lowerBound else { return [] }
    let rows = rows[...row].map { String(unmarked($0).prefix(25)) }
    return rows + (focusedText.hasPrefix("[ ") ? ["\(cursor.column)"] : [])
  }

  /// What would be seen without knowing where the focus is.
  var unmarkedRows: [String] { rows.map(unmarked) }

  private func unmarked(_ row: String) -> String {
    row.contains("▶") ? row.replacing("▶", with: " ").withoutBlanksAtEnd : row
  }

  /// Whether the texts stand on the screen, wrapped or not.
  func shows(_ texts: [String]) -> Bool {
    let prose = rows.map(\.trimmed).joined(separator: " ")
    return texts.allSatisfy { prose.contains($0) }
  }

  func contains(_ text: String) -> Bool { rows.contains { $0.contains(text) } }

  /// Whether the page has this heading, and not only a key or a field of that name.
  func isHeaded(_ heading: String) -> Bool {
    rows.contains { row in
      let row = row.trimmed
      return row.count >= min(heading.count, 20) && heading.hasPrefix(row)
    }
  }
}

extension Screen {
  /// As `rows`, by one question to the emulator.
  fileprivate var quickRows: [String] {
    var bytes = [CChar](repeating: 0, count: size.rows * (size.columns * 6 + 1))
    let all = VTermRect(
      start_row: 0, end_row: Int32(size.rows), start_col: 0, end_col: Int32(size.columns))
    let count = vterm_screen_get_text(vterm_obtain_screen(emulator), &bytes, bytes.count, all)
    let text = String(decoding: bytes[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).withoutBlanksAtEnd }
    return Array((rows + Array(repeating: "", count: size.rows)).prefix(size.rows))
  }
}

extension String {
  fileprivate var withoutBlanksAtEnd: String {
    let blanks = utf8.reversed().prefix { $0 == UInt8(ascii: " ") }.count
    return String(decoding: utf8.dropLast(blanks), as: UTF8.self)
  }
}
