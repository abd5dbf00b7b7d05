import CNcurses

/// A theme in the terms of this terminal: for each role the attributes and the colour pair.
struct Paint {
  private let brushes: [Brush]
  private let isColored: Bool

  struct Brush {
    var attributes: attr_t
    var pair: Int32
  }

  /// Without colours, or when the environment forbids them, every theme becomes monochrome.
  init(theme: Theme, forbidsColor: Bool) {
    isColored = !forbidsColor && has_colors()
    if isColored {
      start_color()
      use_default_colors()
    }
    brushes = Paint.brushes(of: isColored ? theme : .mono)
  }

  init(_ other: Paint, theme: Theme) {
    isColored = other.isColored
    brushes = Paint.brushes(of: isColored ? theme : .mono)
  }

  subscript(_ role: Role) -> Brush { brushes[role.rawValue] }

  private static func brushes(of theme: Theme) -> [Brush] {
    Role.allCases.map { role in
      let look = theme.look(of: role)
      let shown = cnc_colors() >= 16 ? look : look.inEightColors
      return Brush(attributes: attributes(of: shown), pair: pair(of: shown))
    }
  }

  private static func attributes(of look: Look) -> attr_t {
    look.attributes.reduce(CNC_NORMAL) { sum, attribute in
      switch attribute {
      case .bold: sum | CNC_BOLD
      case .reverse: sum | CNC_REVERSE
      case .underline: sum | CNC_UNDERLINE
      }
    }
  }

  private static func pair(of look: Look) -> Int32 {
    guard look.foreground != .terminal || look.background != .terminal else { return 0 }
    return max(0, alloc_pair(Int32(look.foreground.rawValue), Int32(look.background.rawValue)))
  }
}
