extension StoreSchema {
  /// What staff do: the list of who they are, and the codes that they give.
  static let version2: [Part] = [
    (
      "staff",
      """
      CREATE TABLE staff(
        number INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        kind TEXT NOT NULL,
        schema INTEGER NOT NULL,
        payload TEXT NOT NULL
      ) STRICT
      """
    ),
    (
      "staff_is_next",
      """
      CREATE TRIGGER staff_is_next BEFORE INSERT ON staff
      WHEN NEW.number <> 1 + coalesce((SELECT max(number) FROM staff), 0)
      BEGIN SELECT RAISE(ABORT, 'events are numbered one after the other'); END
      """
    ),
    refusal(of: "UPDATE", on: "staff"),
    refusal(of: "DELETE", on: "staff"),
    (
      "event_code_given",
      """
      CREATE INDEX event_code_given ON event(at) WHERE kind = 'staff-code-given'
      """
    ),
  ]
}
