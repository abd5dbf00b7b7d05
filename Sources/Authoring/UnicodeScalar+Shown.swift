extension Unicode.Scalar {
  /// Itself, or a sign for it where a terminal would obey it, hide it, or turn the line around.
  var shown: Unicode.Scalar {
    switch value {
    case 0x09: return "→"
    case 0x0A: return "⏎"
    case 0x7F: return "␡"
    case 0..<0x20: return Unicode.Scalar(0x2400 + value) ?? "�"
    default: break
    }
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      return "�"
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber,
      .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol, .spaceSeparator:
      return self
    @unknown default:
      return "�"
    }
  }

  /// How many columns of a terminal its sign takes.
  var columns: Int {
    guard value >= 0x300 else { return 1 }
    let category = shown.properties.generalCategory
    if category == .nonspacingMark || category == .enclosingMark { return 0 }
    let isWide = Unicode.Scalar.wide.contains { $0.contains(shown.value) }
    return isWide ? 2 : 1
  }

  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
    0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
    0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
  ]
}
