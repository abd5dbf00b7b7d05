import Glibc
import TerminalHarness

/// A program with a long list, at a terminal of 80x25.
final class DeskTerminal {
  private let terminal: PseudoTerminal

  /// How long something took, and what it wrote.
  struct Answer {
    let milliseconds: Double
    let bytes: Int
  }

  static let up = "\u{1B}OA"
  static let down = "\u{1B}OB"
  static let escape = "\u{1B}"
  static let bell = "\u{7}"
  /// Stands beside what is focused, so a frame shows it when the focus moves.
  static let marker = "▶"

  /// Without a byte for so long, a frame is taken to be whole.
  private static let pause: Int32 = 4

  init(_ executable: String, _ arguments: [String]) throws {
    terminal = try PseudoTerminal(
      executable, arguments: arguments,
      environment: ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "HOME": "/tmp"],
      size: ScreenSize(columns: 80, rows: 25))
  }

  deinit {
    terminal.signal(SIGKILL)
    while terminal.exitStatus() == nil { usleep(1_000) }
  }

  var number: pid_t { terminal.process }

  var facts: ProcessFacts { ProcessFacts(of: terminal.process) }

  /// From these keys to the end of the frame that follows; for a program that is quiet otherwise.
  func press(_ keys: String) throws -> Answer {
    let start = ContinuousClock.now
    terminal.send(Array(keys.utf8))
    var bytes = try some(after: keys).count
    var last = start.millisecondsSince
    while case let more = terminal.read(within: Self.pause), !more.isEmpty {
      bytes += more.count
      last = start.millisecondsSince
    }
    return Answer(milliseconds: last, bytes: bytes)
  }

  /// From these keys to the first word or sign of the frame that only they can bring about.
  func press(_ keys: String, until word: String) throws -> Answer {
    let start = ContinuousClock.now
    terminal.send(Array(keys.utf8))
    return try wait(for: word, since: start)
  }

  func wait(for word: String, since start: ContinuousClock.Instant) throws -> Answer {
    let wanted = Array(word.utf8)
    var seen: [UInt8] = []
    while !seen.contains(wanted) { seen += try some(after: word) }
    return Answer(milliseconds: start.millisecondsSince, bytes: seen.count)
  }

  /// When the last byte came before so many milliseconds without any.
  func settle(_ quiet: Int32, since start: ContinuousClock.Instant) -> Double {
    var last = start.millisecondsSince
    while !terminal.read(within: quiet).isEmpty { last = start.millisecondsSince }
    return last
  }

  /// Takes what was drawn meanwhile.
  func readWaiting() {
    while !terminal.read(within: 0).isEmpty {}
  }

  /// All that is on the screen, drawn anew.
  func redrawn() -> String {
    terminal.resize(to: ScreenSize(columns: 81, rows: 25))
    _ = settle(300, since: .now)
    terminal.resize(to: ScreenSize(columns: 80, rows: 25))
    var bytes: [UInt8] = []
    while case let more = terminal.read(within: 300), !more.isEmpty { bytes += more }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func some(after cause: String) throws -> [UInt8] {
    let bytes = terminal.read(within: 20_000)
    guard !bytes.isEmpty else {
      throw HarnessFailure.system("waiting for what follows “\(cause)”", ETIMEDOUT)
    }
    return bytes
  }
}
