import GRDB
import Interview

/// A store in one SQLite file, which several programs on one computer may use at once.
///
/// What is written is sealed to the clinic's public key. A program that was not unlocked reads only
/// the sessions that it writes itself, and those that it was given a code for.
package final class SQLiteEventStore: EventStore {
  let connection: StoreConnection
  let keyring = Keyring()
  private let codeCost: PINHash.Cost

  /// Opens the store at `path` after proving that it can be written; makes it, and the clinic's key
  /// beside it, when it is missing, and brings one of an older program up to this one.
  package convenience init(at path: String) throws(StoreError) {
    try self.init(at: path, patience: .seconds(5))
  }

  /// Gives up with `.busy` when another program holds the lock for longer than `patience`.
  init(
    at path: String, patience: Duration, codeCost: PINHash.Cost = .usual
  ) throws(StoreError) {
    connection = try StoreConnection(StoreFile(path: path, patience: patience))
    self.codeCost = codeCost
  }

  package var path: String { connection.path }

  /// The file by which programs know that others have the store at `path` open.
  package static func lockPath(beside path: String) -> String { StoreLock.path(of: path) }

  package func append(
    _ events: [SessionEvent], to session: Session.ID, after version: Int, at time: Timestamp
  ) throws(StoreError) -> Int {
    let lock = try codeLock(in: events)
    return try connection.write { database in
      try database.append(
        events, to: session, after: version, at: time, with: self.keyring, code: lock)
    }
  }

  package func forget(_ session: Session.ID) {
    keyring.forget(.session(session))
  }

  package func append(
    _ events: [StaffEvent], after number: Int, at time: Timestamp
  ) throws(StoreError) -> Int {
    try connection.write { database in
      try database.append(
        events, to: .staff, .staff, after: number, at: time, with: self.keyring,
        later: { try database.staffEvents($0, after: number).map(\.event) },
        records: { _, new in try new.map { try EventRecord($0) } })
    }
  }

  package func keep(_ archive: [UInt8], digest: String) throws(StoreError) {
    try connection.write { database in
      guard let kept = try database.archive(digest: digest) else {
        return try database.insert(archive, digest: digest)
      }
      guard kept == archive else { throw StoreError.archiveConflict(digest: digest) }
    }
  }

  /// Made before the store is locked, because it takes long.
  private func codeLock(in events: [SessionEvent]) throws(StoreError) -> Handover.Lock? {
    guard let code = events.lazy.reversed().compactMap(\.givenCode).first else { return nil }
    return try Handover.Lock(code, salt: Scrypt.salt(), cost: codeCost)
  }
}

// MARK: - Reading

extension SQLiteEventStore {
  package func events(of session: Session.ID) throws(StoreError) -> [StoredEvent] {
    try connection.read { database in
      guard let ticket = try database.ticket(of: session) else { return [] }
      return try database.events(of: session, ticket: ticket, with: self.keyring)
    }
  }

  package func stored(_ session: Session.ID) throws(StoreError) -> StoredSession {
    let stored = try connection.read { database -> StoredSession? in
      guard let ticket = try database.ticket(of: session) else { return nil }
      return try database.stored(session, ticket: ticket, with: self.keyring)
    }
    guard let stored else { throw .noSuchSession(session) }
    return stored
  }

  package func ticket(of session: Session.ID) throws(StoreError) -> Int {
    guard let ticket = try connection.read({ try $0.ticket(of: session) }) else {
      throw .noSuchSession(session)
    }
    return ticket
  }

  package func sessions() throws(StoreError) -> [SessionSummary] {
    try connection.read { try $0.sessions() }
  }

  package func sessions(before ticket: Int?, limit: Int) throws(StoreError) -> [StoredSession] {
    try connection.read { database in
      try database.tickets(before: ticket, limit: limit).map { id, ticket in
        try database.stored(id, ticket: ticket, with: self.keyring)
      }
    }
  }

  package func position() throws(StoreError) -> Int {
    try connection.read { try $0.position() }
  }

  package func changes(after position: Int) throws(StoreError) -> StoreChanges {
    try connection.read { try $0.changes(after: position) }
  }

  package func staff(after number: Int) throws(StoreError) -> [StoredStaffEvent] {
    try connection.read { database in
      guard let log = try database.logToRead(.staff, .staff, with: self.keyring) else { return [] }
      return try database.staffEvents(log, after: number)
    }
  }

  package func archive(digest: String) throws(StoreError) -> [UInt8]? {
    try connection.read { try $0.archive(digest: digest) }
  }
}

// MARK: - Codes

extension SQLiteEventStore {
  package func codes(givenAfter time: Timestamp) throws(StoreError) -> [GivenCode] {
    try connection.read { database in
      try database.handovers(after: time).compactMap { session, ticket, at, _ in
        let stored = try database.stored(session, ticket: ticket, with: self.keyring)
        return stored.events?.lazy.reversed().compactMap(\.event.givenCode).first.map {
          GivenCode(session: session, code: $0, at: at)
        }
      }
    }
  }

  package func sessions(
    openedBy code: AccessCode, givenAfter time: Timestamp
  ) throws(StoreError) -> [Session.ID] {
    let (site, handovers) = try connection.read { database in
      (try database.site(), try database.handovers(after: time))
    }
    var sessions: [Session.ID] = []
    for given in handovers {
      let name = LogName(store: site.store, log: .session(given.session))
      guard let key = try given.handover.key(of: name, opening: code) else { continue }
      keyring.remember(key, of: name.log)
      sessions.append(given.session)
    }
    return sessions
  }
}
