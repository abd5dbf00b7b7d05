import Foundation
import GRDB
import Interview

extension Database {
  func deliveryCount() throws -> Int {
    try Int.fetchOne(cachedStatement(sql: "SELECT coalesce(max(number), 0) FROM delivery")) ?? 0
  }

  /// The delivery events after `number`; fails on the first that is missing or unreadable.
  func deliveries(after number: Int) throws -> [StoredDeliveryEvent] {
    let statement = try cachedStatement(
      sql: """
        SELECT number, at, kind, schema, CAST(payload AS BLOB) FROM delivery
        WHERE number > ? ORDER BY number
        """)
    let reader = EventReader()
    let rows = try Row.fetchCursor(statement, arguments: [number])
    var events: [StoredDeliveryEvent] = []
    while let row = try rows.next() {
      let next = number + 1 + events.count
      guard Int.fromDatabaseValue(row[0]) == next, let at = Int64.fromDatabaseValue(row[1]),
        let record = row.record(from: 2), let event = reader.deliveryEvent(record)
      else { throw StoreError.damagedDelivery(number: next) }
      events.append(
        StoredDeliveryEvent(number: next, event: event, at: Timestamp(milliseconds: at)))
    }
    return events
  }

  func insert(_ event: StoredDeliveryEvent) throws {
    let record = try EventRecord(event.event)
    let statement = try cachedStatement(
      sql: "INSERT INTO delivery(number, at, kind, schema, payload) VALUES (?, ?, ?, ?, ?)")
    try statement.execute(arguments: [
      event.number, event.at.milliseconds, record.kind, record.schema, record.payload,
    ])
  }

  func payload(digest: String) throws -> [UInt8]? {
    let data = try Data.fetchOne(
      self, sql: "SELECT bytes FROM payload WHERE digest = ?", arguments: [digest])
    return data.map { [UInt8]($0) }
  }

  func insert(payload: [UInt8], digest: String) throws {
    try execute(
      sql: "INSERT INTO payload(digest, bytes) VALUES (?, ?)", arguments: [digest, Data(payload)])
  }
}
