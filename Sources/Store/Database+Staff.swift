import GRDB
import Interview

extension Database {
  func staffEventCount() throws -> Int {
    try Int.fetchOne(cachedStatement(sql: "SELECT coalesce(max(number), 0) FROM staff")) ?? 0
  }

  /// The staff events after `number`; fails on the first that is missing or unreadable.
  func staffEvents(after number: Int) throws -> [StoredStaffEvent] {
    let statement = try cachedStatement(
      sql: """
        SELECT number, at, kind, schema, CAST(payload AS BLOB) FROM staff
        WHERE number > ? ORDER BY number
        """)
    let reader = EventReader()
    let rows = try Row.fetchCursor(statement, arguments: [number])
    var events: [StoredStaffEvent] = []
    while let row = try rows.next() {
      let next = number + 1 + events.count
      guard Int.fromDatabaseValue(row[0]) == next, let at = Int64.fromDatabaseValue(row[1]),
        let record = row.record(from: 2), let event = reader.staffEvent(record)
      else { throw StoreError.damagedStaff(number: next) }
      events.append(
        StoredStaffEvent(number: next, event: event, at: Timestamp(milliseconds: at)))
    }
    return events
  }

  func insert(_ event: StoredStaffEvent) throws {
    let record = try EventRecord(event.event)
    let statement = try cachedStatement(
      sql: "INSERT INTO staff(number, at, kind, schema, payload) VALUES (?, ?, ?, ?, ?)")
    try statement.execute(arguments: [
      event.number, event.at.milliseconds, record.kind, record.schema, record.payload,
    ])
  }
}
