import TestSupplies
import TerminalHarness
import Foundation
import GRDB
import Interview
@testable import Kiosk
import Store
import Testing

@Suite(.serialized)
struct KioskDurabilityTests {
  private let patient: ScriptedPatient
  private let folder: TemporaryFolder
  private let steps: [ScriptedStep]

  init() throws {
    patient = try ScriptedPatient.shipped()
    folder = try TemporaryFolder()
    steps = try patient.steps()
  }

  @Test("A kiosk killed at any moment has lost nothing that it acknowledged")
  func kills() throws {
    let seed =
      ProcessInfo.processInfo.environment["CANDIDACY_SEED"].flatMap(UInt64.init)
      ?? UInt64.random(in: 0..<1_000_000)
    print("The kills of this run have CANDIDACY_SEED=\(seed).")
    var generator = SeededGenerator(seed: seed)
    var histories: [Session.ID: [SessionEvent]] = [:]
    var acknowledged = 0
    var lost = 0
    let count = 50
    for kill in 1...count {
      let before = Set(histories.keys)
      let attempt = try attempt(&generator)
      let store = try SQLiteEventStore.unlocked(at: folder.storePath)
      let new = try store.sessions().map(\.id).filter { !before.contains($0) }
      #expect(new.count <= 1, "kill \(kill), seed \(seed)")
      let events = try new.first.map { try store.events(of: $0) } ?? []
      #expect(events.map(\.number) == Array(events.indices.map { $0 + 1 }))
      let stored = events.map(\.event)
      acknowledged += attempt.acknowledged.count
      lost += attempt.acknowledged.filter { !stored.contains($0) }.count
      #expect(attempt.explains(stored), "kill \(kill), seed \(seed)")
      #expect(try integrity() == ["ok"], "kill \(kill), seed \(seed)")
      if let session = new.first { histories[session] = stored }
    }
    let store = try SQLiteEventStore.unlocked(at: folder.storePath)
    for (session, events) in histories {
      #expect(try store.events(of: session).map(\.event) == events, "seed \(seed)")
    }
    #expect(acknowledged > 2 * count, "seed \(seed)")
    #expect(lost == 0, "seed \(seed)")
    print("\(count) kills, \(acknowledged) acknowledged, \(lost) lost")
  }

  private struct Attempt {
    private(set) var acknowledged: [SessionEvent] = []
    /// Confirmed by the patient and not acknowledged, step by step: each stored whole, or not at
    /// all, and none without those before it.
    private(set) var unsettled: [[SessionEvent]] = []

    mutating func confirm(_ events: [SessionEvent]) { unsettled.append(events) }

    mutating func acknowledge() {
      acknowledged += unsettled.joined()
      unsettled = []
    }

    func explains(_ stored: [SessionEvent]) -> Bool {
      (0...unsettled.count).contains { count in
        stored == acknowledged + unsettled.prefix(count).joined()
      }
    }
  }

  /// Plays some steps, then cuts the power within a few milliseconds of the last one.
  private func attempt(_ generator: inout SeededGenerator) throws -> Attempt {
    let count = Int.random(in: 0...12, using: &generator)
    let visit = try KioskVisit(in: folder)
    var attempt = Attempt()
    guard count > 0 else {
      // While it starts, makes its store, or waits for somebody.
      pause(upTo: 150_000, &generator)
      try visit.terminal.kill()
      return attempt
    }
    for step in steps.prefix(count - 1) {
      try visit.terminal.wait(until: "\(step.page)") { $0.shows(step.page) }
      visit.terminal.press(step.keys)
      try visit.terminal.wait(until: "\(step.next)") { $0.shows(step.next) }
      attempt.confirm(step.events)
      if step.isAcknowledged { attempt.acknowledge() }
    }
    let last = steps[count - 1]
    try visit.terminal.wait(until: "\(last.page)") { $0.shows(last.page) }
    visit.terminal.press(last.keys)
    pause(upTo: 12_000, &generator)
    try visit.terminal.kill()
    // What it had sent before it died has been seen.
    attempt.confirm(last.events)
    if last.isAcknowledged, visit.screen.shows(last.next) { attempt.acknowledge() }
    return attempt
  }

  private func pause(upTo microseconds: UInt32, _ generator: inout SeededGenerator) {
    usleep(UInt32.random(in: 0...microseconds, using: &generator))
  }

  private func integrity() throws -> [String] {
    let database = try DatabaseQueue(path: folder.storePath)
    return try database.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") }
  }
}
