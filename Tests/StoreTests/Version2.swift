import GRDB

/// A store as the programs of version 2 made it or brought it up, word for word and for good.
enum Version2 {
  static func make(at path: String) throws {
    try Version1.make(at: path)
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: structure + contents) }
    try queue.close()
  }

  private static let structure = """
    CREATE TABLE staff(
      number INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      kind TEXT NOT NULL,
      schema INTEGER NOT NULL,
      payload TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER staff_is_next BEFORE INSERT ON staff
    WHEN NEW.number <> 1 + coalesce((SELECT max(number) FROM staff), 0)
    BEGIN SELECT RAISE(ABORT, 'events are numbered one after the other'); END;
    CREATE TRIGGER staff_refuses_update BEFORE UPDATE ON staff
    BEGIN SELECT RAISE(ABORT, 'what is stored is never changed or removed'); END;
    CREATE TRIGGER staff_refuses_delete BEFORE DELETE ON staff
    BEGIN SELECT RAISE(ABORT, 'what is stored is never changed or removed'); END;
    CREATE INDEX event_code_given ON event(at) WHERE kind = 'staff-code-given';
    PRAGMA user_version = 2;

    """

  private static let contents = """
    INSERT INTO staff VALUES (1, 400, 'tried', 1, '{"member":"m1","station":"desk"}');
    """
}
