import Interview
import Store
import Synchronization
import Testing
import TestSupplies

@testable import candidacy

/// The door of the desk, over a store in memory.
@Suite struct StaffDoorTests {
  private let store = InMemoryEventStore()
  private let clock = Clock()
  private let checks = Counter()

  @Test("The right PIN lets somebody in and forgets the misses before it")
  func rightPIN() throws {
    let ana = try door().addFirst(name: " Ana ", pin: "280417", at: "desk-1")
    #expect(ana.name == "Ana")
    #expect(
      door().open(ana.id, pin: "111111", at: "desk-1")
        == .wrong(triesLeft: 9, waitMilliseconds: 0))
    #expect(door().open(ana.id, pin: "280417", at: "desk-2") == .signedIn(ana))
    #expect(
      try store.staff().map(\.event) == [
        .added(ana.id, name: "Ana", ana.pin), .signedIn(ana.id, "desk-1"), .tried(ana.id, "desk-1"),
        .tried(ana.id, "desk-2"), .signedIn(ana.id, "desk-2"),
      ])
    #expect(try door().roster()[ana.id]?.misses == 0)
  }

  @Test("What is no PIN is neither counted nor looked at", arguments: ["", "28041", "2804171"])
  func noPIN(text: String) throws {
    let ana = try ana()
    #expect(door().open(ana.id, pin: text, at: "desk-1") == .notSixDigits)
    #expect(try store.staff().count == 2)
    #expect(checks.count == 0)
  }

  @Test("From the third miss on each wait is twice the one before, and after the tenth it is over")
  func delays() throws {
    let ana = try ana()
    var answers: [StaffDoor.Entrance] = []
    for wait in [0, 0, 0, 5, 10, 20, 40, 80, 160, 320] as [Int64] {
      clock.advance(by: wait * 1000 - 1)
      if wait > 0 {
        #expect(door().open(ana.id, pin: "999998", at: "desk-1") == .wait(milliseconds: 1))
      }
      clock.advance(by: 1)
      answers.append(door().open(ana.id, pin: "999998", at: "desk-1"))
    }
    let waits: [Int64] = [0, 0, 5, 10, 20, 40, 80, 160, 320]
    #expect(
      answers
        == zip(waits, (1...9).reversed()).map { seconds, left in
          .wrong(triesLeft: left, waitMilliseconds: seconds * 1000)
        } + [.off])
    clock.advance(by: 100 * 365 * 86_400_000)
    #expect(door().open(ana.id, pin: "280417", at: "desk-1") == .off)
    try door().setPIN(of: ana.id, to: "731946")
    #expect(door().open(ana.id, pin: "280417", at: "desk-1").isWrong)
    #expect(door().open(ana.id, pin: "731946", at: "desk-1").isSignedIn)
  }

  @Test("Ten thousand guesses, with a kill after each and a clock that jumps, are ten at most")
  func guesses() throws {
    let ana = try ana()
    var generator = SeededGenerator(seed: 7)
    var answers: Set<StaffDoor.Entrance> = []
    for _ in 0..<10_000 {
      clock.advance(by: .random(in: -86_400_000...86_400_000, using: &generator))
      answers.insert(door().open(ana.id, pin: "999998", at: "desk-1"))
    }
    #expect(checks.count == 10)
    #expect(answers.contains(.off))
    #expect(!answers.contains { $0.isSignedIn })
  }

  @Test("A program that is killed while it checks has used up the try")
  func killed() throws {
    let ana = try ana()
    var seen: [Int?] = []
    for _ in 0..<10 {
      clock.advance(by: 86_400_000)
      var surroundings = surroundings
      surroundings.check = { (_, _) throws(PINHashFault) in
        // What is stored now is all that a killed program leaves.
        seen.append(Roster(self.staffEvents)[ana.id]?.misses)
        throw .failed
      }
      #expect(
        StaffDoor(store, surroundings: surroundings).open(ana.id, pin: "280417", at: "desk-1")
          == .unusable)
    }
    #expect(seen == Array(1...10))
    #expect(door().open(ana.id, pin: "280417", at: "desk-1") == .off)
  }

  @Test("Doors that guess at the same time have ten guesses together", .timeLimit(.minutes(1)))
  func manyDoors() async throws {
    let ana = try ana()
    // Each guess is a day after the one before, so that only the ten are in the way.
    await withTaskGroup { group in
      for desk in 0..<8 {
        group.addTask {
          for _ in 0..<200 {
            clock.advance(by: 86_400_000)
            _ = door().open(ana.id, pin: "999998", at: Station("desk-\(desk)"))
          }
        }
      }
    }
    #expect(checks.count == 10)
    #expect(try door().roster()[ana.id]?.misses == 10)
  }

  @Test("Two doors that read the list at the same moment count two tries")
  func betweenReadingAndWriting() throws {
    let ana = try ana()
    let other = door()
    let readings = Counter()
    var surroundings = surroundings
    surroundings.now = {
      if readings.step() == 1 {
        #expect(other.open(ana.id, pin: "999998", at: "desk-2").isWrong)
      }
      return clock.now
    }
    let answer = StaffDoor(store, surroundings: surroundings)
      .open(ana.id, pin: "999998", at: "desk-1")
    #expect(answer == .wrong(triesLeft: 8, waitMilliseconds: 0))
    #expect(checks.count == 2)
  }

  @Test("Somebody who is disabled, or whose PIN is changed, while it is checked stays outside")
  func changedMeanwhile() throws {
    let ana = try ana()
    for change in [
      StaffEvent.disabled(ana.id), .pinSet(ana.id, PINHash(salt: [], hash: [], cost: .usual)),
    ] {
      var surroundings = surroundings
      let known = try store.staff().count
      surroundings.check = { (_, _) throws(PINHashFault) in
        #expect(throws: Never.self) {
          try self.store.append([change], after: known + 1, at: self.clock.now)
        }
        return true
      }
      let answer = StaffDoor(store, surroundings: surroundings)
        .open(ana.id, pin: "280417", at: "desk-1")
      #expect(answer == .disabled)
      try door().setPIN(of: ana.id, to: "280417")
    }
  }

  @Test("The first person is added only to an empty list, and signed in at once")
  func first() throws {
    let ana = try ana()
    #expect(try store.staff().map(\.number) == [1, 2])
    #expect(throws: StaffFault.notFirst) {
      try door().addFirst(name: "Ben", pin: "731946", at: "desk-2")
    }
    #expect(try door().roster().members == [ana])
  }

  @Test("Two desks that add the first person at once add one")
  func twoFirst() throws {
    let readings = Counter()
    let other = door()
    var surroundings = surroundings
    surroundings.now = {
      if readings.step() == 1 {
        #expect(throws: Never.self) {
          try other.addFirst(name: "Ben", pin: "731946", at: "desk-2")
        }
      }
      return self.clock.now
    }
    #expect(throws: StaffFault.notFirst) {
      try StaffDoor(store, surroundings: surroundings)
        .addFirst(name: "Ana", pin: "280417", at: "desk-1")
    }
    #expect(try door().roster().members.map(\.name) == ["Ben"])
  }

  @Test("A name is given once, whatever its case, and can be read")
  func names() throws {
    _ = try ana()
    #expect(throws: StaffFault.nameTaken("Ana")) { try door().add(name: "ANA", pin: "731946") }
    let long = String(repeating: "é", count: 60)
    for name in ["", " ", "A\u{7}", "A\nB", "A\u{202E}B", long + "é"] {
      #expect(throws: StaffFault.name) { try door().add(name: name, pin: "731946") }
    }
    #expect(try door().add(name: "\t\(long) ", pin: "731946").name == long)
    #expect(throws: StaffFault.pin(.tooCommon)) { try door().add(name: "Ben", pin: "123456") }
    #expect(throws: StaffFault.pin(.notSixDigits)) { try door().add(name: "Ben", pin: "12345") }
  }

  @Test("Who is disabled does not get in, and is told apart from who is not there")
  func disabled() throws {
    let ana = try ana()
    try door().disable(ana.id)
    #expect(door().open(ana.id, pin: "280417", at: "desk-1") == .disabled)
    #expect(door().open("nobody", pin: "280417", at: "desk-1") == .disabled)
    #expect(throws: StaffFault.alreadyDisabled) { try door().disable(ana.id) }
    #expect(throws: StaffFault.notOnTheList) { try door().disable("nobody") }
    #expect(throws: StaffFault.notOnTheList) {
      try door().setPIN(of: "nobody", to: "731946")
    }
    #expect(checks.count == 0)
    try door().setPIN(of: ana.id, to: "731946")
    #expect(door().open(ana.id, pin: "731946", at: "desk-1").isSignedIn)
  }

  @Test("Leaving the desk is noted")
  func departures() throws {
    let ana = try ana()
    try door().note(.locked(ana.id, "desk-1"))
    try door().note(.signedOut(ana.id, "desk-1"))
    #expect(
      try store.staff().suffix(2).map(\.event) == [
        .locked(ana.id, "desk-1"), .signedOut(ana.id, "desk-1"),
      ])
  }

  @Test("Equal PINs of two people leave nothing equal behind")
  func salts() throws {
    let ana = try ana()
    let ben = try door().add(name: "Ben", pin: "280417")
    #expect(ana.pin.salt.count == 16)
    #expect(ana.pin.salt != ben.pin.salt)
    #expect(ana.pin.hash != ben.pin.hash)
    #expect(ana.id != ben.id)
    #expect(ana.id.text.count == 10)
  }

  private func ana() throws -> StaffMember {
    try door().addFirst(name: "Ana", pin: "280417", at: "desk-1")
  }

  /// As after a restart.
  private func door() -> StaffDoor { StaffDoor(store, surroundings: surroundings) }

  private var staffEvents: [StoredStaffEvent] {
    do {
      return try store.staff()
    } catch {
      Issue.record(error)
      return []
    }
  }

  private var surroundings: StaffDoor.Surroundings {
    StaffDoor.Surroundings(
      now: { clock.now },
      cost: PINHash.Cost(rounds: 16, blockSize: 1, parallelism: 1),
      check: { (hash, digits) throws(PINHashFault) in
        checks.step()
        return try hash.check(digits)
      })
  }
}

/// A clock that stands still until it is moved.
private final class Clock: Sendable {
  private let milliseconds = Atomic<Int64>(1_763_712_000_000)

  var now: Timestamp { Timestamp(milliseconds: milliseconds.load(ordering: .relaxed)) }

  func advance(by step: Int64) { milliseconds.add(step, ordering: .relaxed) }
}

private final class Counter: Sendable {
  private let steps = Atomic(0)

  var count: Int { steps.load(ordering: .relaxed) }

  @discardableResult
  func step() -> Int { steps.add(1, ordering: .relaxed).newValue }
}

extension StaffDoor.Entrance {
  fileprivate var isSignedIn: Bool {
    if case .signedIn = self { true } else { false }
  }

  fileprivate var isWrong: Bool {
    if case .wrong = self { true } else { false }
  }
}
