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
        SELECT number, at, kind, schema, payload FROM event
        WHERE ticket = (SELECT ticket FROM session WHERE id = ?) AND number > ? ORDER BY number
        """)
    var events: [StoredEvent] = []
    let rows = try Row.fetchCursor(statement, arguments: [session.text, version])
    while let row = try rows.next() {
      let number = version + 1 + events.count
      guard Int.fromDatabaseValue(row[0]) == number,
        let at = Int64.fromDatabaseValue(row[1]), let event = row.event
      else { throw StoreError.damaged(session: session, number: number) }
      events.append(
        StoredEvent(
          session: session, number: number, event: event, at: Timestamp(milliseconds: at)))
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

  /// Reads no payload: one unreadable event must not hide the other sessions.
  func sessions() throws -> [SessionSummary] {
    let rows = try Row.fetchCursor(
      self,
      sql: """
        SELECT session.id, session.ticket, first.at, last.at, last.number
        FROM session
        JOIN event AS first ON first.ticket = session.ticket AND first.number = 1
        JOIN event AS last ON last.ticket = session.ticket AND last.number =
          (SELECT max(number) FROM event WHERE event.ticket = session.ticket)
        ORDER BY session.ticket DESC
        """)
    var sessions: [SessionSummary] = []
    while let row = try rows.next() {
      guard let id = String.fromDatabaseValue(row[0]), let ticket = Int.fromDatabaseValue(row[1]),
        let openedAt = Int64.fromDatabaseValue(row[2]),
        let lastEventAt = Int64.fromDatabaseValue(row[3]),
        let eventCount = Int.fromDatabaseValue(row[4])
      else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
      sessions.append(
        SessionSummary(
          id: Session.ID(id), ticket: ticket, openedAt: Timestamp(milliseconds: openedAt),
          lastEventAt: Timestamp(milliseconds: lastEventAt), eventCount: eventCount))
    }
    return sessions
  }

  func archive(digest: String) throws -> [UInt8]? {
    let data = try Data.fetchOne(
      self, sql: "SELECT archive FROM questionnaire WHERE digest = ?", arguments: [digest])
    return data.map { [UInt8]($0) }
  }

  func insert(_ archive: [UInt8], digest: String) throws {
    try execute(
      sql: "INSERT INTO questionnaire(digest, archive) VALUES (?, ?)",
      arguments: [digest, Data(archive)])
  }
}

extension Row {
  fileprivate var event: SessionEvent? {
    guard let kind = String.fromDatabaseValue(self[2]), let schema = Int.fromDatabaseValue(self[3]),
      let payload = String.fromDatabaseValue(self[4])
    else { return nil }
    do {
      return try EventRecord(kind: kind, schema: schema, payload: payload).event()
    } catch {
      return nil
    }
  }
}
