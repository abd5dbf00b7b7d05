import TestSupplies
import TerminalHarness

/// The kiosk's first screen, for tests of what any screen program owes its terminal.
enum Stage {
  /// On the first screen and not to be missed.
  static let firstText = "Welcome"
  /// The choices of the first screen.
  static let choices = ["1  English", "2  Español"]
  static let choicesInASCII = ["1  English", "2  Espanol"]
  static let focusMark = "▶"
  static let focusMarkInASCII = ">"
  /// In the row of hints, which is the last.
  static let hint = "Enter Start"
  static let crashNotice =
    "The kiosk must restart. Answers are saved. Please tell staff."

  static let statusWhenStopped = ProcessEnd.exited(0)
  static let statusWhenCut = ProcessEnd.exited(0)
  static let statusWithoutTerminal = ProcessEnd.exited(3)

  static let utf8 = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"]

  /// Starts the kiosk without waiting for anything.
  static func start(
    _ environment: [String: String] = utf8, size: ScreenSize = .usual
  ) throws -> TerminalSession {
    let folder = try TemporaryFolder()
    return try TerminalSession(
      arguments: ["kiosk", "--store", folder.storePath], environment: environment, size: size,
      keeping: folder)
  }

  /// Starts the kiosk and waits for its first screen, and for the store behind it.
  static func open(
    _ environment: [String: String] = utf8, size: ScreenSize = .usual
  ) throws -> TerminalSession {
    let session = try start(environment, size: size)
    try session.wait(for: firstText)
    try session.settle()
    return session
  }

  /// True when title and hints sit where a screen of this size has them.
  static func fills(_ screen: Screen) -> Bool {
    let corner = ScreenPlace(row: 0, column: screen.size.columns - 1)
    return screen.cell(at: corner).isReverse
      && screen.rows[screen.size.rows - 1].contains(hint)
      && !screen.rows[..<(screen.size.rows - 1)].contains { $0.contains(hint) }
  }
}

extension TerminalSession {
  /// Waits until the program has done everything that it had begun.
  func settle() throws {
    let clock = ContinuousClock()
    var facts = ProcessFacts(of: terminal.process)
    var since = clock.now
    try poll(for: "quiet", within: 20) {
      let now = ProcessFacts(of: terminal.process)
      if now != facts || now.state != "S" {
        facts = now
        since = clock.now
      }
      return clock.now - since > .milliseconds(100)
    }
  }
}
