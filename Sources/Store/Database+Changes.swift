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
}

extension StoreSchema {
  /// Without the hint SQLite reads every event through the index of logs, for the grouping.
  static let changedAfter = """
    SELECT session.id FROM event NOT INDEXED JOIN session ON session.ticket = event.log
    WHERE event.seq > ? GROUP BY event.log ORDER BY min(event.seq)
    """
}
