import Foundation
import GRDB
import Interview

extension Database {
  func ticket(of session: Session.ID) throws -> Int? {
    try Int.fetchOne(
      cachedStatement(sql: "SELECT ticket FROM session WHERE id = ?"), arguments: [session.text])
  }

  func eventCount(of session: Session.ID) throws -> Int {
    let statement = try cachedStatement(
      sql: """
        SELECT coalesce(max(number), 0) FROM event
        WHERE ticket = (SELECT ticket FROM session WHERE id = ?)
        """)
    return try Int.fetchOne(statement, arguments: [session.text]) ?? 0
  }

  /// The events after number `version`; fails on the first that is missing or unreadable.
  func events(of session: Session.ID, after version: Int) throws -> [StoredEvent] {
    let statement = try cachedStatement(
      sql: """
        SELECT number, at, kind, schema, CAST(payload AS BLOB) FROM event
        WHERE ticket = (SELECT ticket FROM session WHERE id = ?) AND number > ? ORDER BY number
        """)
    let reader = EventReader()
    var events: [StoredEvent] = []
    let rows = try Row.fetchCursor(statement, arguments: [session.text, version])
    while let row = try rows.next() {
      let number = version + 1 + events.count
      guard let event = row.event(number, of: session, from: 0, by: reader) else {
        throw StoreError.damaged(session: session, number: number)
      }
      events.append(event)
    }
    return events
  }

  /// The ticket is the smallest number above every one given before.
  func insert(_ session: Session.ID) throws -> Int {
    try cachedStatement(sql: "INSERT INTO session(id) VALUES (?)")
      .execute(arguments: [session.text])
    return Int(lastInsertedRowID)
  }

  func insert(_ event: StoredEvent, under ticket: Int) throws {
    let record: EventRecord
    do {
      record = try EventRecord(event.event)
    } catch {
      throw StoreError.notStorable(session: event.session, number: event.number)
    }
    let statement = try cachedStatement(
      sql: """
        INSERT INTO event(ticket, number, at, kind, schema, payload) VALUES (?, ?, ?, ?, ?, ?)
        """)
    try statement.execute(arguments: [
      ticket, event.number, event.at.milliseconds, record.kind, record.schema, record.payload,
    ])
  }
}

extension Row {
  /// The event in the columns number, at, kind, schema and payload from `column` on, or nothing
  /// when it cannot be read or does not have this number.
  func event(
    _ number: Int, of session: Session.ID, from column: Int, by reader: EventReader
  ) -> StoredEvent? {
    guard Int.fromDatabaseValue(self[column]) == number,
      let at = Int64.fromDatabaseValue(self[column + 1]),
      let record = record(from: column + 2), let event = reader.event(record)
    else { return nil }
    return StoredEvent(
      session: session, number: number, event: event, at: Timestamp(milliseconds: at))
  }

  /// The record in the columns kind, schema and payload from `column` on.
  ///
  /// The payload comes as bytes, because texts are repaired on the way where they are damaged.
  func record(from column: Int) -> EventRecord? {
    guard let kind = String.fromDatabaseValue(self[column]),
      let schema = Int.fromDatabaseValue(self[column + 1]),
      let bytes = Data.fromDatabaseValue(self[column + 2]),
      let payload = String(validating: bytes, as: UTF8.self)
    else { return nil }
    return EventRecord(kind: kind, schema: schema, payload: payload)
  }
}
