import GRDB
import Interview

/// A store in one SQLite file, which several programs on one computer may use at once.
package final class SQLiteEventStore: EventStore {
  let connection: StoreConnection

  /// Opens the store at `path` after proving that it can be written; makes it when it is missing,
  /// and brings one of an older program up to this one.
  package convenience init(at path: String) throws(StoreError) {
    try self.init(at: path, patience: .seconds(5))
  }

  /// Gives up with `.busy` when another program holds the lock for longer than `patience`.
  init(at path: String, patience: Duration) throws(StoreError) {
    connection = try StoreConnection(StoreFile(path: path, patience: patience))
  }

  package func append(
    _ events: [SessionEvent], to session: Session.ID, after version: Int, at time: Timestamp
  ) throws(StoreError) -> Int {
    try connection.write { database in
      let count = try database.eventCount(of: session)
      let new = try NewEvents(
        events, after: version, in: .session(session), count: count,
        // Nothing is read in the ordinary case, that the events are all new.
        later: version < count ? try database.events(of: session, after: version).map(\.event) : [])
      try new.checkNumbers(of: session)
      guard !new.events.isEmpty else { return new.lastNumber }
      let ticket = try database.ticket(of: session) ?? database.insert(session)
      for (offset, event) in new.events.enumerated() {
        try database.insert(
          StoredEvent(session: session, number: new.firstNumber + offset, event: event, at: time),
          under: ticket)
      }
      return new.lastNumber
    }
  }

  package func append(
    _ events: [StaffEvent], after number: Int, at time: Timestamp
  ) throws(StoreError) -> Int {
    try connection.write { database in
      let count = try database.staffEventCount()
      let new = try NewEvents(
        events, after: number, in: .staff, count: count,
        later: number < count ? try database.staffEvents(after: number).map(\.event) : [])
      for (offset, event) in new.events.enumerated() {
        try database.insert(
          StoredStaffEvent(number: new.firstNumber + offset, event: event, at: time))
      }
      return new.lastNumber
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
}

// MARK: - Reading

extension SQLiteEventStore {
  package func events(of session: Session.ID) throws(StoreError) -> [StoredEvent] {
    try connection.read { try $0.events(of: session, after: 0) }
  }

  package func stored(_ session: Session.ID) throws(StoreError) -> StoredSession {
    guard let stored = try connection.read({ try $0.stored(session) }) else {
      throw .noSuchSession(session)
    }
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
    try connection.read { try $0.sessions(before: ticket, limit: limit) }
  }

  package func position() throws(StoreError) -> Int {
    try connection.read { try $0.position() }
  }

  package func changes(after position: Int) throws(StoreError) -> StoreChanges {
    try connection.read { try $0.changes(after: position) }
  }

  package func codes(givenAfter time: Timestamp) throws(StoreError) -> [GivenCode] {
    try connection.read { try $0.codes(givenAfter: time) }
  }

  package func staff(after number: Int) throws(StoreError) -> [StoredStaffEvent] {
    try connection.read { try $0.staffEvents(after: number) }
  }

  package func archive(digest: String) throws(StoreError) -> [UInt8]? {
    try connection.read { try $0.archive(digest: digest) }
  }
}
