import GRDB

/// The tables of a store and the guards that keep what is in them.
enum StoreSchema {
  static let version = 4
  /// The four letters CNDY: marks the file as a store of this program.
  static let applicationID = 0x434E_4459

  /// A table, trigger or index, in the exact text that SQLite keeps of it.
  typealias Part = (name: String, definition: String)

  static let parts = parts(of: version)

  static func parts(of version: Int) -> [Part] {
    version < sealedSince ? addedByVersion.prefix(version).flatMap(\.self) : version4
  }

  /// From this version on every event is sealed and chained.
  static let sealedSince = 4

  /// Never edited once a store was made with it: each version added a list of its own.
  static let addedByVersion: [[Part]] = [version1, version2, version3]

  static let version1: [Part] = [
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
}
