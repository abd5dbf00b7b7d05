import GRDB
import Interview

extension Database {
  func position() throws -> Int {
    try Int.fetchOne(cachedStatement(sql: "SELECT coalesce(max(seq), 0) FROM event")) ?? 0
  }

  func changes(after position: Int) throws -> StoreChanges {
    let statement = try cachedStatement(sql: StoreSchema.changedAfter)
    let ids = try String.fetchAll(statement, arguments: [position])
    return StoreChanges(position: try self.position(), sessions: ids.map { Session.ID($0) })
  }

  func codes(givenAfter time: Timestamp) throws -> [GivenCode] {
    let statement = try cachedStatement(sql: StoreSchema.codesGivenAfter)
    let reader = EventReader()
    let rows = try Row.fetchCursor(statement, arguments: [time.milliseconds])
    var codes: [GivenCode] = []
    while let row = try rows.next() {
      guard let id = String.fromDatabaseValue(row[0]), let at = Int64.fromDatabaseValue(row[1]),
        let record = row.record(from: 2), case .staff(let entry) = reader.event(record),
        case .codeGiven(let code) = entry.act
      else { continue }
      codes.append(
        GivenCode(session: Session.ID(id), code: code, at: Timestamp(milliseconds: at)))
    }
    return codes
  }
}

extension StoreSchema {
  /// Without the hint SQLite reads every event through the index of tickets, for the grouping.
  static let changedAfter = """
    SELECT session.id FROM event NOT INDEXED JOIN session USING (ticket)
    WHERE event.seq > ? GROUP BY event.ticket ORDER BY min(event.seq)
    """
}
