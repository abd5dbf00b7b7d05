import Foundation
import GRDB
import Interview

extension SQLiteEventStore {
  /// Removes the keys of `sessions` for good, and keeps that it was done; returns those whose keys
  /// were there. What was said in them cannot be read any more; that it was said stays in the chain.
  @discardableResult
  package func destroy(
    _ sessions: [Session.ID], by account: SiteEvent.Account, at time: Timestamp
  ) throws(StoreError) -> [Session.ID] {
    guard isUnlocked else { throw .locked }
    let destroyed = try connection.writeWithoutTrace { database in
      var destroyed: [Session.ID] = []
      for session in sessions {
        guard let ticket = try database.ticket(of: session) else {
          throw StoreError.noSuchSession(session)
        }
        let log = LogNumber.session(ticket: ticket)
        guard try database.removeKey(of: log) else { continue }
        try database.removeHandover(of: log)
        destroyed.append(session)
      }
      guard !destroyed.isEmpty else { return destroyed }
      try database.rewriteKeys()
      try database.appendPlain(destroyed.map { .destroyed($0) }, at: time)
      try database.note(
        .used(account, .destroyedSessions(count: destroyed.count)), at: time, with: self.keyring)
      return destroyed
    }
    for session in destroyed { keyring.forget(.session(session)) }
    return destroyed
  }
}

extension Database {
  /// Whether there was one.
  fileprivate func removeKey(of log: LogNumber) throws -> Bool {
    try execute(sql: "DELETE FROM log_key WHERE log = ?", arguments: [log.value])
    return changesCount > 0
  }

  /// Where rows were moved from one page to another, copies of them lie between the rows of the
  /// first: whole pages are overwritten, and the rows that stay are written anew.
  fileprivate func rewriteKeys() throws {
    let rows = try Row.fetchAll(self, sql: "SELECT log, wrapped FROM log_key ORDER BY log")
    try execute(sql: "DELETE FROM log_key")
    for row in rows {
      guard let log = Int.fromDatabaseValue(row[0]), let wrapped = Data.fromDatabaseValue(row[1])
      else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
      try cachedStatement(sql: "INSERT INTO log_key(log, wrapped) VALUES (?, ?)")
        .execute(arguments: [log, wrapped])
    }
  }

  func note(_ event: SiteEvent, at time: Timestamp, with keyring: Keyring) throws {
    let (log, newKey) = try logToWrite(.site, .site, with: keyring)
    try append(
      [try EventRecord(event).bytes], to: log, after: try count(of: .site), at: time,
      newKey: newKey)
  }
}

extension StoreConnection {
  /// As `write`, and nothing of what was removed is left in the journal either: it is written over
  /// before its place on the disk is given back.
  func writeWithoutTrace<Value: Sendable>(
    _ body: (Database) throws -> [Value]
  ) throws(StoreError) -> [Value] {
    try use { queue in
      try queue.inDatabase { database in
        try database.inTransactionWithoutTrace(path: path) { try body(database) }
      }
    }
  }
}
