extension StoreSchema {
  /// What is sent to other systems, and what became of it.
  static let version3: [Part] = [
    (
      "payload",
      """
      CREATE TABLE payload(
        digest TEXT PRIMARY KEY NOT NULL,
        bytes BLOB NOT NULL
      ) STRICT
      """
    ),
    (
      "delivery",
      """
      CREATE TABLE delivery(
        number INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        kind TEXT NOT NULL,
        schema INTEGER NOT NULL,
        payload TEXT NOT NULL
      ) STRICT
      """
    ),
    (
      "payload_is_new",
      """
      CREATE TRIGGER payload_is_new BEFORE INSERT ON payload
      WHEN EXISTS (SELECT 1 FROM payload WHERE digest = NEW.digest)
      BEGIN SELECT RAISE(ABORT, 'this payload is already kept'); END
      """
    ),
    (
      "delivery_is_next",
      """
      CREATE TRIGGER delivery_is_next BEFORE INSERT ON delivery
      WHEN NEW.number <> 1 + coalesce((SELECT max(number) FROM delivery), 0)
      BEGIN SELECT RAISE(ABORT, 'events are numbered one after the other'); END
      """
    ),
    refusal(of: "UPDATE", on: "payload"),
    refusal(of: "DELETE", on: "payload"),
    refusal(of: "UPDATE", on: "delivery"),
    refusal(of: "DELETE", on: "delivery"),
  ]
}
