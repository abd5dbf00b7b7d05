import TestSupplies
import Interview
import Testing

@testable import Store

/// A kind of store; what every kind promises is tested once, on all of them.
enum Conformer: CaseIterable {
  case memory
  case sqlite

  func store(in folder: TemporaryFolder) throws -> any EventStore {
    switch self {
    case .memory: InMemoryEventStore()
    case .sqlite: try SQLiteEventStore.desk(at: folder.storePath)
    }
  }
}

@Suite("What every store promises", .serialized)
struct StoreContractTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test(
    "Events come back in order, numbered from 1, each with its own time",
    arguments: Conformer.allCases)
  func order(_ conformer: Conformer) throws {
    let store = try conformer.store(in: folder)
    #expect(try store.append([opening, kneeHurts], to: anna, after: 0, at: time(100)) == 2)
    #expect(try store.append([pain], to: anna, after: 2, at: time(50)) == 3)
    #expect(
      try store.events(of: anna) == [
        StoredEvent(session: anna, number: 1, event: opening, at: time(100)),
        StoredEvent(session: anna, number: 2, event: kneeHurts, at: time(100)),
        StoredEvent(session: anna, number: 3, event: pain, at: time(50)),
      ])
  }

  @Test("Sessions do not mix when their events arrive in turns", arguments: Conformer.allCases)
  func turns(_ conformer: Conformer) throws {
    let store = try conformer.store(in: folder)
    _ = try store.append([opening], to: anna, after: 0, at: time(1))
    _ = try store.append([opening], to: bert, after: 0, at: time(2))
    _ = try store.append([kneeHurts], to: anna, after: 1, at: time(3))
    _ = try store.append([kneeIsFine], to: bert, after: 1, at: time(4))
    #expect(try store.events(of: anna).map(\.event) == [opening, kneeHurts])
    #expect(try store.events(of: bert).map(\.event) == [opening, kneeIsFine])
  }

  @Test(
    "The same events may be sent again and keep their first time", arguments: Conformer.allCases)
  func resend(_ conformer: Conformer) throws {
    let store = try conformer.store(in: folder)
    #expect(try store.append([opening, kneeHurts], to: anna, after: 0, at: time(1)) == 2)
    #expect(try store.append([opening, kneeHurts], to: anna, after: 0, at: time(9)) == 2)
    #expect(try store.append([opening], to: anna, after: 0, at: time(9)) == 1)
    #expect(try store.append([kneeHurts, pain], to: anna, after: 1, at: time(9)) == 3)
    #expect(
      try store.events(of: anna) == [
        StoredEvent(session: anna, number: 1, event: opening, at: time(1)),
        StoredEvent(session: anna, number: 2, event: kneeHurts, at: time(1)),
        StoredEvent(session: anna, number: 3, event: pain, at: time(9)),
      ])
  }

  @Test(
    "Another event under a taken number is refused, and so is what follows it",
    arguments: Conformer.allCases)
  func conflict(_ conformer: Conformer) throws {
    let store = try conformer.store(in: folder)
    _ = try store.append([opening, kneeHurts], to: anna, after: 0, at: time(1))
    #expect(throws: StoreError.conflict(session: anna, number: 2)) {
      try store.append([opening, kneeIsFine, pain], to: anna, after: 0, at: time(2))
    }
    #expect(try store.events(of: anna).map(\.event) == [opening, kneeHurts])
  }

  @Test(
    "Events after a missing one are refused", arguments: Conformer.allCases,
    [1, 2, -1, Int.max, Int.min])
  func gap(_ conformer: Conformer, _ version: Int) throws {
    let store = try conformer.store(in: folder)
    #expect(throws: StoreError.gap(session: anna, number: version &+ 1)) {
      try store.append([opening], to: anna, after: version, at: time(1))
    }
    #expect(try store.events(of: anna) == [])
    #expect(try store.sessions() == [])
  }

  @Test(
    "A number that is not finite is refused together with the events beside it",
    arguments: Conformer.allCases, [Double.nan, .infinity, -.infinity])
  func notFinite(_ conformer: Conformer, _ number: Double) throws {
    let store = try conformer.store(in: folder)
    for event in [
      SessionEvent.answered("pain", .number(number)), staff(.entered("pain", .number(number))),
      staff(.amended("pain", .number(number), reason: "r")),
    ] {
      #expect(throws: StoreError.notStorable(session: anna, number: 2)) {
        try store.append([opening, event], to: anna, after: 0, at: time(1))
      }
    }
    #expect(try store.events(of: anna) == [])
    #expect(throws: StoreError.noSuchSession(anna)) { try store.ticket(of: anna) }
  }

  @Test("No events make no session", arguments: Conformer.allCases)
  func nothing(_ conformer: Conformer) throws {
    let store = try conformer.store(in: folder)
    #expect(try store.append([], to: anna, after: 0, at: time(1)) == 0)
    #expect(try store.sessions() == [])
    #expect(throws: StoreError.noSuchSession(anna)) { try store.ticket(of: anna) }
  }

  @Test("Tickets count the sessions from 1 and stay with them", arguments: Conformer.allCases)
  func tickets(_ conformer: Conformer) throws {
    let store = try conformer.store(in: folder)
    for session in [cleo, anna, bert] {
      _ = try store.append([opening], to: session, after: 0, at: time(1))
    }
    _ = try store.append([kneeHurts], to: cleo, after: 1, at: time(2))
    #expect(try [cleo, anna, bert].map { try store.ticket(of: $0) } == [1, 2, 3])
  }

  @Test(
    "Summaries come newest ticket first, whatever the clock said", arguments: Conformer.allCases)
  func summaries(_ conformer: Conformer) throws {
    let store = try conformer.store(in: folder)
    _ = try store.append([opening, kneeHurts], to: bert, after: 0, at: time(900))
    _ = try store.append([opening], to: anna, after: 0, at: time(100))
    _ = try store.append([pain], to: bert, after: 2, at: time(950))
    #expect(
      try store.sessions() == [
        SessionSummary(
          id: anna, ticket: 2, openedAt: time(100), lastEventAt: time(100), eventCount: 1),
        SessionSummary(
          id: bert, ticket: 1, openedAt: time(900), lastEventAt: time(950), eventCount: 3),
      ])
  }

  @Test("Every kind of event comes back as it was", arguments: Conformer.allCases)
  func everyKind(_ conformer: Conformer) throws {
    let store = try conformer.store(in: folder)
    let events = StoredTextTests.all.map(\.event)
    #expect(try store.append(events, to: anna, after: 0, at: time(1)) == events.count)
    #expect(try store.events(of: anna).map(\.event) == events)
  }

  @Test(
    "A questionnaire is kept once under its digest and never replaced",
    arguments: Conformer.allCases)
  func archives(_ conformer: Conformer) throws {
    let store = try conformer.store(in: folder)
    let archive: [UInt8] = [0, 1, 254, 255]
    try store.keep(archive, digest: "d1")
    try store.keep(archive, digest: "d1")
    try store.keep([], digest: "d2")
    #expect(throws: StoreError.archiveConflict(digest: "d1")) { try store.keep([7], digest: "d1") }
    #expect(try store.archive(digest: "d1") == archive)
    #expect(try store.archive(digest: "d2") == [])
    #expect(try store.archive(digest: "d3") == nil)
  }
}
