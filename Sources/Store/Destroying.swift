import Foundation
import GRDB
import Interview

extension SQLiteEventStore {
  /// Removes the keys of `sessions` for good, and keeps that it was done; returns those whose keys
  /// were there. What was said in them cannot be read any more; that it was said stays in the chain,
  /// and who of the staff did what with it stays on record.
  @discardableResult
  package func destroy(
    _ sessions: [Session.ID], by account: SiteEvent.Account, at time: Timestamp
  ) throws(StoreError) -> [DestroyedSession] {
    guard isUnlocked else { throw .locked }
    let destroyed = try connection.writeWithoutTrace { database in
      // With an older key nothing could be kept of what was done with them.
      guard try database.holdsPresentKey(of: self.keyring) else {
        throw StoreError.otherKey(id: try database.site().clinic.name)
      }
      var destroyed: [DestroyedSession] = []
      var kept: [SiteEvent] = []
      for session in sessions {
        guard let ticket = try database.ticket(of: session) else {
          throw StoreError.noSuchSession(session)
        }
        let log = LogNumber.session(ticket: ticket)
        let acts = try database.keptActs(of: session, log, with: self.keyring)
        guard try database.removeKey(of: log) else { continue }
        try database.removeHandover(of: log)
        if !acts.isEmpty { kept.append(.kept(session, acts)) }
        destroyed.append(DestroyedSession(session, keeping: acts))
      }
      guard !destroyed.isEmpty else { return destroyed }
      try database.rewriteKeys()
      for event in kept { try database.note(event, at: time, with: self.keyring) }
      try database.appendPlain(destroyed.map { .destroyed($0.id) }, at: time)
      try database.note(
        .used(account, .destroyedSessions(count: destroyed.count)), at: time, with: self.keyring)
      return destroyed
    }
    for session in destroyed { keyring.forget(.session(session.id)) }
    return destroyed
  }
}

/// A session whose key is gone.
package struct DestroyedSession: Hashable, Sendable {
  package let id: Session.ID
  /// Not where an event could not be read: what was done then is known to nobody.
  package let isKeptWhole: Bool

  fileprivate init(_ id: Session.ID, keeping acts: [KeptAct]) {
    self.id = id
    isKeptWhole = !acts.contains { $0.doing == .unreadable }
  }
}

extension Database {
  /// What people of the clinic did with the session, first to last.
  fileprivate func keptActs(
    of session: Session.ID, _ log: LogNumber, with keyring: Keyring
  ) throws -> [KeptAct] {
    let site = try site()
    let opening = try LogKeys(keyring).opening(
      of: log, session: session.text, site: site, in: self)
    let key: LogKey? = if case .open(let log) = opening { log.key } else { nil }
    let reader = EventReader()
    let rows = try Row.fetchCursor(
      cachedStatement(
        sql: "\(Self.selectingRows) WHERE event.log = ? ORDER BY event.number"),
      arguments: [log.value])
    var acts: [KeptAct] = []
    while let row = try rows.next() {
      // What is not even a row of an event is said to be none for good.
      guard let sealed = SealedRow(row, in: site) else { continue }
      let event = sealed.sealedRecord(with: key, session: session.text)
        .flatMap { reader.event($0) }
      guard let doing = event.map(KeptAct.Doing.init) ?? .unreadable else { continue }
      acts.append(
        KeptAct(number: sealed.number, at: Timestamp(milliseconds: sealed.at), doing))
    }
    return acts
  }

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
    try use { present in
      try present.queue.inDatabase { database in
        try database.inTransactionWithoutTrace(path: path) {
          try present.checkClinic(database, path: path)
          return try body(database)
        }
      }
    }
  }
}
