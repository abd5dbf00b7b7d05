extension Screen {
  /// The rows read as one text, however they were wrapped.
  var prose: String { rows.map(\.trimmed).joined(separator: " ") }

  /// Whether the texts stand on the screen, wrapped or not.
  func shows(_ texts: [String]) -> Bool {
    let prose = prose
    return texts.allSatisfy { prose.contains($0) }
  }

  func shows(_ texts: String...) -> Bool { shows(texts) }

  /// Everything an onlooker can see, also by scrolling back.
  var everythingVisible: String { (scrolled + rows).map(\.trimmed).joined(separator: " ") }
}

/// What every page with something to choose owes to people who follow the cursor.
struct FocusFacts: Equatable {
  var cursorIsVisible = true
  var cursorIsOnBar = true
  var rowHasMarker = true
  /// The last row begins with what the keys do and ends with the other language.
  var helpIsInLastRow = true

  static let good = FocusFacts()
}

extension FocusFacts {
  init(_ screen: Screen) {
    let help = screen.rows[screen.size.rows - 1].trimmed
    cursorIsVisible = screen.cursorIsVisible
    cursorIsOnBar = screen.cell(at: screen.cursor).isReverse
    rowHasMarker = screen.rows[screen.cursor.row].contains("▶")
    helpIsInLastRow =
      (help.hasPrefix("↑↓ ") || help.hasPrefix("Enter "))
      && (help.hasSuffix("L Español") || help.hasSuffix("L English"))
  }
}

extension String {
  /// Without the blanks at both ends.
  var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
