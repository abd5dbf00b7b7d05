import Interview
import TestSupplies
import Testing

@testable import Store

@Suite("What every store promises about reading many sessions", .serialized)
struct StoreReadingContractTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test("One session comes with its ticket and all its events", arguments: Conformer.allCases)
  func one(_ conformer: Conformer) throws {
    let store = try conformer.store(in: folder)
    _ = try store.append([opening], to: bert, after: 0, at: time(1))
    _ = try store.append([opening], to: anna, after: 0, at: time(2))
    _ = try store.append([kneeHurts], to: bert, after: 1, at: time(3))
    #expect(
      try store.stored(bert)
        == StoredSession(
          id: bert, ticket: 1,
          contents: .events([
            StoredEvent(session: bert, number: 1, event: opening, at: time(1)),
            StoredEvent(session: bert, number: 2, event: kneeHurts, at: time(3)),
          ])))
    #expect(throws: StoreError.noSuchSession(cleo)) { try store.stored(cleo) }
  }

  @Test(
    "Sessions come newest first in runs, from the one below a ticket on",
    arguments: Conformer.allCases)
  func runs(_ conformer: Conformer) throws {
    let store = try conformer.store(in: folder)
    for number in 1...7 {
      _ = try store.append(
        [opening, kneeHurts], to: Session.ID("s\(number)"), after: 0, at: time(1))
    }
    _ = try store.append([pain], to: "s3", after: 2, at: time(2))
    let tickets = { (before: Int?, limit: Int) in
      try store.sessions(before: before, limit: limit).map(\.ticket)
    }
    #expect(try tickets(nil, 3) == [7, 6, 5])
    #expect(try tickets(5, 3) == [4, 3, 2])
    #expect(try tickets(2, 3) == [1])
    #expect(try tickets(1, 3) == [])
    #expect(try tickets(nil, 100) == [7, 6, 5, 4, 3, 2, 1])
    #expect(try tickets(100, 1) == [7])
    #expect(try tickets(nil, 0) == [])
    #expect(try tickets(nil, -1) == [])
    #expect(try store.sessions(before: 5, limit: 3).map(\.id) == ["s4", "s3", "s2"])
    #expect(
      try store.sessions(before: 5, limit: 3) == ["s4", "s3", "s2"].map { try store.stored($0) })
    #expect(
      try store.sessions(before: 4, limit: 1).first?.events == store.events(of: "s3"))
  }

  @Test("An empty store has no sessions and no changes", arguments: Conformer.allCases)
  func empty(_ conformer: Conformer) throws {
    let store = try conformer.store(in: folder)
    #expect(try store.sessions(before: nil, limit: 5) == [])
    #expect(try store.changes(after: store.position()).sessions == [])
    #expect(try store.changes(after: 0).sessions == [])
    #expect(try store.codes(givenAfter: time(.min)) == [])
  }

  @Test(
    "Changes name each session once, in the order of their first new event",
    arguments: Conformer.allCases)
  func changes(_ conformer: Conformer) throws {
    let store = try conformer.store(in: folder)
    let start = try store.position()
    let changes = { (position: Int) in
      let changes = try store.changes(after: start + position)
      #expect(try changes.position == store.position())
      return changes.sessions
    }
    _ = try store.append([opening], to: anna, after: 0, at: time(1))
    _ = try store.append([opening, kneeHurts], to: bert, after: 0, at: time(1))
    #expect(try store.position() == start + 3)
    _ = try store.append([opening], to: cleo, after: 0, at: time(1))
    _ = try store.append([kneeHurts], to: anna, after: 1, at: time(1))
    _ = try store.append([pain], to: cleo, after: 1, at: time(1))
    #expect(try store.position() == start + 6)
    #expect(try changes(0) == [anna, bert, cleo])
    #expect(try changes(3) == [cleo, anna])
    #expect(try changes(5) == [cleo])
    #expect(try changes(6) == [])
    #expect(try changes(99) == [])
    #expect(try changes(-9) == [anna, bert, cleo])
  }

  @Test(
    "What was sent again, or is about staff alone, is no change", arguments: Conformer.allCases)
  func noChanges(_ conformer: Conformer) throws {
    let store = try conformer.store(in: folder)
    _ = try store.append([opening], to: anna, after: 0, at: time(1))
    let position = try store.position()
    _ = try store.append([opening], to: anna, after: 0, at: time(2))
    _ = try store.append([.tried("m1", "desk")], after: 0, at: time(2))
    #expect(try store.changes(after: position).sessions == [])
  }

  @Test(
    "Codes come last given first, with their session, only those given after a time",
    arguments: Conformer.allCases)
  func codes(_ conformer: Conformer) throws {
    let store = try conformer.store(in: folder)
    let first = AccessCode.sample("111111")
    let second = AccessCode.sample("222222")
    _ = try store.append([opening, staff(.codeGiven(first))], to: anna, after: 0, at: time(100))
    _ = try store.append([opening, staff(.codeGiven(second))], to: bert, after: 0, at: time(300))
    #expect(
      try store.codes(givenAfter: time(99)) == [
        GivenCode(session: bert, code: second, at: time(300)),
        GivenCode(session: anna, code: first, at: time(100)),
      ])
    #expect(try store.codes(givenAfter: time(100)).map(\.code) == [second])
    #expect(try store.codes(givenAfter: time(300)) == [])
    #expect(try store.sessions(openedBy: first, givenAfter: time(99)) == [anna])
    #expect(try store.sessions(openedBy: first, givenAfter: time(100)) == [])
    #expect(try store.sessions(openedBy: .sample("999999"), givenAfter: time(0)) == [])
  }

  @Test(
    "A code ends when it was entered, when another is given, and with the interview",
    arguments: Conformer.allCases)
  func endedCodes(_ conformer: Conformer) throws {
    let store = try conformer.store(in: folder)
    let first = AccessCode.sample("111111")
    let second = AccessCode.sample("222222")
    let endings: [SessionEvent] = [
      .codeEntered, staff(.interviewEnded), staff(.voided(reason: "r")),
      staff(.signed(SessionEvent.Verdict(outcome: "discuss", rule: "R18"))),
      staff(.codeGiven(second)),
    ]
    for (place, ending) in endings.enumerated() {
      let session = Session.ID("s\(place)")
      _ = try store.append([opening, staff(.codeGiven(first))], to: session, after: 0, at: time(1))
      #expect(try store.sessions(openedBy: first, givenAfter: time(0)) == [session])
      _ = try store.append([ending], to: session, after: 2, at: time(2))
      #expect(try store.sessions(openedBy: first, givenAfter: time(0)) == [])
    }
    #expect(try store.sessions(openedBy: second, givenAfter: time(0)) == ["s4"])
  }

  @Test("Texts of any kind come back as they were", arguments: Conformer.allCases)
  func hostileTexts(_ conformer: Conformer) throws {
    let store = try conformer.store(in: folder)
    let texts = [
      "", "\"", "\\", "\\\"},{\"item\":\"b\"}", "'; DROP TABLE event; --", "\u{0}", "a\u{0}b",
      "\u{1}\u{8}\u{c}\n\r\t\u{1F}\u{7F}", "\u{2028}\u{2029}\u{FEFF}\u{FFFD}\u{FFFF}", "👩🏽‍⚕️🇩🇪",
      "e\u{301}", "é", "مرحبا", String(repeating: "ü\"😀\u{0}", count: 1_000), "null", "{}",
      "%00 ?1",
    ]
    let events = texts.flatMap { text in
      [
        SessionEvent.answered("other", .text(text)), .skipped(Item.ID(text)),
        staff(.amended(Item.ID(text), .codes([Option.Code(text)]), reason: text)),
        staff(
          .identified(PatientIdentity(recordNumber: text, name: text, birthDate: nil))),
      ]
    }
    _ = try store.append(events, to: anna, after: 0, at: time(1))
    let read = try store.events(of: anna).map(\.event)
    #expect(read == events)
    #expect(read.map(\.scalars) == events.map(\.scalars))
    #expect(try store.stored(anna).events?.map(\.event) == events)
  }
}

extension SessionEvent {
  /// Equal texts may be spelled with other characters; these are the characters themselves.
  fileprivate var scalars: [UInt32] { "\(self)".unicodeScalars.map(\.value) }
}
