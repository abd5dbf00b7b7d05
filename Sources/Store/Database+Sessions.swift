import Foundation
import GRDB
import Interview

extension Database {
  func ticket(of session: Session.ID) throws -> Int? {
    try Int.fetchOne(
      cachedStatement(sql: "SELECT ticket FROM session WHERE id = ?"), arguments: [session.text])
  }

  /// The ticket is the smallest number above every one given before.
  func insert(_ session: Session.ID) throws -> Int {
    try cachedStatement(sql: "INSERT INTO session(id) VALUES (?)")
      .execute(arguments: [session.text])
    return Int(lastInsertedRowID)
  }

  /// Opens no event: one that is unreadable must not hide the other sessions.
  func sessions() throws -> [SessionSummary] {
    let rows = try Row.fetchCursor(
      self,
      sql: """
        SELECT session.id, session.ticket, first.at, last.at, last.number
        FROM session
        JOIN event AS first ON first.log = session.ticket AND first.number = 1
        JOIN event AS last ON last.log = session.ticket AND last.number =
          (SELECT max(number) FROM event WHERE event.log = session.ticket)
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

  /// At most `limit` sessions below `ticket`, by falling tickets.
  func tickets(before ticket: Int?, limit: Int) throws -> [(id: Session.ID, ticket: Int)] {
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
    return sessions
  }
}
