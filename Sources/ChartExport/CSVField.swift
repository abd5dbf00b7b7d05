/// One field of a table that a spreadsheet opens without running it.
enum CSVField {
  /// Made harmless, and quoted where RFC 4180 wants it.
  static func written(_ text: String) -> String {
    let safe = defused(text.withoutControls)
    let isPlain = safe.utf8.allSatisfy { !special.contains($0) }
    return isPlain ? safe : "\"\(doubled(safe))\""
  }

  /// The text that was written, unless it was changed to be harmless.
  static func read(_ cell: String) -> String {
    guard cell.utf8.first == UInt8(ascii: "'") else { return cell }
    let rest = String(cell.unicodeScalars.dropFirst())
    return isFormula(rest) ? rest : cell
  }

  /// Whether a spreadsheet would take it for a formula; a plain number is one to no harm.
  static func isFormula(_ text: String) -> Bool {
    guard let first = text.utf8.first, formulaSigns.contains(first) else { return false }
    return !text.isPlainNumber
  }

  /// Whether something in it could move, hide or reorder the text around it.
  static func isHarmful(_ text: String) -> Bool { text.unicodeScalars.contains(where: \.isHarmful) }

  private static let formulaSigns = Set("=+-@\t\r".utf8)
  private static let special = Set(",\"\r\n\t ".utf8)

  private static func defused(_ text: String) -> String {
    isFormula(text) ? "'" + text : text
  }

  private static func doubled(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\"" { scalars.append("\"") }
      scalars.append(scalar)
    }
    return String(scalars)
  }
}

extension String {
  /// Line breaks and tabs stay.
  var withoutControls: String {
    String(String.UnicodeScalarView(unicodeScalars.map { $0.isHarmful ? "\u{FFFD}" : $0 }))
  }
}

extension Unicode.Scalar {
  fileprivate var isHarmful: Bool {
    switch properties.generalCategory {
    case .control: !"\t\r\n".unicodeScalars.contains(self)
    case .lineSeparator, .paragraphSeparator: true
    case .format: self != "\u{200D}"
    case _: false
    }
  }
}
