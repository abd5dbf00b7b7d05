import CVTerm

/// A key on the test's keyboard.
enum TestKey: Equatable {
  case enter, escape, tab, backTab, backspace, delete
  case up, down, left, right, home, end, pageUp, pageDown
  case function(Int)
  /// A digit on the number pad.
  case pad(Int)
  case control(Character)
  case character(Character)
}

extension Screen {
  /// The bytes that this key sends now.
  func keyBytes(_ key: TestKey) -> [UInt8] {
    switch key {
    case .enter: press(VTERM_KEY_ENTER)
    case .escape: press(VTERM_KEY_ESCAPE)
    case .tab: press(VTERM_KEY_TAB)
    case .backTab: press(VTERM_KEY_TAB, VTERM_MOD_SHIFT)
    case .backspace: press(VTERM_KEY_BACKSPACE)
    case .delete: press(VTERM_KEY_DEL)
    case .up: press(VTERM_KEY_UP)
    case .down: press(VTERM_KEY_DOWN)
    case .left: press(VTERM_KEY_LEFT)
    case .right: press(VTERM_KEY_RIGHT)
    case .home: press(VTERM_KEY_HOME)
    case .end: press(VTERM_KEY_END)
    case .pageUp: press(VTERM_KEY_PAGEUP)
    case .pageDown: press(VTERM_KEY_PAGEDOWN)
    case .function(let number):
      press(VTermKey(VTERM_KEY_FUNCTION_0.rawValue + UInt32(number)))
    case .pad(let digit): press(VTermKey(VTERM_KEY_KP_0.rawValue + UInt32(digit)))
    case .control(let character): type(Character(character.lowercased()), VTERM_MOD_CTRL)
    case .character(let character): type(character, VTERM_MOD_NONE)
    }
    return takeOutput()
  }

  /// The bytes of a press and a release of the left button; none when nobody asked for them.
  func clickBytes(at place: ScreenPlace) -> [UInt8] {
    vterm_mouse_move(emulator, Int32(place.row), Int32(place.column), VTERM_MOD_NONE)
    vterm_mouse_button(emulator, 1, true, VTERM_MOD_NONE)
    vterm_mouse_button(emulator, 1, false, VTERM_MOD_NONE)
    return takeOutput()
  }

  enum Wheel: Int32 { case up = 4, down = 5 }

  func wheelBytes(_ wheel: Wheel) -> [UInt8] {
    vterm_mouse_button(emulator, wheel.rawValue, true, VTERM_MOD_NONE)
    return takeOutput()
  }

  /// The bytes of a paste, bracketed when the program asked for brackets.
  func pasteBytes(_ text: String) -> [UInt8] {
    vterm_keyboard_start_paste(emulator)
    let start = takeOutput()
    vterm_keyboard_end_paste(emulator)
    return start + Array(text.utf8) + takeOutput()
  }

  /// What the emulator has to say: keys made here, and answers to the program's questions.
  func takeOutput() -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [CChar](repeating: 0, count: 4096)
    while true {
      let count = vterm_output_read(emulator, &buffer, buffer.count)
      guard count > 0 else { return bytes }
      bytes += buffer[..<count].map { UInt8(bitPattern: $0) }
    }
  }

  private func press(_ key: VTermKey, _ modifier: VTermModifier = VTERM_MOD_NONE) {
    vterm_keyboard_key(emulator, key, modifier)
  }

  private func type(_ character: Character, _ modifier: VTermModifier) {
    for scalar in String(character).unicodeScalars {
      vterm_keyboard_unichar(emulator, scalar.value, modifier)
    }
  }
}
