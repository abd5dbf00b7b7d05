import TerminalHarness

extension TerminalSession {
  /// Types a text, key by key.
  func press(_ text: String) {
    for character in text { press(.character(character)) }
  }

  func press(_ key: TestKey) {
    terminal.send(screen.keyBytes(key))
  }

  /// Presses keys so fast that they arrive together.
  func press(_ keys: [TestKey]) {
    terminal.send(keys.flatMap { screen.keyBytes($0) })
  }

  /// Presses and releases the left button, or a finger, on the first letter of a text.
  func click(onText text: String) throws {
    guard let place = screen.place(of: text) else {
      throw HarnessFailure.notOnScreen(text, screen: screen.text)
    }
    click(at: place)
  }

  func click(at place: ScreenPlace) {
    terminal.send(screen.clickBytes(at: place))
  }

  func turn(_ wheel: Screen.Wheel) {
    terminal.send(screen.wheelBytes(wheel))
  }

  func paste(_ text: String) {
    terminal.send(screen.pasteBytes(text))
  }

  /// Bytes that no key of the emulator makes.
  func send(raw text: String) {
    terminal.send(Array(text.utf8))
  }

  func resize(to size: ScreenSize) {
    readWaiting()
    screen.resize(to: size)
    terminal.resize(to: size)
  }

  func signal(_ number: Int32) {
    terminal.signal(number)
  }

  /// Ends the program at once, as a power cut would.
  func kill() throws {
    terminal.signal(9)
    _ = try exitStatus()
  }

  func hangUp() {
    readWaiting()
    terminal.hangUp()
  }

  /// Acts, waits for the result, and says what that cost on the line.
  func cost(
    of action: () throws -> Void, until what: String, _ predicate: (Screen) -> Bool
  ) throws -> LineCost {
    readWaiting()
    let before = ProcessFacts(of: terminal.process)
    let bytesBefore = output.count
    try action()
    try wait(until: what, predicate)
    let after = ProcessFacts(of: terminal.process)
    return LineCost(
      writes: after.writeCalls - before.writeCalls, bytes: output.count - bytesBefore)
  }
}

/// What a change of the screen cost: calls to the system and bytes sent.
struct LineCost: Equatable {
  var writes: Int
  var bytes: Int
}
