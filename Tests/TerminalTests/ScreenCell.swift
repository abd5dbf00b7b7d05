import CVTerm

/// A place on the emulated screen, counted from zero.
struct ScreenPlace: Equatable {
  var row: Int
  var column: Int
}

enum ScreenColor: Equatable {
  case standard
  case indexed(Int)
  case light(red: Int, green: Int, blue: Int)

  init(_ color: VTermColor) {
    if color.type & UInt8(VTERM_COLOR_DEFAULT_MASK.rawValue) != 0 {
      self = .standard
    } else if color.type & UInt8(VTERM_COLOR_TYPE_MASK.rawValue) != 0 {
      self = .indexed(Int(color.indexed.idx))
    } else {
      self = .light(
        red: Int(color.rgb.red), green: Int(color.rgb.green), blue: Int(color.rgb.blue))
    }
  }
}

/// What one cell of the emulated screen shows, and how.
struct ScreenCell: Equatable {
  let text: String
  let width: Int
  let isBold: Bool
  let isReverse: Bool
  let isUnderlined: Bool
  let foreground: ScreenColor
  let background: ScreenColor

  init(_ cell: VTermScreenCell) {
    let scalars = withUnsafeBytes(of: cell.chars) { Array($0.bindMemory(to: UInt32.self)) }
    var text = String.UnicodeScalarView()
    for value in scalars {
      guard value != 0, let scalar = Unicode.Scalar(value) else { break }
      text.append(scalar)
    }
    self.text = text.isEmpty ? " " : String(text)
    width = Int(cell.width)
    isBold = cell.attrs.bold != 0
    isReverse = cell.attrs.reverse != 0
    isUnderlined = cell.attrs.underline != 0
    foreground = ScreenColor(cell.fg)
    background = ScreenColor(cell.bg)
  }
}
