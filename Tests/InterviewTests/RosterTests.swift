import Interview
import Testing

struct RosterTests {
  @Test("People are listed in the order they were added, and an id is given once")
  func order() {
    let roster = roster(
      .added("b", name: "Ben", Self.pin), .added("a", name: "Ana", Self.pin),
      .added("b", name: "Bernard", Self.pin), .tried("nobody", "desk"), .disabled("nobody"))
    #expect(roster.members.map(\.name) == ["Ben", "Ana"])
    #expect(roster.version == 5)
    #expect(roster["a"]?.name == "Ana")
    #expect(roster["nobody"] == nil)
    #expect(Roster([]).members == [])
  }

  @Test("A name is found whatever its case or its accents are made of")
  func names() {
    let roster = roster(.added("a", name: "Zoë Núñez", Self.pin))
    #expect(roster.member(named: "ZOË NÚÑEZ")?.id == "a")
    #expect(roster.member(named: "zoe\u{308} nu\u{301}n\u{303}ez")?.id == "a")
    #expect(roster.member(named: "Zoe Nunez") == nil)
  }

  @Test("The first two misses cost nothing, then each wait is twice the one before")
  func delays() {
    let waits = (0...9).map { misses in
      roster(misses: misses)["a"]?.permission(at: Self.at(0))
    }
    let seconds: [Int64] = [5, 10, 20, 40, 80, 160, 320]
    #expect(
      waits == [.allowed, .allowed, .allowed] + seconds.map { .wait(milliseconds: $0 * 1000) })
  }

  @Test("A wait ends when it is over, not before")
  func waiting() {
    let ana = roster(misses: 4)["a"]
    #expect(ana?.permission(at: Self.at(9_999)) == .wait(milliseconds: 1))
    #expect(ana?.permission(at: Self.at(10_000)) == .allowed)
  }

  @Test("A clock that was set back makes no wait longer")
  func clockSetBack() {
    #expect(
      roster(misses: 3)["a"]?.permission(at: Self.at(-86_400_000)) == .allowed)
  }

  @Test("After ten misses it is over, for any clock and forever")
  func off() {
    let roster = roster(misses: 10)
    #expect(roster["a"]?.misses == 10)
    for moment in [Int64.min, 0, 1_000_000_000_000, .max] {
      #expect(roster["a"]?.permission(at: Timestamp(milliseconds: moment)) == .off)
    }
    #expect(self.roster(misses: 11)["a"]?.permission(at: Self.at(0)) == .off)
  }

  @Test("Signing in forgets the misses of this person and of nobody else")
  func signedIn() {
    let tries = Array(repeating: StaffEvent.tried("a", "desk"), count: 4)
    let roster = roster(
      [.added("a", name: "Ana", Self.pin), .added("b", name: "Ben", Self.pin)] + tries + [
        .tried("b", "desk"), .signedIn("a", "desk"), .locked("a", "desk"), .signedOut("a", "desk"),
      ])
    #expect(roster["a"]?.misses == 0)
    #expect(roster["a"]?.lastTry == nil)
    #expect(roster["a"]?.permission(at: Self.at(0)) == .allowed)
    #expect(roster["b"]?.misses == 1)
  }

  @Test("A new PIN lets in somebody who is off, and somebody who is disabled")
  func pinSet() {
    let other = PINHash(
      salt: [9], hash: [9], cost: PINHash.Cost(rounds: 2, blockSize: 1, parallelism: 1))
    let tries = Array(repeating: StaffEvent.tried("a", "desk"), count: 10)
    let off = roster([.added("a", name: "Ana", Self.pin)] + tries + [.pinSet("a", other)])
    #expect(off["a"]?.permission(at: Self.at(0)) == .allowed)
    #expect(off["a"]?.pin == other)
    #expect(off["a"]?.name == "Ana")
    let disabled = roster(.added("a", name: "Ana", Self.pin), .disabled("a"), .pinSet("a", other))
    #expect(disabled["a"]?.standing == .active)
  }

  @Test("Who is disabled stays on the list, with the misses, and is not let in")
  func disabled() {
    let roster = roster(.added("a", name: "Ana", Self.pin), .tried("a", "desk"), .disabled("a"))
    #expect(roster["a"]?.permission(at: Self.at(0)) == .disabled)
    #expect(roster["a"]?.misses == 1)
  }

  private static let pin = PINHash(
    salt: [1], hash: [2], cost: PINHash.Cost(rounds: 2, blockSize: 1, parallelism: 1))

  private static func at(_ milliseconds: Int64) -> Timestamp {
    Timestamp(milliseconds: 1_763_712_000_000 + milliseconds)
  }

  private func roster(misses: Int) -> Roster {
    roster(
      [.added("a", name: "Ana", Self.pin)] + Array(repeating: .tried("a", "desk"), count: misses))
  }

  private func roster(_ events: StaffEvent...) -> Roster { roster(events) }

  /// All at one moment.
  private func roster(_ events: [StaffEvent]) -> Roster {
    Roster(
      events.enumerated().map { offset, event in
        StoredStaffEvent(number: offset + 1, event: event, at: Self.at(0))
      })
  }
}
