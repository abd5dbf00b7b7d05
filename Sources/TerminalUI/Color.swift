/// The sixteen colours every palette names, and the terminal's own.
package enum Color: Int, CaseIterable, Hashable, Sendable {
  case terminal = -1
  case black
  case red
  case green
  case yellow
  case blue
  case magenta
  case cyan
  case white
  case brightBlack
  case brightRed
  case brightGreen
  case brightYellow
  case brightBlue
  case brightMagenta
  case brightCyan
  case brightWhite

  package var isBright: Bool { rawValue >= 8 }

  /// The same colour among the first eight.
  package var base: Color {
    isBright ? Color(rawValue: rawValue - 8) ?? self : self
  }
}
