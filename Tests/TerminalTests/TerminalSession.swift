import TestSupplies
import TerminalHarness

/// A program on a terminal, and the person in front of it.
final class TerminalSession {
  let terminal: PseudoTerminal
  let screen: Screen
  /// Everything the program has sent.
  private(set) var output: [UInt8] = []
  /// Lives as long as the program.
  private let folder: TemporaryFolder?

  init(
    executable: String? = nil, arguments: [String] = [],
    environment: [String: String] = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"],
    size: ScreenSize = .usual, keeping folder: TemporaryFolder? = nil
  ) throws {
    self.folder = folder
    screen = try Screen(size: size)
    terminal = try PseudoTerminal(
      executable ?? Product.executable(), arguments: arguments, environment: environment,
      size: size)
  }

  func wait(for text: String, within seconds: Double = 10) throws {
    try wait(until: "“\(text)”", within: seconds) { $0.contains(text) }
  }

  func wait(forNo text: String, within seconds: Double = 10) throws {
    try wait(until: "“\(text)” to go", within: seconds) { !$0.contains(text) }
  }

  /// Reads what arrives until the screen satisfies the predicate.
  func wait(
    until what: String, within seconds: Double = 10, _ predicate: (Screen) -> Bool
  ) throws {
    try poll(for: what, within: seconds) { predicate(screen) }
  }

  /// How the program ended.
  func exitStatus(within seconds: Double = 10) throws -> ProcessEnd {
    var status: ProcessEnd?
    try poll(for: "the end of the program", within: seconds) {
      status = terminal.exitStatus()
      return status != nil
    }
    readWaiting()
    guard let status else { throw HarnessFailure.timedOut("its status", screen: screen.text) }
    return status
  }

  /// Reads what arrives until a fact about the world outside the screen holds.
  func poll(for what: String, within seconds: Double, _ fact: () -> Bool) throws {
    let deadline = Patience.end(after: seconds)
    while !fact() {
      guard ContinuousClock.now < deadline else {
        throw HarnessFailure.timedOut(what, screen: screen.text)
      }
      take(terminal.read(within: 5))
    }
  }

  /// Shows what has arrived already.
  func readWaiting() {
    while true {
      let bytes = terminal.read(within: 0)
      guard !bytes.isEmpty else { return }
      take(bytes)
    }
  }

  private func take(_ bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    output += bytes
    screen.feed(bytes)
    terminal.send(screen.takeOutput())
  }
}
