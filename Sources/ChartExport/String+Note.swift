extension String {
  /// Columns in a fixed-width font; a chart has no terminal to ask, so Unicode's own blocks decide.
  var noteWidth: Int {
    reduce(0) { $0 + $1.noteWidth }
  }

  /// A word as it is, or cut where it is wider than a line.
  func notePieces(columns: Int) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var width = 0
    for character in self {
      if width + character.noteWidth > columns {
        pieces.append(piece)
        piece = ""
        width = 0
      }
      piece.append(character)
      width += character.noteWidth
    }
    return pieces + (piece.isEmpty ? [] : [piece])
  }

  /// Free text without anything that could move, hide or reorder the text around it.
  package var noteSafe: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control: scalar == "\n" || scalar == "\t" ? " " : "\u{FFFD}"
          case .lineSeparator, .paragraphSeparator: " "
          case .format: scalar == "\u{200D}" ? scalar : "\u{FFFD}"
          case _: scalar
          }
        }))
  }
}

extension Character {
  fileprivate var noteWidth: Int {
    guard let scalar = unicodeScalars.first, !isASCII else { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    case _: return scalar.isWide ? 2 : 1
    }
  }
}

extension Unicode.Scalar {
  /// East Asian scripts and pictures take two columns.
  fileprivate var isWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      true
    case _:
      false
    }
  }
}
