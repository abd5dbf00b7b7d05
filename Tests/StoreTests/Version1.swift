import GRDB
import Interview

/// A store as the programs of version 1 made it, word for word and for good.
enum Version1 {
  static let opened = SessionEvent.opened(
    SessionEvent.Opening(
      questionnaire: "tpi-candidacy", version: "0.1.0", digest: "d1", language: "en"))

  static func make(at path: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: structure + contents) }
    try queue.close()
  }

  private static let structure = """
    CREATE TABLE starts(
      id INTEGER PRIMARY KEY CHECK (id = 1),
      count INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE session(
      ticket INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE event(
      seq INTEGER PRIMARY KEY,
      ticket INTEGER NOT NULL REFERENCES session(ticket),
      number INTEGER NOT NULL,
      at INTEGER NOT NULL,
      kind TEXT NOT NULL,
      schema INTEGER NOT NULL,
      payload TEXT NOT NULL,
      UNIQUE (ticket, number)
    ) STRICT;
    CREATE TABLE questionnaire(
      digest TEXT PRIMARY KEY NOT NULL,
      archive BLOB NOT NULL
    ) STRICT;
    CREATE TRIGGER session_is_new BEFORE INSERT ON session
    WHEN EXISTS (SELECT 1 FROM session WHERE ticket = NEW.ticket OR id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'this session is already stored'); END;
    CREATE TRIGGER event_is_next BEFORE INSERT ON event
    WHEN EXISTS (SELECT 1 FROM event WHERE seq = NEW.seq) OR NEW.number <> 1 + coalesce(
      (SELECT max(number) FROM event WHERE ticket = NEW.ticket), 0)
    BEGIN SELECT RAISE(ABORT, 'events are numbered one after the other'); END;
    CREATE TRIGGER questionnaire_is_new BEFORE INSERT ON questionnaire
    WHEN EXISTS (SELECT 1 FROM questionnaire WHERE digest = NEW.digest)
    BEGIN SELECT RAISE(ABORT, 'this questionnaire is already kept'); END;
    CREATE TRIGGER session_refuses_update BEFORE UPDATE ON session
    BEGIN SELECT RAISE(ABORT, 'what is stored is never changed or removed'); END;
    CREATE TRIGGER session_refuses_delete BEFORE DELETE ON session
    BEGIN SELECT RAISE(ABORT, 'what is stored is never changed or removed'); END;
    CREATE TRIGGER event_refuses_update BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'what is stored is never changed or removed'); END;
    CREATE TRIGGER event_refuses_delete BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'what is stored is never changed or removed'); END;
    CREATE TRIGGER questionnaire_refuses_update BEFORE UPDATE ON questionnaire
    BEGIN SELECT RAISE(ABORT, 'what is stored is never changed or removed'); END;
    CREATE TRIGGER questionnaire_refuses_delete BEFORE DELETE ON questionnaire
    BEGIN SELECT RAISE(ABORT, 'what is stored is never changed or removed'); END;
    PRAGMA application_id = 1129202777;
    PRAGMA user_version = 1;

    """

  private static let contents = """
    INSERT INTO starts VALUES (1, 4);
    INSERT INTO session VALUES (1, 'first'), (2, 'second');
    INSERT INTO event VALUES
      (1, 1, 1, 100, 'opened', 1, '{"digest":"d1","language":"en","questionnaire":"tpi-candidacy","version":"0.1.0"}'),
      (2, 2, 1, 150, 'opened', 1, '{"digest":"d1","language":"en","questionnaire":"tpi-candidacy","version":"0.1.0"}'),
      (3, 1, 2, 200, 'answered', 1, '{"codes":["yes"],"item":"knee"}'),
      (4, 2, 2, 250, 'answered', 1, '{"item":"other","text":"“Knie”\\n\\u0000😀"}'),
      (5, 1, 3, 300, 'closed', 1, '{"closing":"idle"}');
    INSERT INTO questionnaire VALUES ('d1', x'0102');
    """
}
