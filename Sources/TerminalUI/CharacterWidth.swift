import CNcurses

/// How many columns a character takes, the same in every locale.
enum CharacterWidth {
  /// Nil for a character that must never reach a terminal as it is.
  static func columns(of scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x20..<0x7F: return 1
    case 0x00..<0xA0: return nil
    // These reorder the text around them, so that one answer could be read as another.
    case 0x2028...0x202E, 0x2066...0x2069: return nil
    default:
      let width = Int(cnc_width(scalar.value))
      return width < 0 ? nil : width
    }
  }
}
