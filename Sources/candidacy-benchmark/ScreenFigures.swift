import Glibc
import TerminalHarness

/// What a person at the terminal feels, and what it costs the machine.
struct ScreenFigures {
  var startMilliseconds: [Double] = []
  var keyMilliseconds: [Double] = []
  var bytesPerKey = 0.0
  var writesPerKey = 0.0
  var idleSwitches = 0
  var peakMegabytes = 0.0

  private static let starts = 21
  private static let keys = 200
  private static let idleSeconds: UInt32 = 10

  init(measuring peer: Peer) throws {
    for _ in 0..<Self.starts {
      let before = ContinuousClock.now
      let terminal = try Self.terminal(of: peer)
      try Self.read(until: peer.firstFrameEndsWith, from: terminal)
      startMilliseconds.append(before.millisecondsSince)
      Self.end(terminal)
    }
    let terminal = try Self.terminal(of: peer)
    try Self.read(until: peer.firstFrameEndsWith, from: terminal)
    if !peer.approach.isEmpty {
      terminal.send(Array(peer.approach.utf8))
      try Self.read(until: peer.pageShows, from: terminal)
    }
    try measureKeys(on: terminal)
    let before = ProcessFacts(of: terminal.process)
    sleep(Self.idleSeconds)
    let after = ProcessFacts(of: terminal.process)
    idleSwitches = after.contextSwitches - before.contextSwitches
    peakMegabytes = Double(after.peakKilobytes) / 1024
    Self.end(terminal)
  }

  private mutating func measureKeys(on terminal: PseudoTerminal) throws {
    let before = ProcessFacts(of: terminal.process)
    var bytes = 0
    for number in 0..<Self.keys {
      let arrow = number % 2 == 0 ? "\u{1B}OB" : "\u{1B}OA"
      let start = ContinuousClock.now
      terminal.send(Array(arrow.utf8))
      let answer = terminal.read(within: 2_000)
      guard !answer.isEmpty else { throw HarnessFailure.system("waiting for a frame", ETIMEDOUT) }
      keyMilliseconds.append(start.millisecondsSince)
      bytes += answer.count
      // A frame in several writes must not be counted as the answer to the next key.
      while case let rest = terminal.read(within: 3), !rest.isEmpty { bytes += rest.count }
    }
    let after = ProcessFacts(of: terminal.process)
    bytesPerKey = Double(bytes) / Double(Self.keys)
    writesPerKey = Double(after.writeCalls - before.writeCalls) / Double(Self.keys)
  }

  private static func terminal(of peer: Peer) throws -> PseudoTerminal {
    try PseudoTerminal(
      peer.executable, arguments: peer.arguments,
      environment: ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "HOME": "/tmp"],
      size: ScreenSize(columns: 80, rows: 25))
  }

  private static func read(until word: String, from terminal: PseudoTerminal) throws {
    let wanted = Array(word.utf8)
    var seen: [UInt8] = []
    while !seen.contains(wanted) {
      let bytes = terminal.read(within: 5_000)
      guard !bytes.isEmpty else { throw HarnessFailure.system("waiting for “\(word)”", ETIMEDOUT) }
      seen += bytes
    }
  }

  private static func end(_ terminal: PseudoTerminal) {
    terminal.signal(SIGKILL)
    while terminal.exitStatus() == nil { usleep(1_000) }
  }
}

extension ContinuousClock.Instant {
  var millisecondsSince: Double {
    let parts = (ContinuousClock.now - self).components
    return Double(parts.seconds) * 1_000 + Double(parts.attoseconds) / 1e15
  }
}

extension [Double] {
  /// The value that this share of the values does not exceed.
  func quantile(_ share: Double) -> Double {
    let ordered = sorted()
    return ordered[Swift.min(ordered.count - 1, Int(Double(ordered.count) * share))]
  }
}
