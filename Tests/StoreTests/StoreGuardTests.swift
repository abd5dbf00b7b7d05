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
    store = try SQLiteEventStore(at: folder.storePath)
    _ = try store.append([opening, kneeHurts], to: anna, after: 0, at: time(1))
    try store.keep([1, 2], digest: "d1")
    _ = try store.append([.tried("m1", "desk"), .disabled("m1")], after: 0, at: time(1))
  }

  @Test(
    "The settings of the connection are the safe ones",
    arguments: [
      ("journal_mode", "truncate"), ("synchronous", "3"), ("foreign_keys", "1"),
      ("trusted_schema", "0"), ("cell_size_check", "1"), ("secure_delete", "1"),
      ("user_version", "3"), ("application_id", "1129202777"),
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
      "UPDATE event SET payload = '{}'",
      "UPDATE event SET at = at + 1 WHERE number = 1",
      "DELETE FROM event WHERE number = 2",
      "UPDATE session SET id = 'x'",
      "DELETE FROM session",
      "UPDATE questionnaire SET archive = x'00'",
      "DELETE FROM questionnaire",
      "INSERT OR REPLACE INTO event SELECT seq, ticket, number, at, kind, schema, '{}' FROM event",
      "INSERT OR REPLACE INTO event SELECT seq, ticket, 3, at, kind, schema, '{}' FROM event",
      "INSERT OR REPLACE INTO event SELECT NULL, ticket, 1, at, kind, schema, '{}' FROM event",
      "UPDATE staff SET kind = 'signed-in'",
      "DELETE FROM staff WHERE number = 2",
      "INSERT OR REPLACE INTO staff SELECT number, at, 'locked', schema, payload FROM staff",
      "INSERT OR REPLACE INTO staff VALUES (2, 0, 'tried', 1, '{}')",
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
      "INSERT INTO event VALUES (9, 1, 4, 0, 'a', 1, '{}')",
      "INSERT INTO staff VALUES (4, 0, 'a', 1, '{}')",
      "INSERT INTO staff VALUES (NULL, 0, 'a', 1, '{}')",
      "INSERT INTO staff VALUES (0, 0, 'a', 1, '{}')",
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
      try other.write { try $0.execute(sql: "INSERT INTO event VALUES (9, 7, 1, 0, 'a', 1, '{}')") }
    }
    #expect(error?.extendedResultCode == .SQLITE_CONSTRAINT_FOREIGNKEY)
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

  @Test("Codes are found through their index")
  func codeIndex() throws {
    #expect(
      try plan(of: StoreSchema.codesGivenAfter) == [
        "SEARCH event USING INDEX event_code_given (at>?)",
        "SEARCH session USING INTEGER PRIMARY KEY (rowid=?)",
        "USE TEMP B-TREE FOR ORDER BY",
      ])
  }
}
