import TestSupplies
import GRDB
import Interview
import Testing

@testable import Store

@Suite("What the file itself guards")
struct StoreGuardTests {
  let folder: TemporaryFolder
  let store: SQLiteEventStore

  init() throws {
    folder = try TemporaryFolder()
    store = try SQLiteEventStore.desk(at: folder.storePath)
    _ = try store.append([opening, kneeHurts], to: anna, after: 0, at: time(1))
    try store.keep([1, 2], digest: "d1")
    _ = try store.append([.tried("m1", "desk"), .disabled("m1")], after: 0, at: time(1))
  }

  @Test(
    "The settings of the connection are the safe ones",
    arguments: [
      ("journal_mode", "truncate"), ("synchronous", "3"), ("foreign_keys", "1"),
      ("trusted_schema", "0"), ("cell_size_check", "1"), ("secure_delete", "1"),
      ("user_version", "4"), ("application_id", "1129202777"),
    ])
  func settings(_ name: String, _ value: String) throws {
    let found = try store.connection.read { try String.fetchOne($0, sql: "PRAGMA \(name)") }
    #expect(found == value)
  }

  @Test("A setting that did not take hold is refused")
  func unsafeSetting() throws {
    try store.connection.read { try StoreSettings.check($0, path: "/p") }
    #expect(throws: StoreError.unsafeSetting(path: "/p", setting: "synchronous")) {
      try DatabaseQueue(path: folder.storePath).inDatabase { database in
        try StoreSettings.apply(to: database)
        try database.execute(sql: "PRAGMA synchronous = NORMAL")
        try StoreSettings.check(database, path: "/p")
      }
    }
  }

  @Test(
    "Another program cannot change, remove or replace what is stored",
    arguments: [
      "UPDATE event SET sealed = x'00'",
      "UPDATE event SET at = at + 1 WHERE number = 1",
      "DELETE FROM event WHERE number = 2",
      "UPDATE session SET id = 'x'",
      "DELETE FROM session",
      "UPDATE questionnaire SET archive = x'00'",
      "DELETE FROM questionnaire",
      "INSERT OR REPLACE INTO event SELECT seq, log, number, at, x'00', hash FROM event",
      "INSERT OR REPLACE INTO event SELECT seq, 1, 3, at, x'00', hash FROM event",
      "INSERT OR REPLACE INTO event SELECT 6, log, 1, at, x'00', hash FROM event",
      "DELETE FROM site",
      "INSERT OR REPLACE INTO site SELECT 1, store, zeroblob(32) FROM site",
      "INSERT OR REPLACE INTO log_key SELECT log, x'00' FROM log_key",
      "INSERT OR REPLACE INTO session VALUES (1, 'x')",
      "INSERT OR REPLACE INTO session SELECT 9, id FROM session",
      "INSERT OR REPLACE INTO questionnaire VALUES ('d1', x'00')",
    ])
  func refuses(_ sql: String) throws {
    let before = try bytes(at: folder.storePath)
    let other = try DatabaseQueue(path: folder.storePath)
    let error = #expect(throws: DatabaseError.self) { try other.write { try $0.execute(sql: sql) } }
    #expect(error?.extendedResultCode == .SQLITE_CONSTRAINT_TRIGGER)
    #expect(try bytes(at: folder.storePath) == before)
  }

  @Test(
    "Another program cannot leave a gap in the numbers",
    arguments: [
      "INSERT INTO event VALUES (9, 1, 3, 0, x'00', x'00')",
      "INSERT INTO event VALUES (6, 1, 4, 0, x'00', x'00')",
      "INSERT INTO event VALUES (6, 0, 4, 0, x'00', x'00')",
      "INSERT INTO event VALUES (6, 0, 0, 0, x'00', x'00')",
    ])
  func gap(_ sql: String) throws {
    let other = try DatabaseQueue(path: folder.storePath)
    let error = #expect(throws: DatabaseError.self) {
      try other.write { try $0.execute(sql: sql) }
    }
    #expect(error?.message == "events are numbered one after the other")
  }

  @Test("Another program cannot store an event of no session")
  func orphan() throws {
    let other = try DatabaseQueue(path: folder.storePath)
    let error = #expect(throws: DatabaseError.self) {
      try other.write {
        try $0.execute(sql: "INSERT INTO event VALUES (6, 7, 1, 0, x'00', x'00')")
      }
    }
    #expect(error?.message == "an interview has a ticket")
  }

  @Test("What is new is found behind what is known, without reading the rest")
  func changesPlan() throws {
    #expect(
      try plan(of: StoreSchema.changedAfter).first
        == "SEARCH event USING INTEGER PRIMARY KEY (rowid>?)")
  }

  private func plan(of query: String) throws -> [String] {
    try store.connection.read { database in
      try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN \(query)", arguments: [0])
        .compactMap { String.fromDatabaseValue($0[3]) }
    }
  }
}
