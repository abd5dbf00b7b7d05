import GRDB
import Interview

/// One event of any log, in the order in which the store got them.
package struct AuditEntry: Hashable, Sendable {
  /// In the whole store, counted from 1.
  package let sequence: Int
  package let at: Timestamp
  package let content: Content

  package enum Content: Hashable, Sendable {
    case session(Session.ID, ticket: Int, SessionEvent)
    case staff(StaffEvent)
    case delivery(DeliveryEvent, number: Int)
    case site(SiteEvent)
    /// Of a session whose key was destroyed, with what was kept of it.
    case destroyed(Session.ID, ticket: Int, KeptAct?)
    /// It was changed, or sealed with another key.
    case unreadable
  }
}

/// Reads all logs at once, from the first event to the last, a few at a time.
package final class AuditReader {
  private let store: SQLiteEventStore
  private let keys: LogKeys
  private let keptActs = KeptActs()
  private let reader = EventReader()
  private var last = 0

  package init(_ store: SQLiteEventStore) {
    self.store = store
    keys = LogKeys(store.keyring)
  }

  private static let chunk = 1_024

  /// What tells this store from every other one.
  package func storeName() throws(StoreError) -> String {
    try store.connection.read { try $0.site().store.hexadecimal }
  }

  /// The next entries; none when there are no more.
  package func next() throws(StoreError) -> [AuditEntry] {
    let (entries, last) = try store.connection.read { database in
      try self.entries(in: database)
    }
    self.last = last
    return entries
  }

  private func entries(in database: Database) throws -> ([AuditEntry], Int) {
    let site = try database.site()
    let rows = try Row.fetchCursor(
      database.cachedStatement(sql: Self.selecting), arguments: [last, Self.chunk])
    var entries: [AuditEntry] = []
    var last = last
    while let row = try rows.next() {
      guard let sequence = Int.fromDatabaseValue(row[1]) else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT)
      }
      last = sequence
      entries.append(try entry(row, sequence, site, in: database))
    }
    return (entries, last)
  }

  private static let selecting = """
    SELECT event.log, event.seq, event.number, event.at, event.sealed, event.hash, before.hash,
    session.id FROM event NOT INDEXED LEFT JOIN event AS before ON before.seq = event.seq - 1
    LEFT JOIN session ON session.ticket = event.log
    WHERE event.seq > ? ORDER BY event.seq LIMIT ?
    """

  private func entry(
    _ row: Row, _ sequence: Int, _ site: Site, in database: Database
  ) throws -> AuditEntry {
    guard let sealed = SealedRow(row, in: site) else {
      return AuditEntry(
        sequence: sequence, at: Timestamp(milliseconds: 0), content: .unreadable)
    }
    let session = String.fromDatabaseValue(row[7]) ?? ""
    return AuditEntry(
      sequence: sequence, at: Timestamp(milliseconds: sealed.at),
      content: try content(sealed, session, site, in: database))
  }

  private func content(
    _ row: SealedRow, _ session: String, _ site: Site, in database: Database
  ) throws -> AuditEntry.Content {
    let key: LogKey?
    switch try keys.opening(of: row.log, session: session, site: site, in: database) {
    case .open(let log): key = log.key
    case .keyless where row.log.kind == .session:
      return .destroyed(
        Session.ID(session), ticket: row.log.value,
        try keptAct(of: row, Session.ID(session), site, in: database))
    case .keyless, .refused: key = nil
    }
    let name = row.log.kind == .session ? session : ""
    guard let record = row.sealed.record(with: key, under: row.header(session: name)) else {
      return .unreadable
    }
    switch row.log.kind {
    case .session:
      return reader.event(record).map {
        .session(Session.ID(session), ticket: row.log.value, $0)
      } ?? .unreadable
    case .staff: return reader.staffEvent(record).map { .staff($0) } ?? .unreadable
    case .delivery:
      return reader.deliveryEvent(record).map { .delivery($0, number: row.number) } ?? .unreadable
    case .site: return reader.siteEvent(record).map { .site($0) } ?? .unreadable
    }
  }

  private func keptAct(
    of row: SealedRow, _ session: Session.ID, _ site: Site, in database: Database
  ) throws -> KeptAct? {
    let log = try keys.opening(of: .site, session: "", site: site, in: database)
    let key: LogKey? = if case .open(let log) = log { log.key } else { nil }
    return try keptActs.act(
      of: row.number, in: session, with: key, site: site, in: database)
  }
}
