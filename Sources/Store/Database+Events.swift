import Foundation
import GRDB
import Interview

extension Database {
  func count(of log: LogNumber) throws -> Int {
    let statement = try cachedStatement(
      sql: "SELECT coalesce(max(number), 0) FROM event WHERE log = ?")
    let count = try Int.fetchOne(statement, arguments: [log.value]) ?? 0
    return try Self.checked(count)
  }

  /// A number that can be counted on from: a file that was tampered with may hold any.
  private static func checked(_ number: Int) throws -> Int {
    guard 0..<Int.max / 2 ~= number else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    return number
  }

  /// The events of a log after `number`, as `read` makes them of their records; fails on the first
  /// that is missing or unreadable.
  func events<Event>(
    _ log: OpenLog, after number: Int, read: (EventRecord, Int, Timestamp) -> Event?
  ) throws -> [Event] {
    let statement = try cachedStatement(
      sql: "\(Self.selectingRows) WHERE event.log = ? AND event.number > ? ORDER BY event.number")
    var events: [Event] = []
    let rows = try Row.fetchCursor(statement, arguments: [log.number.value, number])
    while let row = try rows.next() {
      let next = number + 1 + events.count
      guard let sealed = SealedRow(row, in: log.site), sealed.number == next,
        let record = sealed.record(of: log),
        let event = read(record, next, Timestamp(milliseconds: sealed.at))
      else { throw log.name.log.damaged(next) }
      events.append(event)
    }
    return events
  }

  /// One event of a log; nothing where there is none of that number, or none that `read` knows.
  func event<Event>(
    _ number: Int, of log: OpenLog, read: (EventRecord) -> Event?
  ) throws -> Event? {
    let statement = try cachedStatement(
      sql: "\(Self.selectingRows) WHERE event.log = ? AND event.number = ?")
    let row = try Row.fetchOne(statement, arguments: [log.number.value, number])
    guard let row else { return nil }
    guard let sealed = SealedRow(row, in: log.site), let record = sealed.record(of: log) else {
      throw log.name.log.damaged(number)
    }
    return read(record)
  }

  /// With the hash of the event before, which the seal is bound to.
  static let selectingRows = """
    SELECT event.log, event.seq, event.number, event.at, event.sealed, event.hash, before.hash
    FROM event LEFT JOIN event AS before ON before.seq = event.seq - 1
    """

  /// Adds records behind all that is stored, linked to it.
  func append(
    _ records: [[UInt8]], to log: OpenLog, after number: Int, at time: Timestamp,
    newKey: WrappedKey? = nil
  ) throws {
    var end = try chainEnd(of: log.site)
    for (offset, record) in records.enumerated() {
      let header = EventHeader(
        store: log.site.store, sequence: end.sequence + 1, log: log.number, session: log.session,
        number: number + 1 + offset, at: time.milliseconds, previous: end.hash)
      let sealed = try SealedRecord(
        sealing: record, with: log.key, keyDigest: offset == 0 ? newKey?.digest : nil,
        under: header)
      end = try insert(sealed, under: header)
    }
  }

  /// Adds site events that everybody may read.
  func appendPlain(_ events: [SiteEvent], at time: Timestamp) throws {
    let site = try site()
    let number = try count(of: .site)
    var end = try chainEnd(of: site)
    for (offset, event) in events.enumerated() {
      let header = EventHeader(
        store: site.store, sequence: end.sequence + 1, log: .site, session: "",
        number: number + 1 + offset, at: time.milliseconds, previous: end.hash)
      end = try insert(SealedRecord(plain: EventRecord(event)), under: header)
    }
  }

  /// The last event of the store and its hash; of an empty store, 0 and what its chain begins with.
  func chainEnd(of site: Site) throws -> (sequence: Int, hash: [UInt8]) {
    let row = try Row.fetchOne(
      cachedStatement(sql: "SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1"))
    guard let row else { return (0, EventHeader.beginning(of: site.store)) }
    guard let sequence = Int.fromDatabaseValue(row[0]), let hash = Data.fromDatabaseValue(row[1])
    else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    return (try Self.checked(sequence), Array(hash))
  }

  private func insert(
    _ sealed: SealedRecord, under header: EventHeader
  ) throws -> (sequence: Int, hash: [UInt8]) {
    let hash = header.hash(sealed: sealed.bytes)
    try cachedStatement(
      sql: "INSERT INTO event(seq, log, number, at, sealed, hash) VALUES (?, ?, ?, ?, ?, ?)"
    ).execute(arguments: [
      header.sequence, header.log.value, header.number, header.at, Data(sealed.bytes), Data(hash),
    ])
    return (header.sequence, hash)
  }
}

/// A log with the key that it is read and written with.
struct OpenLog: Sendable {
  let site: Site
  let name: LogName
  let number: LogNumber
  let key: LogKey

  init(_ log: EventLog, number: LogNumber, key: LogKey, in site: Site) {
    self.site = site
    name = LogName(store: site.store, log: log)
    self.number = number
    self.key = key
  }

  /// The id of the session; empty where it is another log.
  var session: String {
    switch name.log {
    case .session(let session): session.text
    case .staff, .delivery, .site: ""
    }
  }
}

/// An event as it stands in the table.
struct SealedRow {
  let site: Site
  let log: LogNumber
  let sequence: Int
  let number: Int
  let at: Int64
  let sealed: SealedRecord
  let hash: [UInt8]
  /// Of the event before, which the seal is bound to.
  let previous: [UInt8]

  /// Nothing where a column does not hold what it should; the columns are those of
  /// `Database.selectingRows`.
  init?(_ row: Row, in site: Site) {
    guard let log = Int.fromDatabaseValue(row[0]), let sequence = Int.fromDatabaseValue(row[1]),
      let number = Int.fromDatabaseValue(row[2]), let at = Int64.fromDatabaseValue(row[3]),
      let sealed = Data.fromDatabaseValue(row[4]), let hash = Data.fromDatabaseValue(row[5])
    else { return nil }
    let previous = Data.fromDatabaseValue(row[6])
    guard previous != nil || sequence == 1 else { return nil }
    self.site = site
    self.log = LogNumber(value: log)
    self.sequence = sequence
    self.number = number
    self.at = at
    self.sealed = SealedRecord(bytes: Array(sealed))
    self.hash = Array(hash)
    self.previous = previous.map { Array($0) } ?? EventHeader.beginning(of: site.store)
  }

  func header(session: String) -> EventHeader {
    EventHeader(
      store: site.store, sequence: sequence, log: log, session: session, number: number, at: at,
      previous: previous)
  }

  func record(of log: OpenLog) -> EventRecord? {
    sealed.record(with: log.key, under: header(session: log.session))
  }
}
