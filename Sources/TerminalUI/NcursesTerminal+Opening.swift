import CNcurses

extension NcursesTerminal {
  /// Starts ncurses so that it writes each frame with one call.
  static func openScreen(_ type: String) -> Bool {
    // Its buffer is as large as the screen it starts with, and is flushed when full: started at the
    // true size it would tear frames with many colours or letters beyond ASCII.
    let size = windowSize
    let bytes = max(size.columns * size.rows, usualCells) * mostBytesOfCell + bytesOfColors
    let before = ["LINES", "COLUMNS"].map { (name: String) in
      (name, getenv(name).map { String(cString: $0) })
    }
    setenv("LINES", String(min(bytes / size.columns + 1, tallest)), 1)
    setenv("COLUMNS", String(size.columns), 1)
    let screen = cnc_open(type)
    for (name, value) in before {
      if let value { setenv(name, value, 1) } else { unsetenv(name) }
    }
    guard screen != nil else { return false }
    set_escdelay(Patience.escape)
    raw()
    noecho()
    nonl()
    typeahead(-1)
    // A screen just started flushes at every cursor move; one that comes back does not.
    endwin()
    refresh()
    return true
  }

  /// Makes ncurses use the size that the terminal has now.
  static func adoptedSize() -> Size {
    let size = windowSize
    resizeterm(Int32(size.rows), Int32(size.columns))
    return size
  }

  static func enableInput(
    on keyboard: UnsafeMutablePointer<WINDOW>, mouse: Mouse, capabilities: Capabilities
  ) {
    keypad(keyboard, true)
    for (sequence, code) in KeypadSequence.all { define_key(sequence, code) }
    // We read the mouse ourselves: ncurses would join a press and a release that arrive together.
    keyok(KEY_MOUSE, false)
    switch mouse {
    case .on: send(capabilities.mouseOn)
    case .off: break
    }
    guard !capabilities.pasteOn.isEmpty, !capabilities.pasteEnd.isEmpty else { return }
    define_key(capabilities.pasteStart, PasteMark.start)
    define_key(capabilities.pasteEnd, PasteMark.end)
    send(capabilities.pasteOn)
  }
}

private extension NcursesTerminal {
  /// A terminal may grow after the start, to a kiosk's whole screen for example.
  static var usualCells: Int { 3000 }
  static var mostBytesOfCell: Int { 5 }
  static var bytesOfColors: Int { 2048 }
  /// So that a line of one column does not ask for thousands of rows.
  static var tallest: Int { 500 }

  static var windowSize: Size {
    var rows: Int32 = 0
    var columns: Int32 = 0
    guard cnc_window_size(&rows, &columns) == 0, rows > 0, columns > 0 else {
      return Size(columns: 80, rows: 24)
    }
    return Size(columns: Int(columns), rows: Int(rows))
  }
}

/// Milliseconds to wait for bytes that belong to those already here.
enum Patience {
  static let escape: Int32 = 25
  static let character: Int32 = 250
  static let paste: Int32 = 500
}

/// Codes of our own for the two ends of a paste, beyond those ncurses hands out.
enum PasteMark {
  static let start: Int32 = 0x1001
  static let end: Int32 = 0x1002
}

/// A number pad in application mode sends these in place of digits.
private enum KeypadSequence {
  static let all: [(String, Int32)] =
    zip("pqrstuvwxy", "0123456789").map { ("\u{1B}O\($0)", KeypadSequence.code(of: $1)) }
    + [("\u{1B}Ok", code(of: "+")), ("\u{1B}Om", code(of: "-")), ("\u{1B}On", code(of: "."))]

  private static func code(of character: Character) -> Int32 {
    Key.firstPadCode + Int32(character.asciiValue ?? 0)
  }
}
