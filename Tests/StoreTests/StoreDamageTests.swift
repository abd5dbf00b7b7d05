import GRDB
import Interview
import TestSupplies
import Testing

@testable import Store

@Suite("A store that was damaged")
struct StoreDamageTests {
  let folder: TemporaryFolder
  let store: SQLiteEventStore

  init() throws {
    folder = try TemporaryFolder()
    store = try SQLiteEventStore(at: folder.storePath)
    _ = try store.append([opening], to: anna, after: 0, at: time(1))
  }

  @Test("A page of garbage is said to be damage, by reading and by writing")
  func damagedPage() throws {
    let path = folder.path("damaged.sqlite")
    _ = try SQLiteEventStore(at: path).append([opening], to: anna, after: 0, at: time(1))
    let root = try DatabaseQueue(path: path).read {
      try Int.fetchOne($0, sql: "SELECT rootpage FROM sqlite_schema WHERE name = 'event'")
    }
    var content = try bytes(at: path)
    let end = try #require(root) * 4_096
    content.replaceSubrange(end - 4_096..<end, with: Array(repeating: 0xA5, count: 4_096))
    try write(content, to: path)
    let store = try SQLiteEventStore(at: path)
    #expect(throws: StoreError.damagedFile(path: path)) { try store.events(of: anna) }
    #expect(throws: StoreError.damagedFile(path: path)) {
      try store.append([kneeHurts], to: anna, after: 1, at: time(2))
    }
  }

  @Test(
    "An unreadable event is named and hides neither its neighbours nor the list",
    arguments: [
      "payload = '{'", "payload = '{}'", "kind = 'vanished'", "schema = 2", "number = 7",
      // Bytes that are no text, and what follows the end of a text.
      #"payload = CAST(x'7B226974656D223A2261FF222C226E756D626572223A367D' AS TEXT)"#,
      #"payload = payload || CAST(x'00' AS TEXT)"#,
    ])
  func damaged(_ change: String) throws {
    _ = try store.append([kneeHurts, pain], to: anna, after: 1, at: time(2))
    _ = try store.append([opening], to: bert, after: 0, at: time(3))
    try DatabaseQueue(path: folder.storePath).write { database in
      try database.execute(
        sql: """
          DROP TRIGGER event_refuses_update;
          UPDATE event SET \(change) WHERE ticket = 1 AND number = 2;
          """)
    }
    #expect(throws: StoreError.damaged(session: anna, number: 2)) { try store.events(of: anna) }
    #expect(try store.events(of: bert).map(\.event) == [opening])
    #expect(try store.sessions().map(\.id) == [bert, anna])
    #expect(
      try store.sessions(before: nil, limit: 5) == [
        StoredSession(
          id: bert, ticket: 2,
          events: [StoredEvent(session: bert, number: 1, event: opening, at: time(3))]),
        StoredSession(id: anna, ticket: 1, events: nil),
      ])
    #expect(try store.stored(anna) == StoredSession(id: anna, ticket: 1, events: nil))
    #expect(try store.changes(after: 0).sessions == [anna, bert])
  }

  @Test("A session without any event is said to be unreadable and hides no other")
  func eventless() throws {
    _ = try store.append([opening], to: bert, after: 0, at: time(3))
    try DatabaseQueue(path: folder.storePath).write {
      try $0.execute(sql: "DROP TRIGGER event_refuses_delete; DELETE FROM event WHERE ticket = 1")
    }
    #expect(try store.stored(anna).events == nil)
    #expect(
      try store.sessions(before: nil, limit: 5).map { $0.events?.count } == [1, nil])
  }

  @Test("Events of no session hide none")
  func orphans() throws {
    _ = try store.append([opening], to: bert, after: 0, at: time(3))
    _ = try store.append([opening], to: cleo, after: 0, at: time(4))
    try DatabaseQueue(path: folder.storePath).writeWithoutTransaction {
      try $0.execute(
        sql: """
          PRAGMA foreign_keys = OFF;
          DROP TRIGGER session_refuses_delete;
          DELETE FROM session WHERE ticket = 2;
          """)
    }
    #expect(
      try store.sessions(before: nil, limit: 5).map { $0.events?.count } == [1, 1])
  }

  @Test(
    "An unreadable staff event is named, and nothing can be added after it unseen",
    arguments: ["payload = '{'", "payload = '{}'", "kind = 'vanished'", "schema = 2", "number = 7"])
  func damagedStaff(_ change: String) throws {
    _ = try store.append(
      [.tried("m1", "desk"), .tried("m1", "desk"), .tried("m1", "desk")], after: 0, at: time(1))
    try DatabaseQueue(path: folder.storePath).write { database in
      try database.execute(
        sql: "DROP TRIGGER staff_refuses_update; UPDATE staff SET \(change) WHERE number = 2")
    }
    #expect(throws: StoreError.damagedStaff(number: 2)) { try store.staff() }
    #expect(throws: StoreError.damagedStaff(number: 2)) {
      try store.append([.tried("m1", "desk")], after: 1, at: time(1))
    }
    #expect(try store.events(of: anna).map(\.event) == [opening])
  }

  @Test("A code that cannot be read opens nothing and hides no other code")
  func damagedCode() throws {
    let good = AccessCode.sample("222222")
    _ = try store.append(
      [staff(.codeGiven(.sample("111111"))), staff(.codeGiven(good))], to: anna, after: 1,
      at: time(2))
    try DatabaseQueue(path: folder.storePath).write {
      try $0.execute(
        sql: """
          DROP TRIGGER event_refuses_update;
          UPDATE event SET payload = '{"by":"m1","code":"1"}' WHERE number = 2;
          """)
    }
    #expect(
      try store.codes(givenAfter: time(0))
        == [GivenCode(session: anna, code: good, at: time(2))])
  }
}
