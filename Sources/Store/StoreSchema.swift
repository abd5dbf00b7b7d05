import GRDB

/// The tables of a store and the guards that keep what is in them.
enum StoreSchema {
  static let version = 1
  /// The four letters CNDY: marks the file as a store of this program.
  static let applicationID = 0x434E_4459

  /// Every table and trigger by name, in the exact text that SQLite keeps of it.
  static let parts: [(name: String, definition: String)] = [
    (
      "starts",
      """
      CREATE TABLE starts(
        id INTEGER PRIMARY KEY CHECK (id = 1),
        count INTEGER NOT NULL
      ) STRICT
      """
    ),
    (
      "session",
      """
      CREATE TABLE session(
        ticket INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE
      ) STRICT
      """
    ),
    (
      "event",
      """
      CREATE TABLE event(
        seq INTEGER PRIMARY KEY,
        ticket INTEGER NOT NULL REFERENCES session(ticket),
        number INTEGER NOT NULL,
        at INTEGER NOT NULL,
        kind TEXT NOT NULL,
        schema INTEGER NOT NULL,
        payload TEXT NOT NULL,
        UNIQUE (ticket, number)
      ) STRICT
      """
    ),
    (
      "questionnaire",
      """
      CREATE TABLE questionnaire(
        digest TEXT PRIMARY KEY NOT NULL,
        archive BLOB NOT NULL
      ) STRICT
      """
    ),
    // INSERT OR REPLACE removes rows without asking DELETE triggers, so inserts are guarded too.
    (
      "session_is_new",
      """
      CREATE TRIGGER session_is_new BEFORE INSERT ON session
      WHEN EXISTS (SELECT 1 FROM session WHERE ticket = NEW.ticket OR id = NEW.id)
      BEGIN SELECT RAISE(ABORT, 'this session is already stored'); END
      """
    ),
    (
      "event_is_next",
      """
      CREATE TRIGGER event_is_next BEFORE INSERT ON event
      WHEN EXISTS (SELECT 1 FROM event WHERE seq = NEW.seq) OR NEW.number <> 1 + coalesce(
        (SELECT max(number) FROM event WHERE ticket = NEW.ticket), 0)
      BEGIN SELECT RAISE(ABORT, 'events are numbered one after the other'); END
      """
    ),
    (
      "questionnaire_is_new",
      """
      CREATE TRIGGER questionnaire_is_new BEFORE INSERT ON questionnaire
      WHEN EXISTS (SELECT 1 FROM questionnaire WHERE digest = NEW.digest)
      BEGIN SELECT RAISE(ABORT, 'this questionnaire is already kept'); END
      """
    ),
    refusal(of: "UPDATE", on: "session"),
    refusal(of: "DELETE", on: "session"),
    refusal(of: "UPDATE", on: "event"),
    refusal(of: "DELETE", on: "event"),
    refusal(of: "UPDATE", on: "questionnaire"),
    refusal(of: "DELETE", on: "questionnaire"),
  ]

  private static func refusal(of verb: String, on table: String) -> (
    name: String, definition: String
  ) {
    let name = "\(table)_refuses_\(verb.lowercased())"
    return (
      name,
      """
      CREATE TRIGGER \(name) BEFORE \(verb) ON \(table)
      BEGIN SELECT RAISE(ABORT, 'what is stored is never changed or removed'); END
      """
    )
  }
}

extension StoreSchema {
  static func create(in database: Database) throws {
    for part in parts { try database.execute(sql: part.definition) }
    try database.execute(sql: "INSERT INTO starts(id, count) VALUES (1, 0)")
    try database.execute(sql: "PRAGMA application_id = \(applicationID)")
    try database.execute(sql: "PRAGMA user_version = \(version)")
  }

  /// Refuses a file that is no store, or a store of a newer program; reads two numbers.
  static func checkIdentity(of database: Database, path: String) throws {
    guard try Int.fetchOne(database, sql: "PRAGMA application_id") == applicationID else {
      throw StoreError.notAStore(path: path)
    }
    let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard found <= version else { throw StoreError.newer(found: found, known: version) }
    guard found == version else { throw StoreError.altered(path: path, part: "user_version") }
  }

  /// Refuses a store whose tables or guards are not those of this version.
  static func checkParts(of database: Database, path: String) throws {
    let rows = try Row.fetchAll(database, sql: "SELECT name, sql FROM sqlite_schema")
    for part in parts {
      let isThere = rows.contains { row in
        String.fromDatabaseValue(row[0]) == part.name
          && String.fromDatabaseValue(row[1]) == part.definition
      }
      guard isThere else { throw StoreError.altered(path: path, part: part.name) }
    }
  }
}
