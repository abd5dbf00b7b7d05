extension StoreSchema {
  /// All events in one chain, sealed; what is kept in the clear says nothing about anybody.
  static let version4: [Part] =
    version1.filter { keptFromVersion1.contains($0.name) } + [
      (
        "site",
        """
        CREATE TABLE site(
          id INTEGER PRIMARY KEY CHECK (id = 1),
          store BLOB NOT NULL,
          public BLOB NOT NULL
        ) STRICT
        """
      ),
      (
        "event",
        """
        CREATE TABLE event(
          seq INTEGER PRIMARY KEY,
          log INTEGER NOT NULL,
          number INTEGER NOT NULL,
          at INTEGER NOT NULL,
          sealed BLOB NOT NULL,
          hash BLOB NOT NULL,
          UNIQUE (log, number)
        ) STRICT
        """
      ),
      (
        "log_key",
        """
        CREATE TABLE log_key(
          log INTEGER PRIMARY KEY,
          wrapped BLOB NOT NULL
        ) STRICT
        """
      ),
      (
        "handover",
        """
        CREATE TABLE handover(
          log INTEGER PRIMARY KEY,
          at INTEGER NOT NULL,
          salt BLOB NOT NULL,
          rounds INTEGER NOT NULL,
          block_size INTEGER NOT NULL,
          parallelism INTEGER NOT NULL,
          sealed BLOB NOT NULL
        ) STRICT
        """
      ),
      (
        "payload",
        """
        CREATE TABLE payload(
          name BLOB PRIMARY KEY NOT NULL,
          log INTEGER NOT NULL,
          sealed BLOB NOT NULL
        ) STRICT
        """
      ),
      (
        "site_is_new",
        """
        CREATE TRIGGER site_is_new BEFORE INSERT ON site
        WHEN EXISTS (SELECT 1 FROM site)
        BEGIN SELECT RAISE(ABORT, 'a store has one site'); END
        """
      ),
      (
        "event_is_next",
        """
        CREATE TRIGGER event_is_next BEFORE INSERT ON event
        WHEN NEW.seq <> 1 + coalesce((SELECT max(seq) FROM event), 0) OR NEW.number <> 1 + coalesce(
          (SELECT max(number) FROM event WHERE log = NEW.log), 0)
        BEGIN SELECT RAISE(ABORT, 'events are numbered one after the other'); END
        """
      ),
      (
        "event_has_session",
        """
        CREATE TRIGGER event_has_session BEFORE INSERT ON event
        WHEN NEW.log > 0 AND NOT EXISTS (SELECT 1 FROM session WHERE ticket = NEW.log)
        BEGIN SELECT RAISE(ABORT, 'an interview has a ticket'); END
        """
      ),
      (
        "log_key_is_new",
        """
        CREATE TRIGGER log_key_is_new BEFORE INSERT ON log_key
        WHEN EXISTS (SELECT 1 FROM log_key WHERE log = NEW.log)
        BEGIN SELECT RAISE(ABORT, 'this log has a key'); END
        """
      ),
      (
        "payload_is_new",
        """
        CREATE TRIGGER payload_is_new BEFORE INSERT ON payload
        WHEN EXISTS (SELECT 1 FROM payload WHERE name = NEW.name)
        BEGIN SELECT RAISE(ABORT, 'this payload is already kept'); END
        """
      ),
      refusal(of: "DELETE", on: "site"),
      refusal(of: "UPDATE", on: "event"),
      refusal(of: "DELETE", on: "event"),
      refusal(of: "UPDATE", on: "payload"),
      refusal(of: "DELETE", on: "payload"),
    ]

  private static let keptFromVersion1: Set<String> = [
    "starts", "session", "questionnaire", "session_is_new", "questionnaire_is_new",
    "session_refuses_update", "session_refuses_delete", "questionnaire_refuses_update",
    "questionnaire_refuses_delete",
  ]
}
