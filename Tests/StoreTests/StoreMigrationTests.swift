import Foundation
import GRDB
import Interview
import TestSupplies
import Testing

@testable import Store

@Suite("A store of version 1")
struct StoreMigrationTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try Version1.make(at: folder.storePath)
  }

  @Test("Opens as version 2 with every event as it was, byte for byte")
  func opens() throws {
    let before = try contents()
    let store = try SQLiteEventStore(at: folder.storePath)
    #expect(try contents() == before)
    #expect(try version() == 2)
    #expect(
      try store.events(of: "first") == [
        StoredEvent(session: "first", number: 1, event: Version1.opened, at: time(100)),
        StoredEvent(
          session: "first", number: 2, event: .answered("knee", .codes(["yes"])), at: time(200)),
        StoredEvent(session: "first", number: 3, event: .closed(.idle), at: time(300)),
      ])
    #expect(try store.sessions(before: nil, limit: 9).map(\.id) == ["second", "first"])
    #expect(try store.archive(digest: "d1") == [1, 2])
  }

  @Test("Takes staff events and acts once it was opened")
  func goesOn() throws {
    let store = try SQLiteEventStore(at: folder.storePath)
    let code = AccessCode.sample("123456")
    #expect(try store.append([.tried("m1", "desk")], after: 0, at: time(5)) == 1)
    #expect(try store.append([staff(.codeGiven(code))], to: "first", after: 3, at: time(5)) == 4)
    #expect(try store.append([opening], to: anna, after: 0, at: time(6)) == 1)
    #expect(try store.ticket(of: anna) == 3)
    #expect(
      try store.codes(givenAfter: time(0))
        == [GivenCode(session: "first", code: code, at: time(5))])
  }

  @Test("Has then the very parts that a new store has")
  func sameParts() throws {
    _ = try SQLiteEventStore(at: folder.storePath)
    _ = try SQLiteEventStore(at: folder.path("new"))
    #expect(try parts(at: folder.storePath) == parts(at: folder.path("new")))
  }

  @Test("Is brought up once when many open it at the same moment")
  func race() async throws {
    let path = folder.storePath
    try await withThrowingTaskGroup(of: Int.self) { group in
      for place in 0..<8 {
        group.addTask {
          let store = try SQLiteEventStore(at: path)
          _ = try store.append([opening], to: Session.ID("s\(place)"), after: 0, at: time(1))
          return try store.ticket(of: Session.ID("s\(place)"))
        }
      }
      let tickets = try await group.reduce(into: []) { $0.append($1) }
      #expect(tickets.sorted() == Array(3...10))
    }
    #expect(try version() == 2)
  }

  @Test("Is left alone when another program brought it up while this one waited for it")
  func overtaken() throws {
    let other = try DatabaseQueue(path: folder.storePath)
    let ended = DispatchSemaphore(value: 0)
    try other.writeWithoutTransaction { database in
      try database.beginTransaction(.immediate)
      Thread.detachNewThread { [folder] in
        do {
          _ = try SQLiteEventStore(at: folder.storePath)
        } catch {
          Issue.record(error)
        }
        ended.signal()
      }
      // Long enough for the other thread to have found version 1 and to wait for the lock.
      Thread.sleep(forTimeInterval: 0.3)
      for part in StoreSchema.version2 { try database.execute(sql: part.definition) }
      try database.execute(sql: "PRAGMA user_version = 2")
      try database.commit()
    }
    #expect(ended.wait(timeout: .now() + 10) == .success)
    #expect(try version() == 2)
  }

  @Test("Which another program is writing is waited for, and then left alone or brought up")
  func busy() throws {
    let before = try bytes(at: folder.storePath)
    let other = try DatabaseQueue(path: folder.storePath)
    try other.writeWithoutTransaction { database in
      try database.beginTransaction(.immediate)
      #expect(throws: StoreError.busy) {
        try SQLiteEventStore(at: folder.storePath, patience: .milliseconds(50))
      }
      try database.rollback()
    }
    #expect(try bytes(at: folder.storePath) == before)
    _ = try SQLiteEventStore(at: folder.storePath)
    #expect(try version() == 2)
  }

  @Test(
    "That was altered is refused and stays as it is",
    arguments: [
      ("DROP TRIGGER event_is_next", "event_is_next"),
      ("DROP TRIGGER questionnaire_refuses_delete", "questionnaire_refuses_delete"),
      ("PRAGMA user_version = 0", "user_version"),
      ("PRAGMA user_version = -1", "user_version"),
    ])
  func altered(_ sql: String, _ part: String) throws {
    try change(sql)
    let before = try bytes(at: folder.storePath)
    #expect(throws: StoreError.altered(path: folder.storePath, part: part)) {
      try SQLiteEventStore(at: folder.storePath)
    }
    #expect(try bytes(at: folder.storePath) == before)
  }

  @Test(
    "Whose bringing up fails on the way is left as it is",
    arguments: ["CREATE TABLE staff(x)", "CREATE TABLE event_code_given(x)"])
  func halfway(_ sql: String) throws {
    try change(sql)
    let before = try bytes(at: folder.storePath)
    #expect(throws: StoreError.failed(path: folder.storePath, code: 1)) {
      try SQLiteEventStore(at: folder.storePath)
    }
    #expect(try bytes(at: folder.storePath) == before)
    #expect(try version() == 1)
  }

  @Test("That only says it is version 2 is refused")
  func pretender() throws {
    try change("PRAGMA user_version = 2")
    #expect(throws: StoreError.altered(path: folder.storePath, part: "staff")) {
      try SQLiteEventStore(at: folder.storePath)
    }
  }

  @Test("On which nobody may write is refused and stays as it is")
  func readOnly() throws {
    let before = try bytes(at: folder.storePath)
    try setPermissions(0o444, of: folder.storePath)
    try withoutPrivileges {
      #expect(throws: StoreError.readOnly(path: folder.storePath)) {
        try SQLiteEventStore(at: folder.storePath)
      }
    }
    #expect(try bytes(at: folder.storePath) == before)
  }

  private func change(_ sql: String) throws {
    try DatabaseQueue(path: folder.storePath).write { try $0.execute(sql: sql) }
  }

  private func version() throws -> Int? {
    try DatabaseQueue(path: folder.storePath).read {
      try Int.fetchOne($0, sql: "PRAGMA user_version")
    }
  }

  /// Every row that version 1 knows, as SQLite writes it.
  private func contents() throws -> [String] {
    try DatabaseQueue(path: folder.storePath).read { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT 'event ' || seq || ' ' || ticket || ' ' || number || ' ' || at || ' ' || kind
            || ' ' || schema || ' ' || hex(payload) FROM event
          UNION ALL SELECT 'session ' || ticket || ' ' || id FROM session
          UNION ALL SELECT 'questionnaire ' || digest || ' ' || hex(archive) FROM questionnaire
          """)
    }
  }

  private func parts(at path: String) throws -> [String] {
    try DatabaseQueue(path: path).read {
      try String.fetchAll(
        $0, sql: "SELECT name || ': ' || coalesce(sql, '') FROM sqlite_schema ORDER BY name")
    }
  }
}
