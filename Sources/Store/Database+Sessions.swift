import GRDB
import Interview

extension Database {
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

  func stored(_ session: Session.ID) throws -> StoredSession? {
    guard let ticket = try ticket(of: session) else { return nil }
    return try stored([(session, ticket)]).first
  }

  func sessions(before ticket: Int?, limit: Int) throws -> [StoredSession] {
    let rows = try Row.fetchCursor(
      self,
      sql: "SELECT id, ticket FROM session WHERE ticket < ? ORDER BY ticket DESC LIMIT ?",
      arguments: [ticket ?? .max, max(0, limit)])
    var sessions: [(id: Session.ID, ticket: Int)] = []
    while let row = try rows.next() {
      guard let id = String.fromDatabaseValue(row[0]), let ticket = Int.fromDatabaseValue(row[1])
      else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
      sessions.append((Session.ID(id), ticket))
    }
    return try stored(sessions)
  }

  /// `sessions` by falling tickets, without leaving one out: their events come in one run.
  private func stored(
    _ sessions: [(id: Session.ID, ticket: Int)]
  ) throws -> [StoredSession] {
    guard let first = sessions.last, let last = sessions.first else { return [] }
    let statement = try cachedStatement(
      sql: """
        SELECT ticket, number, at, kind, schema, CAST(payload AS BLOB) FROM event
        WHERE ticket BETWEEN ? AND ? ORDER BY ticket, number
        """)
    let reader = EventReader()
    let rows = try Row.fetchCursor(statement, arguments: [first.ticket, last.ticket])
    var row = try rows.next()
    var stored: [StoredSession] = []
    for (id, ticket) in sessions.reversed() {
      var events: [StoredEvent] = []
      var isWhole = true
      while let current = row, let place = Int.fromDatabaseValue(current[0]), place <= ticket {
        if place == ticket {
          let event = isWhole ? current.event(events.count + 1, of: id, from: 1, by: reader) : nil
          if let event { events.append(event) } else { isWhole = false }
        }
        row = try rows.next()
      }
      stored.append(
        StoredSession(id: id, ticket: ticket, events: isWhole && !events.isEmpty ? events : nil))
    }
    return stored.reversed()
  }
}
