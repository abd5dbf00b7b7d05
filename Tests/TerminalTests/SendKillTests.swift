import Foundation
import GRDB
import Interview
import TerminalHarness
import TestSupplies
import Testing

@testable import candidacy

@Suite("A sender that is killed")
struct SendKillTests {
  private static let kills = 40

  @Test("Has lost nothing after 40 kills at any moment, and the receiver has everything once")
  func kills() throws {
    let seed =
      ProcessInfo.processInfo.environment["CANDIDACY_SEED"].flatMap(UInt64.init)
      ?? UInt64.random(in: 0..<1_000_000)
    print("The kills of this run have CANDIDACY_SEED=\(seed).")
    var generator = SeededGenerator(seed: seed)
    let clinic = try SendClinic()
    let receiver = try HL7Listener(slowness: 0.02)
    _ = try clinic.folder("in")
    try clinic.write("document: text\n", to: "lab.yaml")
    try clinic.targets(
      "id: lab, kind: mllp, format: hl7v2, host: 127.0.0.1, port: \(receiver.port),"
        + " profile: lab.yaml", "id: in, kind: spool, format: text, folder: in")
    var tickets: [Int] = []
    for kill in 1...Self.kills {
      tickets.append(try clinic.sign(patient: kill))
      let received = receiver.received
      let files = try Self.files(clinic).count
      let sender = try SendProcess(
        Product.executable(), clinic.arguments, output: clinic.path("log"))
      switch kill % 3 {
      case 0: usleep(UInt32.random(in: 0...Self.longest, using: &generator))
      case 1: pause(until: { receiver.received > received }, upTo: 30_000, &generator)
      case _: try pause(until: { try Self.files(clinic).count > files }, upTo: 8000, &generator)
      }
      sender.kill()
    }
    #expect(try integrity(clinic) == ["ok"])
    let last = try clinic.send("--once")
    #expect(last.status == 0, "seed \(seed)")
    #expect(last.errors == "")
    let entries = try clinic.outbox.entries
    #expect(entries.count == 2 * tickets.count)
    #expect(entries.allSatisfy { if case .sent = $0.state { true } else { false } })
    #expect(Set(entries.map(\.letter.key)).count == entries.count)
    // Every session once by its number, with the same bytes each time.
    #expect(receiver.stored == tickets.count, "seed \(seed)")
    #expect(receiver.altered == [], "seed \(seed)")
    for kill in 1...Self.kills {
      #expect(receiver.messages.filter { $0.contains("|MRN-77\(kill)^") }.count == 1)
    }
    let names = try Self.files(clinic)
    #expect(names.filter { $0.hasSuffix(".txt") }.count == tickets.count)
    #expect(names.filter { $0.hasSuffix(".done") }.count == tickets.count)
    #expect(names.count == 2 * tickets.count, "half files: \(names.filter { $0.hasSuffix("tmp") })")
    // Else no kill had come while something was on its way.
    let repeated = entries.filter { $0.attempts > 1 }.count
    #expect(repeated > 0, "seed \(seed)")
    print(
      "\(Self.kills) kills, \(entries.count) letters, \(repeated) sent again,"
        + " \(receiver.copies) copies, 0 lost")
  }

  /// Microseconds in which a sender starts, queues and sends some letters.
  private static let longest: UInt32 = 1_200_000

  private static func files(_ clinic: SendClinic) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: clinic.path("in"))
  }

  /// Up to some microseconds after it happened, or without it after a while.
  private func pause(
    until happened: () throws -> Bool, upTo microseconds: UInt32,
    _ generator: inout SeededGenerator
  ) rethrows {
    let end = ContinuousClock.now + .seconds(4)
    while try !happened(), ContinuousClock.now < end { usleep(500) }
    usleep(UInt32.random(in: 0...microseconds, using: &generator))
  }

  private func integrity(_ clinic: SendClinic) throws -> [String] {
    try DatabaseQueue(path: clinic.desk.folder.storePath).read {
      try String.fetchAll($0, sql: "PRAGMA integrity_check")
    }
  }
}
