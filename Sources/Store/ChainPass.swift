import Foundation
import GRDB
import Interview

/// One verification on its way through the store; grows with its rotated and its destroyed keys,
/// and not with its events.
struct ChainPass {
  let against: ChainHead?
  let archiveFits: ChainCheck.ArchiveRule
  let keys: LogKeys?
  let reader = EventReader()
  private let tell: (ChainFault) throws -> Void

  var site: Site?
  /// The last event that was seen, and its hash as it is stored.
  private(set) var last = 0
  private(set) var lastHash: [UInt8]?
  private var events = 0
  private var sessions = 0
  private var faults = 0
  private var isSound = true
  /// Events of one fault that follow one another, told as one.
  private var run: Run?
  private var hasBegun = false
  /// Nothing more can be read of the events.
  private var isDisordered = false
  private var hasMetHead: Bool

  /// Whom the chain says that the store seals to.
  var clinic: ClinicPublicKey?
  /// What a rotation made of the keys.
  var rotated: [Int: [UInt8]] = [:]
  var destroyed: Set<String> = []
  /// The site's log begins with events that need no key.
  var siteKeyDigest: [UInt8]?
  private var refusedLogs: Set<Int> = []
  /// The last that was said of keys, until it is confirmed.
  var openDeed: OpenDeed?
  var seenArchives: Set<String> = []

  private struct Run {
    let kind: Kind
    let first: ChainFault.Place
    var last: Int

    enum Kind {
      case changed
      case notOpened
    }
  }

  init(
    _ keyring: Keyring?, against: ChainHead?, archiveFits: @escaping ChainCheck.ArchiveRule,
    report: @escaping (ChainFault) throws -> Void
  ) {
    keys = keyring.map { LogKeys($0) }
    self.against = against
    self.archiveFits = archiveFits
    tell = report
    hasMetHead = against == nil
  }

  var result: ChainReport {
    let hash = lastHash ?? site.map { EventHeader.beginning(of: $0.store) } ?? []
    return ChainReport(
      head: ChainHead(count: last, hash: hash), events: events, sessions: sessions,
      faults: faults, isSound: isSound, depth: keys == nil ? .chain : .contents)
  }

  mutating func report(_ fault: ChainFault) throws {
    faults += 1
    try tell(fault)
  }

  /// Once for each log: without its key none of its events can be opened.
  mutating func reportRefused(_ log: LogNumber) throws {
    guard refusedLogs.insert(log.value).inserted else { return }
    try report(.keyNotOpened(ChainFault.Log(log)))
  }

  mutating func count(sessions: Int) { self.sessions = sessions }

  /// A table that SQLite cannot read is a fault; a disk that fails, or a lock, is none.
  mutating func reading(_ table: String, _ body: (inout Self) throws -> Void) throws {
    do {
      try body(&self)
    } catch let error as DatabaseError where error.isOfFile {
      try reportUnsound(.unreadable(table: table))
    } catch is RowDecodingError {
      try reportUnsound(.unreadable(table: table))
    }
  }

  mutating func reportUnsound(_ fault: ChainFault) throws {
    isSound = false
    try report(fault)
  }
}

// MARK: - Events

extension ChainPass {
  private static let chunk = 4_096

  /// Goes on from where it was; whether there may be more.
  mutating func checkEvents(_ database: Database) throws -> Bool {
    guard !isDisordered else { return false }
    let before = last
    var isRead = false
    try reading("event") { pass in
      try pass.readSite(database)
      let rows = try Row.fetchCursor(
        database.cachedStatement(sql: Self.selectingEvents), arguments: [before, Self.chunk])
      while let row = try rows.next(), !pass.isDisordered { try pass.check(row, in: database) }
      isRead = true
    }
    if !isRead { isDisordered = true }
    if isDisordered { return false }
    return last - before >= Self.chunk
  }

  private static let selectingEvents = """
    SELECT event.seq, event.log, event.number, event.at, event.sealed, event.hash, session.id
    FROM event NOT INDEXED LEFT JOIN session ON session.ticket = event.log
    WHERE event.seq > ? ORDER BY event.seq LIMIT ?
    """

