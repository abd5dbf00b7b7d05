import Foundation
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
    store = try SQLiteEventStore.desk(at: folder.storePath)
    _ = try store.append([opening], to: anna, after: 0, at: time(1))
  }

  /// A store of many pages, and the one that the last event stands on.
  private func stored(at path: String) throws -> (content: [UInt8], lastPage: Range<Int>) {
    let events = [opening] + Array(repeating: kneeHurts, count: 99)
    _ = try SQLiteEventStore.desk(at: path).append(events, to: anna, after: 0, at: time(1))
    let hash = try DatabaseQueue(path: path).read {
      try Data.fetchOne($0, sql: "SELECT hash FROM event ORDER BY seq DESC LIMIT 1")
    }
    let content = try bytes(at: path)
    let place = try #require(hash.flatMap { Data(content).range(of: $0) }).lowerBound
    let start = place / 4_096 * 4_096
    return (content, start..<start + 4_096)
  }

  @Test("A page of garbage is said to be damage, by reading and by writing")
  func damagedPage() throws {
    let path = folder.path("damaged.sqlite")
    var (content, page) = try stored(at: path)
    content.replaceSubrange(page, with: Array(repeating: 0xA5, count: page.count))
    try write(content, to: path)
    let store = try SQLiteEventStore.desk(at: path)
    #expect(throws: StoreError.damagedFile(path: path)) { try store.events(of: anna) }
    #expect(throws: StoreError.damagedFile(path: path)) {
      try store.append([kneeHurts], to: anna, after: 100, at: time(2))
    }
  }

  @Test("Where the page is garbage that says whom the store seals to, it is not opened")
  func damagedBeginning() throws {
    let path = folder.path("damaged.sqlite")
    var (content, _) = try stored(at: path)
    let root = try DatabaseQueue(path: path).read {
      try Int.fetchOne($0, sql: "SELECT rootpage FROM sqlite_schema WHERE name = 'event'")
    }
    let end = try #require(root) * 4_096
    content.replaceSubrange(end - 4_096..<end, with: Array(repeating: 0xA5, count: 4_096))
    try write(content, to: path)
    #expect(throws: StoreError.damagedFile(path: path)) { try SQLiteEventStore.desk(at: path) }
    #expect(try bytes(at: path) == content)
  }

  @Test(
    "An unreadable event is named and hides neither its neighbours nor the list",
    arguments: [
      "sealed = x''", "sealed = x'01'", "sealed = substr(sealed, 1, 40)", "number = 7",
      "sealed = zeroblob(length(sealed))", "at = at + 1",
      "sealed = (SELECT sealed FROM event WHERE log = 1 AND number = 3)",
      // The last byte is of the tag.
      "sealed = CAST(substr(sealed, 1, length(sealed) - 1) || x'00' AS BLOB)",
    ])
  func damaged(_ change: String) throws {
    _ = try store.append([kneeHurts, pain], to: anna, after: 1, at: time(2))
    _ = try store.append([opening], to: bert, after: 0, at: time(3))
    try DatabaseQueue(path: folder.storePath).write { database in
      try database.execute(
        sql: """
          DROP TRIGGER event_refuses_update;
          UPDATE event SET \(change) WHERE log = 1 AND number = 2;
          """)
    }
    #expect(throws: StoreError.damaged(session: anna, number: 2)) { try store.events(of: anna) }
    #expect(try store.events(of: bert).map(\.event) == [opening])
    #expect(try store.sessions().map(\.id) == [bert, anna])
    #expect(
      try store.sessions(before: nil, limit: 5) == [
        StoredSession(
          id: bert, ticket: 2,
          contents: .events([
            StoredEvent(session: bert, number: 1, event: opening, at: time(3))
          ])),
        StoredSession(id: anna, ticket: 1, contents: .unreadable),
      ])
    #expect(try store.stored(anna) == StoredSession(id: anna, ticket: 1, contents: .unreadable))
    #expect(try store.changes(after: 0).sessions == [anna, bert])
  }

  @Test("A session without any event is said to be unreadable and hides no other")
  func eventless() throws {
    try DatabaseQueue(path: folder.storePath).write {
      try $0.execute(sql: "INSERT INTO session VALUES (2, '\(bert.text)')")
    }
    #expect(try store.stored(bert).contents == .unreadable)
    #expect(
      try store.sessions(before: nil, limit: 5).map { $0.events?.count } == [nil, 1])
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
    arguments: ["sealed = x''", "sealed = zeroblob(200)", "at = 9", "number = 7"])
  func damagedStaff(_ change: String) throws {
    _ = try store.append(
      [.tried("m1", "desk"), .tried("m1", "desk"), .tried("m1", "desk")], after: 0, at: time(1))
    try DatabaseQueue(path: folder.storePath).write { database in
      try database.execute(
        sql: """
          DROP TRIGGER event_refuses_update;
          UPDATE event SET \(change) WHERE log = 0 AND number = 2
          """)
    }
    #expect(throws: StoreError.damagedStaff(number: 2)) { try store.staff() }
    #expect(throws: StoreError.damagedStaff(number: 2)) {
      try store.append([.tried("m1", "desk")], after: 1, at: time(1))
    }
    #expect(try store.events(of: anna).map(\.event) == [opening])
  }

  @Test("A code whose session cannot be read opens nothing and hides no other code")
  func damagedCode() throws {
    let good = AccessCode.sample("222222")
    _ = try store.append([staff(.codeGiven(.sample("111111")))], to: anna, after: 1, at: time(2))
    _ = try store.append([opening, staff(.codeGiven(good))], to: bert, after: 0, at: time(2))
    try DatabaseQueue(path: folder.storePath).write {
      try $0.execute(
        sql: """
          DROP TRIGGER event_refuses_update;
          UPDATE event SET sealed = x'00' WHERE log = 1 AND number = 2;
          """)
    }
    #expect(
      try store.codes(givenAfter: time(0))
        == [GivenCode(session: bert, code: good, at: time(2))])
  }
}
