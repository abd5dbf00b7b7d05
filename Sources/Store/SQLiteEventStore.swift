import GRDB
import Interview

/// A store in one SQLite file, which several programs on one computer may use at once.
package final class SQLiteEventStore: EventStore {
  let connection: StoreConnection

  /// Opens the store at `path` after proving that it can be written; makes it when it is missing.
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
        events, after: version, of: session, count: count,
        // Nothing is read in the ordinary case, that the events are all new.
        later: version < count ? try database.events(of: session, after: version).map(\.event) : [])
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

  package func events(of session: Session.ID) throws(StoreError) -> [StoredEvent] {
    try connection.read { try $0.events(of: session, after: 0) }
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

  package func keep(_ archive: [UInt8], digest: String) throws(StoreError) {
    try connection.write { database in
      guard let kept = try database.archive(digest: digest) else {
        return try database.insert(archive, digest: digest)
      }
      guard kept == archive else { throw StoreError.archiveConflict(digest: digest) }
    }
  }

  package func archive(digest: String) throws(StoreError) -> [UInt8]? {
    try connection.read { try $0.archive(digest: digest) }
  }
}
