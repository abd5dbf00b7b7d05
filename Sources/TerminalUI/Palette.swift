/// The light a terminal makes of each colour name, and how its bold and underline change colours.
package struct Palette: Equatable, Sendable {
  package struct Light: Equatable, Sendable {
    package let red: Int
    package let green: Int
    package let blue: Int

    package init(_ hexadecimal: Int) {
      red = hexadecimal >> 16 & 0xFF
      green = hexadecimal >> 8 & 0xFF
      blue = hexadecimal & 0xFF
    }
  }

  package enum Kind: Equatable, Sendable {
    /// Eight colours; bold brightens the letters, underlining turns them cyan.
    case console
    /// Eight or sixteen colours, and bold may brighten or not.
    case emulator
  }

  package let name: String
  package let kind: Kind
  private let named: [Light]
  private let ownForeground: Light
  private let ownBackground: Light

  package static let linuxConsole = Palette(
    name: "Linux console", kind: .console,
    named: [
      0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA, 0x00AAAA, 0xAAAAAA,
      0x555555, 0xFF5555, 0x55FF55, 0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF,
    ].map(Light.init),
    ownForeground: Light(0xAAAAAA), ownBackground: Light(0x000000))

  package static let xterm = Palette(
    name: "xterm", kind: .emulator, named: xtermColors,
    ownForeground: Light(0x000000), ownBackground: Light(0xFFFFFF))

  package static let xtermReversed = Palette(
    name: "xterm, light on dark", kind: .emulator, named: xtermColors,
    ownForeground: Light(0xFFFFFF), ownBackground: Light(0x000000))

  package static let all: [Palette] = [.linuxConsole, .xterm, .xtermReversed]

  private static let xtermColors = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ].map(Light.init)

  package func foreground(_ color: Color) -> Light {
    color == .terminal ? ownForeground : named[color.rawValue]
  }

  package func background(_ color: Color) -> Light {
    color == .terminal ? ownBackground : named[color.rawValue]
  }
}
