import Foundation
import Glibc
import TerminalHarness
import TestSupplies

/// A program that something without reason sits in front of; all it writes is read strictly.
final class MonkeyCage {
  let folder: TemporaryFolder
  let terminal: PseudoTerminal
  private(set) var grammar = TerminalGrammar()
  /// Children that it ever had when somebody looked, as the system names them.
  private(set) var children: Set<String> = []
  private(set) var looks = 0
  private let childLists: [String]

  init(_ arguments: [String], in folder: TemporaryFolder, isMute: Bool = false) throws {
    self.folder = folder
    terminal = try PseudoTerminal(
      Product.executable(), arguments: arguments + ["--store", folder.storePath],
      environment: Stage.utf8, size: .usual, isMute: isMute)
    // What nobody reads any more because the program has ended must not hold us up.
    _ = fcntl(terminal.near, F_SETFL, O_NONBLOCK)
    childLists = ["/proc/\(terminal.process)/task/\(terminal.process)/children"]
  }

  /// Whether everything that was typed has been read, and its effects are on the way to the terminal.
  var hasRead: Bool { terminal.unread == 0 }

  func type(_ bytes: [UInt8]) { terminal.send(bytes) }

  /// Takes what the program has written so far.
  func read(within milliseconds: Int32 = 0) {
    while true {
      let bytes = terminal.read(within: milliseconds)
      guard !bytes.isEmpty else { return }
      grammar.read(bytes)
    }
  }

  func lookForChildren() {
    looks += 1
    for list in childLists {
      let text = FileManager.default.contents(atPath: list) ?? Data()
      for child in String(decoding: text, as: UTF8.self).split(separator: " ") {
        children.insert(String(child))
      }
    }
  }

  /// Types piece after piece, each once the one before it has been read.
  func type(pieces: [[UInt8]], within seconds: Double) throws {
    for piece in pieces {
      type(piece)
      try wait(for: "\(piece) to be read", within: seconds) { hasRead }
      lookForChildren()
    }
  }

  func wait(for what: String, within seconds: Double, _ fact: () -> Bool) throws {
    let deadline = Patience.end(after: seconds)
    while !fact() {
      guard ContinuousClock.now < deadline else {
        throw HarnessFailure.timedOut(
          what, screen: "the process ended: \(terminal.exitStatus() != nil)")
      }
      read(within: 1)
    }
  }

  /// What it shows once nothing more happens: the whole screen, which a new size has drawn anew.
  ///
  /// Nothing where it gave its terminal back meanwhile.
  func finalScreen() throws -> Screen? {
    try wait(for: "quiet", within: 20) { terminal.awaitsInput || grammar.hasLeft }
    read(within: 50)
    let screen = try Screen(size: .large)
    terminal.resize(to: .large)
    let start = ContinuousClock.now
    var last = start
    while ContinuousClock.now - start < .seconds(20) {
      let bytes = terminal.read(within: 20)
      grammar.read(bytes)
      screen.feed(bytes)
      if grammar.hasLeft { return nil }
      if !bytes.isEmpty { last = .now }
      let isDrawn = screen.rows.contains { !$0.isEmpty }
      if isDrawn, ContinuousClock.now - last > .milliseconds(500) { break }
    }
    return screen
  }
}
