import Foundation
import Glibc
import Interview
import Store
import TerminalHarness
import TestSupplies
import Testing

@testable import Desk
@testable import Kiosk

/// Whatever is typed, a kiosk stays a kiosk and the door of a desk stays shut.
@Suite(.serialized)
struct MonkeyTests {
  /// Another seed tries other events, and the same seed the same.
  private static let seed = number("CANDIDACY_MONKEY_SEED") ?? 20_261_121
  private static let count = number("CANDIDACY_MONKEY_EVENTS").map { Int($0) } ?? 200_000

  private static func number(_ name: String) -> UInt64? {
    ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
  }

  private let patient: ScriptedPatient

  init() throws {
    patient = try ScriptedPatient.shipped()
  }

  private func kiosks(_ count: Int) throws -> [MonkeyCage] {
    try (0..<count).map { _ in
      let cage = try MonkeyCage(["kiosk"], in: TemporaryFolder())
      try cage.wait(for: "the kiosk", within: 20) {
        cage.grammar.characters > 100 && cage.terminal.awaitsInput
      }
      return cage
    }
  }

  /// It lives, has never had a child, has sent nothing but its own, shows a page of a kiosk, and
  /// every session in its store can be read.
  private func expectKiosk(_ cage: MonkeyCage) throws {
    #expect(cage.terminal.exitStatus() == nil)
    #expect(ProcessFacts(of: cage.terminal.process).state != "T")
    let screen = try #require(try cage.finalScreen())
    #expect(cage.looks > 0)
    #expect(cage.children == [])
    #expect(cage.grammar.strangers == 0, "\(cage.grammar.firstStranger)")
    #expect(cage.grammar.sequences > 0)
    #expect(isPage(screen), "\(screen.text)")
    let store = try SQLiteEventStore.unlocked(at: cage.folder.storePath)
    for summary in try store.sessions() {
      let events = try store.events(of: summary.id).map(\.event)
      let session = Session(form: patient.loaded.form, replaying: events)
      #expect(session.version == events.count)
    }
    cage.terminal.signal(SIGTERM)
    try end(cage)
  }

  private func end(_ cage: MonkeyCage) throws {
    try waitForEnd(cage)
    #expect(cage.terminal.exitStatus() == .exited(0))
    #expect(cage.terminal.modes == cage.terminal.modesBefore)
  }

  private func waitForEnd(_ cage: MonkeyCage) throws {
    try cage.wait(for: "the end", within: 20) { cage.terminal.exitStatus() != nil }
  }

  /// A question, or one of the other pages by its own words, in either language.
  private func isPage(_ screen: Screen) -> Bool {
    let pages = [Wording.english, .spanish].flatMap { wording in
      [
        wording.welcome, wording.checkAnswers, wording.yourTicket, wording.enterCode,
        wording.finish, wording.wrongKey, wording.staffIsHere, wording.nurseGoesOn,
        wording.stillThere, wording.covered,
      ]
    }
    let questions = patient.loaded.form.items.flatMap { [$0.ask["en"], $0.ask["es"]] }
    return (pages + questions).contains { screen.shows([$0]) }
  }

  @Test("Every byte, one by one, and every key with every modifier leave a kiosk")
  func everyByte() throws {
    let bytes = (0..<256).map { [UInt8($0)] }
    let cages = try kiosks(4)
    // Side by side: a beginning of a character is given time to be completed.
    for start in stride(from: 0, to: bytes.count, by: cages.count) {
      for (offset, cage) in cages.enumerated() { cage.type(bytes[start + offset]) }
      for cage in cages {
        try cage.wait(for: "byte \(start)", within: 10) { cage.terminal.awaitsInput }
        cage.lookForChildren()
      }
    }
    for cage in cages {
      try cage.type(pieces: MonkeyKeys.every.chunked(by: 40), within: 20)
      try expectKiosk(cage)
    }
  }

  @Test("Thousands of keys, clicks and pastes at random leave a kiosk, and no event is damaged")
  func random() throws {
    print("The monkey's seed is \(Self.seed), with \(Self.count) events.")
    let cages = try kiosks(4)
    var monkeys = cages.indices.map { Monkey(seed: Self.seed &+ UInt64($0), size: .usual) }
    var left = Self.count
    let batch = 12
    var stuck = ContinuousClock.now
    while left > 0 {
      var isIdle = true
      for place in cages.indices where left > 0 && cages[place].hasRead {
        try #require(cages[place].terminal.exitStatus() == nil)
        cages[place].type((0..<min(batch, left)).flatMap { _ in monkeys[place].event() })
        left -= min(batch, left)
        cages[place].lookForChildren()
        isIdle = false
      }
      for cage in cages { cage.read(within: isIdle ? 1 : 0) }
      if !isIdle { stuck = .now }
      guard ContinuousClock.now - stuck < .seconds(20) else {
        throw HarnessFailure.timedOut("a kiosk to read on, seed \(Self.seed)", screen: "")
      }
    }
    var events = 0
    for cage in cages {
      try expectKiosk(cage)
      events += try SQLiteEventStore(at: cage.folder.storePath).position()
    }
    print("The monkey left \(events) events in \(cages.count) stores.")
    #expect(events > Self.count / 1_000)
  }

  @Test("The same at the door of a desk leaves the door shut, or the desk ended in order")
  func door() throws {
    let clinic = try DeskClinic()
    try clinic.put(DeskInterview.events())
    try clinic.identify(1, "A-1001", "Rosa Canaria", "1980-03-25")
    var monkey = Monkey(seed: Self.seed, size: .usual)
    var left = min(20_000, Self.count)
    var desks = 0
    while left > 0 {
      let cage = try desk(clinic)
      desks += 1
      while left > 0, !cage.grammar.hasLeft {
        // Whoever sits there may end the desk: its key is on the page.
        cage.type((0..<25).flatMap { _ in monkey.event() })
        try cage.wait(for: "the desk to read on, or to end", within: 20) {
          cage.hasRead || cage.grammar.hasLeft || cage.terminal.exitStatus() != nil
        }
        cage.lookForChildren()
        left -= 25
      }
      try expectDoor(cage)
    }
    print("The monkey's seed is \(Self.seed), and it ended \(desks - 1) desks.")
    let entries = try clinic.staffLog().filter { event in
      if case .signedIn = event { true } else { false }
    }
    #expect(entries == [])
  }

  private func desk(_ clinic: DeskClinic) throws -> MonkeyCage {
    // What is typed right after it has ended is nobody's any more.
    let cage = try MonkeyCage(["desk"], in: clinic.folder, isMute: true)
    try cage.wait(for: "the desk", within: 20) {
      cage.grammar.characters > 100 && cage.terminal.awaitsInput
    }
    return cage
  }

  /// It has ended in order, or shows the door and nothing of what is behind it.
  private func expectDoor(_ cage: MonkeyCage) throws {
    if let screen = try cage.finalScreen() {
      let words = [DeskWording.english, .spanish]
      #expect(words.contains { screen.shows([$0.signIn]) }, "\(screen.text)")
      #expect(!screen.everythingVisible.contains("Canaria"))
      cage.terminal.signal(SIGTERM)
      try end(cage)
    } else {
      try end(cage)
    }
    #expect(cage.children == [])
    #expect(cage.grammar.strangers == 0, "\(cage.grammar.firstStranger)")
  }
}

extension [[UInt8]] {
  /// Some at a time, joined.
  fileprivate func chunked(by count: Int) -> [[UInt8]] {
    stride(from: 0, to: self.count, by: count).map { start in
      self[start..<Swift.min(start + count, self.count)].flatMap { $0 }
    }
  }
}
