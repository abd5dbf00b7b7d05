import CNcurses

/// How many columns a character takes, the same in every locale.
enum CharacterWidth {
  /// Nil for a character that must never reach a terminal as it is.
  static func columns(of scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x20..<0x7F: return 1
    case 0x00..<0xA0: return nil
    case 0x2028, 0x2029, 0xFFF9...0xFFFB: return nil
    case 0x200C, 0x200D, 0xFE00...0xFE0F: return 0
    // Invisible, or reordering the text around them: one answer could be read as another.
    case _ where scalar.properties.isDefaultIgnorableCodePoint: return nil
    case _ where scalar.properties.generalCategory == .privateUse: return nil
    default:
      let width = Int(cnc_width(scalar.value))
      return width < 0 ? nil : width
    }
  }
}
