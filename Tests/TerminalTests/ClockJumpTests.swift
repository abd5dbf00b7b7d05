import Foundation
import Interview
import TerminalHarness
import TestSupplies
import Testing

@testable import Desk
@testable import Kiosk
@testable import candidacy

/// Clocks that jump by years while people answer and staff work.
@Suite(.enabled(if: Preload.compiler != nil, Preload.missing))
struct ClockJumpTests {
  private let library: Preload
  private let script: WordCheck
  private let folder: TemporaryFolder
  private let table: NumberTable

  /// Milliseconds that the clock is ahead, or behind.
  private let jumps: [Int64]

  init() throws {
    library = try Preload("clock")
    script = try WordCheck()
    folder = try TemporaryFolder()
    table = try NumberTable(at: folder.path("clock"))
    let tenYears: Int64 = 3_653 * 86_400_000
    let now = Timestamp.now().milliseconds
    // The last second of 32 bits, and both ends of the hour that comes twice in New York.
    let moments: [Int64] = [2_147_483_647_000, 1_793_512_799_000, 1_793_516_401_000]
    jumps = [tenYears, -tenYears, 0] + moments.map { $0 - now } + [-1_500, 2 * tenYears]
  }

  private func start(_ program: String, _ more: String...) throws -> LineProcess {
    try LineProcess(
      Product.executable(),
      arguments: WordCheck.arguments(program, store: folder.storePath) + more,
      environment: Force.environment(home: folder.path).merging([
        "LD_PRELOAD": library.path, "CLOCK_TABLE": table.path, "TZ": "America/New_York",
      ]) { $1 })
  }

  private func jump(_ number: Int) throws { try table.set(0, to: jumps[number % jumps.count]) }

  /// Plays the steps with another time before each.
  private func play(_ steps: [LineStep], on process: LineProcess) throws {
    for (number, step) in steps.enumerated() {
      try jump(number)
      try say(step.typed, step.shown, to: process)
    }
  }

  private func say(_ line: String, _ shown: String, to process: LineProcess) throws {
    let start = process.count
    process.say(line)
    let found = try process.wait(for: [shown], from: start)
    #expect(found == shown, "\(process.text(from: start))")
  }

  @Test("Whatever the clock says, an interview is stored whole and in order, and the desk shows it")
  func interview() throws {
    try StoredTruth.prepare(folder.storePath, staff: [.ana])
    let before = Timestamp.now().milliseconds
    let kiosk = try start("kiosk")
    #expect(try kiosk.wait(for: [WordCheck.welcome], from: 0) != nil)
    let interviews = ["early", "late"].map { name in
      script.interview((1...WordCheck.words).map { "\(name) \($0)" })
    }
    for steps in interviews { try play(steps, on: kiosk) }
    let desk = try start("desk")
    #expect(try desk.wait(for: ["2. PIN: (empty)"], from: 0) != nil)
    try play(WordCheck.signingIn(.ana), on: desk)
    #expect(desk.text().contains(" Ticket: 1, ") && desk.text().contains(" Ticket: 2, "))
    let visit = script.visit(
      "M77", names: ["Zoe Meyer", "Zoe Maier"], remarks: ["remark", "more"], by: .ana)
    try play(visit, on: desk)
    // Through the filters to the one that takes every age.
    let filters = Worklist.Filter.allCases.count - 1
    for number in 1...filters {
      try jump(number)
      try say("f", number == filters ? "\(DeskWording.english.filterAll): 3" : "F ", to: desk)
    }
    for number in 1...3 {
      try jump(number)
      try say("\(number)", "\(DeskWording.english.review): ", to: desk)
      try say("<", "\(DeskWording.english.filterAll): 3", to: desk)
    }
    for process in [kiosk, desk] {
      process.hangUp()
      #expect(try process.end() == .exited(0))
    }
    let truth = try StoredTruth(at: folder.storePath)
    #expect(truth.faults(script.form) == [])
    let histories = truth.histories.sorted { $0.ticket < $1.ticket }
    #expect(
      histories.prefix(2).map { $0.events.filter(\.isOfPatient) }
        == interviews.map { $0.flatMap(\.events) })
    let told = visit.flatMap(\.events)
    #expect(histories.last?.events.filter(told.contains) == told)
    // The clock was where the test put it: each event has the time of its step.
    for history in histories.prefix(2) {
      let stored = history.stored.prefix(12)
      let offsets = zip(stored.indices, stored).map { number, event in
        abs(event.at.milliseconds - before - jumps[number % jumps.count])
      }
      #expect(offsets.allSatisfy { $0 < 120_000 }, "\(offsets)")
    }
    let jumped = truth.histories.reduce(0) { $0 + $1.events.count }
    print("clock jumps: \(2 * interviews[0].count + visit.count + 3), stored: \(jumped), lost: 0")
  }

  @Test("The time without a key is measured without the clock")
  func idle() throws {
    let kiosk = try start(
      "kiosk", "--idle-warning", "2", "--idle-cover", "4", "--idle-close", "6")
    #expect(try kiosk.wait(for: [WordCheck.welcome], from: 0) != nil)
    try say("1", "Word one?", to: kiosk)
    for number in 0..<4 {
      let start = kiosk.count
      try jump(number)
      // Less than the time until it asks, and longer than it takes to look at the clock.
      kiosk.read(within: 900)
      #expect(kiosk.text(from: start) == "")
      try say("=", "Nothing is answered yet.", to: kiosk)
    }
    let start = kiosk.count
    let began = ContinuousClock.now
    try jump(1)
    for text in [Wording.english.stillThere, Wording.english.covered, WordCheck.welcome] {
      #expect(try kiosk.wait(for: [text], from: start) != nil)
    }
    let passed = ContinuousClock.now - began
    #expect(passed > .seconds(5.5) && passed < .seconds(12), "\(passed)")
    kiosk.hangUp()
    #expect(try kiosk.end() == .exited(0))
    let events = try StoredTruth(at: folder.storePath).histories.map(\.events)
    #expect(events.map(\.last) == [.closed(.idle)])
  }

  @Test("Ten wrong PINs are the last ones, however the clock jumps in between")
  func pin() throws {
    try StoredTruth.prepare(folder.storePath, staff: [.ana])
    let desk = try start("desk")
    #expect(try desk.wait(for: ["2. PIN: (empty)"], from: 0) != nil)
    let words = DeskWording.english
    var tried = 0
    for number in 0..<40 {
      // Years after the last try, or years before it.
      try table.set(0, to: (number % 2 == 0 ? 1 : -1) * Int64(number + 1) * 315_619_200_000 / 10)
      let start = desk.count
      desk.say("2 999998")
      _ = try desk.wait(for: ["(entered)"], from: start)
      desk.say("3")
      let said = try desk.wait(
        for: ["Tries left: ", words.doorOff, "Too many wrong PINs."], from: start)
      if said == words.doorOff { break }
      if said == "Tries left: " { tried += 1 }
    }
    #expect(tried == 9)
    try jump(0)
    let start = desk.count
    desk.say("2 \(DeskPerson.ana.pin)")
    desk.say("3")
    #expect(try desk.wait(for: [words.doorOff], from: start) != nil)
    desk.hangUp()
    #expect(try desk.end() == .exited(0))
    let log = try StoredTruth(at: folder.storePath).staff
    #expect(log.count { if case .tried = $0 { true } else { false } } == 10)
    #expect(!log.contains { if case .signedIn = $0 { true } else { false } })
  }
}
