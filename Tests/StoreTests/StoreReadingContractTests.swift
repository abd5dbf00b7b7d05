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
          events: [
            StoredEvent(session: bert, number: 1, event: opening, at: time(1)),
            StoredEvent(session: bert, number: 2, event: kneeHurts, at: time(3)),
          ]))
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

  @Test("An empty store has no sessions, no place and no changes", arguments: Conformer.allCases)
  func empty(_ conformer: Conformer) throws {
    let store = try conformer.store(in: folder)
    #expect(try store.sessions(before: nil, limit: 5) == [])
    #expect(try store.position() == 0)
    #expect(try store.changes(after: 0) == StoreChanges(position: 0, sessions: []))
    #expect(try store.codes(givenAfter: time(.min)) == [])
  }

  @Test(
    "Changes name each session once, in the order of their first new event",
    arguments: Conformer.allCases)
  func changes(_ conformer: Conformer) throws {
    let store = try conformer.store(in: folder)
    _ = try store.append([opening], to: anna, after: 0, at: time(1))
    _ = try store.append([opening, kneeHurts], to: bert, after: 0, at: time(1))
    #expect(try store.position() == 3)
    _ = try store.append([opening], to: cleo, after: 0, at: time(1))
    _ = try store.append([kneeHurts], to: anna, after: 1, at: time(1))
    _ = try store.append([pain], to: cleo, after: 1, at: time(1))
    #expect(
      try store.changes(after: 0) == StoreChanges(position: 6, sessions: [anna, bert, cleo]))
    #expect(try store.changes(after: 3) == StoreChanges(position: 6, sessions: [cleo, anna]))
    #expect(try store.changes(after: 5) == StoreChanges(position: 6, sessions: [cleo]))
    #expect(try store.changes(after: 6) == StoreChanges(position: 6, sessions: []))
    #expect(try store.changes(after: 99) == StoreChanges(position: 6, sessions: []))
    #expect(
      try store.changes(after: -9) == StoreChanges(position: 6, sessions: [anna, bert, cleo]))
  }

  @Test(
    "What was sent again, or is about staff alone, is no change", arguments: Conformer.allCases)
  func noChanges(_ conformer: Conformer) throws {
    let store = try conformer.store(in: folder)
    _ = try store.append([opening], to: anna, after: 0, at: time(1))
    _ = try store.append([opening], to: anna, after: 0, at: time(2))
    _ = try store.append([.tried("m1", "desk")], after: 0, at: time(2))
    #expect(try store.changes(after: 1) == StoreChanges(position: 1, sessions: []))
  }

  @Test(
    "Codes come last given first, with their session, only those given after a time",
    arguments: Conformer.allCases)
  func codes(_ conformer: Conformer) throws {
    let store = try conformer.store(in: folder)
    let first = AccessCode.sample("111111")
    let second = AccessCode.sample("222222")
    let third = AccessCode.sample("333333")
    _ = try store.append([opening, staff(.codeGiven(first))], to: anna, after: 0, at: time(100))
    _ = try store.append([opening, staff(.codeGiven(third))], to: bert, after: 0, at: time(300))
    // The clock was set back in between.
    _ = try store.append(
      [staff(.codeGiven(second)), .codeEntered], to: anna, after: 2, at: time(200))
    #expect(
      try store.codes(givenAfter: time(99)) == [
        GivenCode(session: anna, code: second, at: time(200)),
        GivenCode(session: bert, code: third, at: time(300)),
        GivenCode(session: anna, code: first, at: time(100)),
      ])
    #expect(try store.codes(givenAfter: time(100)).map(\.code) == [second, third])
    #expect(try store.codes(givenAfter: time(200)).map(\.code) == [third])
    #expect(try store.codes(givenAfter: time(300)) == [])
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
