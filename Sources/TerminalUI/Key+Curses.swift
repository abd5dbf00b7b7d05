import CNcurses

extension Key {
  /// Codes from here on are the characters of a number pad.
  static let firstPadCode: Int32 = 0x1100

  /// The key that sends this character; nil for characters that no key sends.
  init?(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x0A, 0x0D: self = .enter
    case 0x09: self = .tab
    case 0x08, 0x7F: self = .backspace
    case 0x1B: self = .escape
    case 0x00..<0x20:
      self = .control(Character(Unicode.Scalar(UInt8(scalar.value) | 0x40)))
    case 0x80..<0xA0: return nil
    default: self = .character(Character(scalar))
    }
  }

  /// The key with this ncurses code; nil for keys that no screen of ours uses.
  init?(code: Int32) {
    if code > Key.firstPadCode, let value = UInt8(exactly: code - Key.firstPadCode) {
      self = .character(Character(Unicode.Scalar(value)))
      return
    }
    switch code {
    case KEY_ENTER: self = .enter
    case KEY_BTAB: self = .backTab
    case KEY_BACKSPACE: self = .backspace
    case KEY_DC: self = .delete
    case KEY_UP: self = .up
    case KEY_DOWN: self = .down
    case KEY_LEFT: self = .left
    case KEY_RIGHT: self = .right
    case KEY_HOME, KEY_FIND: self = .home
    case KEY_END, KEY_SELECT: self = .end
    case KEY_PPAGE: self = .pageUp
    case KEY_NPAGE: self = .pageDown
    case KEY_F0 + 1...KEY_F0 + 63: self = .function(Int(code - KEY_F0))
    default: return nil
    }
  }
}