  private mutating func check(_ row: Row, in database: Database) throws {
    guard let sequence = Int.fromDatabaseValue(row[0]), sequence > last else {
      isDisordered = true
      return try reportUnsound(.disordered(sequence: last))
    }
    let isNext = sequence == last + 1
    if !isNext {
      try endRun()
      try report(.missingEvents(last + 1...sequence - 1))
    }
    let previous = lastHash
    last = sequence
    events += 1
    guard let log = Int.fromDatabaseValue(row[1]), let number = Int.fromDatabaseValue(row[2]),
      let at = Int64.fromDatabaseValue(row[3]), let sealed = Data.fromDatabaseValue(row[4]),
      let hash = Data.fromDatabaseValue(row[5])
    else {
      lastHash = nil
      try endRun()
      return try report(.noEvent(sequence: sequence))
    }
    lastHash = Array(hash)
    meetHead()
    let event = ChainedEvent(
      sequence: sequence, log: LogNumber(value: log), number: number, at: at,
      session: String.fromDatabaseValue(row[6]), sealed: SealedRecord(bytes: Array(sealed)))
    // Behind a gap there is nothing that the event could be linked to.
    guard let site, let header = event.header(in: site, after: isNext ? previous : nil) else {
      try endRun()
      return try take(event, under: nil, in: database)
    }
    guard header.hash(sealed: event.sealed.bytes) == lastHash else {
      try note(.changed, event.place)
      return try take(event, under: nil, in: database)
    }
    try take(event, under: header, in: database)
  }

  private mutating func meetHead() {
    guard let against, against.count == last, let lastHash else { return }
    hasMetHead = ChainHead(count: last, hash: lastHash) == against
  }

  /// One fault for a run of events, told when the run is over.
  private mutating func note(_ kind: Run.Kind, _ place: ChainFault.Place) throws {
    if run?.kind == kind, run?.last == place.sequence - 1 {
      run?.last = place.sequence
      return
    }
    try endRun()
    run = Run(kind: kind, first: place, last: place.sequence)
  }

  mutating func endRun() throws {
    guard let run else { return }
    self.run = nil
    let range = run.first.sequence...run.last
    switch run.kind {
    case .changed: try report(range.count == 1 ? .changed(run.first) : .changedEvents(range))
    case .notOpened:
      try report(range.count == 1 ? .notOpened(run.first) : .notOpenedEvents(range))
    }
  }

  mutating func noteNotOpened(_ event: ChainedEvent) throws { try note(.notOpened, event.place) }

  mutating func noteNotOpened(_ first: ChainFault.Place, to last: ChainFault.Place) throws {
    try note(.notOpened, first)
    run?.last = last.sequence
  }

  /// The first event says whom the store seals to.
  mutating func begin(with clinic: ClinicPublicKey?) throws {
    guard !hasBegun else { return }
    hasBegun = true
    if clinic == nil { try report(.noBeginning) }
  }

  mutating func endHead() throws {
    guard let against, !hasMetHead else { return }
    if against.count == 0, let site,
      ChainHead(count: 0, hash: EventHeader.beginning(of: site.store)) == against
    {
      return
    }
    try report(
      against.count > last ? .shorter(against, events: last) : .otherHistory(against))
  }
}

/// An event as it stands in the table, with the session that its log is of.
struct ChainedEvent {
  let sequence: Int
  let log: LogNumber
  let number: Int
  let at: Int64
  /// Nothing where the log is no session's, or there is no such session.
  let session: String?
  let sealed: SealedRecord

  var place: ChainFault.Place {
    ChainFault.Place(sequence: sequence, log: ChainFault.Log(log), number: number)
  }

  /// Nothing where the event before is unknown, or the session.
  func header(in site: Site, after previous: [UInt8]?) -> EventHeader? {
    let previous = previous ?? (sequence == 1 ? EventHeader.beginning(of: site.store) : nil)
    guard let previous, let name = log.kind == .session ? session : "" else { return nil }
    return EventHeader(
      store: site.store, sequence: sequence, log: log, session: name, number: number, at: at,
      previous: previous)
  }
}

extension DatabaseError {
  /// Not of the disk, the system or another program.
  var isOfFile: Bool {
    switch resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_NOMEM, .SQLITE_READONLY, .SQLITE_CANTOPEN,
      .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_INTERRUPT, .SQLITE_FULL:
      false
    case .SQLITE_IOERR: extendedResultCode == .SQLITE_IOERR_SHORT_READ
    case _: true
    }
  }
}
