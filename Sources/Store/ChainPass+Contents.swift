import Foundation
import GRDB
import Interview

extension ChainPass {
  /// What the event says as far as it can be read; `header` is missing where the chain is broken,
  /// and nothing is opened there.
  mutating func take(
    _ event: ChainedEvent, under header: EventHeader?, in database: Database
  ) throws {
    guard let manner = event.sealed.manner else {
      if header != nil { try reportManner(event) }
      return try begin(with: nil)
    }
    switch manner {
    case .plain: try takePlain(event, isLinked: header != nil)
    case .sealed, .sealedWithKeyDigest:
      if event.log != .site { try endOpenDeed() }
      try begin(with: nil)
      if event.log == .site, siteKeyDigest == nil { siteKeyDigest = event.sealed.keyDigest ?? [] }
      if let header { try open(event, under: header, in: database) }
    }
  }

  private mutating func takePlain(_ event: ChainedEvent, isLinked: Bool) throws {
    guard event.log == .site, let record = event.sealed.plainRecord,
      let said = reader.siteEvent(record), SiteFormat1(said).kind.isPlain
    else {
      if isLinked { try reportManner(event) }
      return try begin(with: nil)
    }
    switch said {
    case .keyMade(let key):
      try endOpenDeed()
      guard event.sequence == 1 else { return try reportForged(event) }
      try begin(with: key)
      clinic = key
    case .keyRotated(let key, let keys):
      try endOpenDeed()
      try begin(with: nil)
      clinic = key
      for key in keys { rotated[key.log] = key.digest }
      openDeed = OpenDeed(.rotated, from: event.place)
    case .destroyed(let session):
      try begin(with: nil)
      destroyed.insert(session.text)
      if openDeed?.destroyedOneMore(event.place) != true {
        try endOpenDeed()
        openDeed = OpenDeed(.destroyed(sessions: 1), from: event.place)
      }
    case .migrated, .kept, .backupMade, .used:
      try endOpenDeed()
      try begin(with: nil)
    }
  }

  private mutating func reportForged(_ event: ChainedEvent) throws {
    try endRun()
    try report(.notOpened(event.place))
  }

  private mutating func reportManner(_ event: ChainedEvent) throws {
    try endRun()
    try report(.unknownManner(event.place))
  }

  private mutating func open(
    _ event: ChainedEvent, under header: EventHeader, in database: Database
  ) throws {
    guard let keys, let site else { return }
    let opening = try keys.opening(
      of: event.log, session: header.session, site: site, in: database)
    switch opening {
    case .keyless: return
    case .refused:
      // Whether it confirms anything is not to be known.
      if event.log == .site { openDeed = nil }
      return try reportRefused(event.log)
    case .open(let log):
      guard let record = event.sealed.record(with: log.key, under: header) else {
        try endOpenDeed()
        return try noteNotOpened(event)
      }
      guard try inspect(record, of: event, header.session, in: database) else {
        try endRun()
        return try report(.unknownKind(event.place))
      }
    }
  }

  /// False where the record is no event of its log.
  private mutating func inspect(
    _ record: EventRecord, of event: ChainedEvent, _ session: String, in database: Database
  ) throws -> Bool {
    switch event.log.kind {
    case .session:
      guard let said = reader.event(record) else { return false }
      if event.number == 1 { try inspectOpening(said, of: event.log.value, in: database) }
      return true
    case .staff: return reader.staffEvent(record) != nil
    case .site:
      guard let said = reader.siteEvent(record) else { return false }
      try endOpenDeed(with: said)
      return true
    case .delivery:
      guard let said = reader.deliveryEvent(record) else { return false }
      if case .queued(let letter) = said {
        try inspect(letter, queuedAs: event.number, in: database)
      }
      return true
    }
  }

  private mutating func inspectOpening(
    _ event: SessionEvent, of ticket: Int, in database: Database
  ) throws {
    guard case .opened(let opening) = event else { return try report(.noOpening(ticket: ticket)) }
    guard seenArchives.insert(opening.digest).inserted else { return }
    let isThere = try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM questionnaire WHERE digest = ?)",
      arguments: [opening.digest])
    if isThere != true { try report(.missingArchive(ticket: ticket)) }
  }

  /// What a letter sends is there, and as it was queued.
  private mutating func inspect(
    _ letter: Letter, queuedAs number: Int, in database: Database
  ) throws {
    guard let keys, let site else { return }
    guard let ticket = try database.ticket(of: letter.session) else {
      return try report(.missingDocument(letter: number))
    }
    let opening = try keys.opening(
      of: .session(ticket: ticket), session: letter.session.text, site: site, in: database)
    // What was kept for a session goes with its key.
    guard case .open(let log) = opening else { return }
    do {
      guard try database.payload(digest: letter.digest, of: log) != nil else {
        return try report(.missingDocument(letter: number))
      }
      let kept = try Int.fetchOne(
        database, sql: "SELECT count(*) FROM payload WHERE name = ? AND log = ?",
        arguments: [Data(log.key.name(of: letter.digest)), ticket])
      if kept != 1 { try report(.changedDocument(letter: number)) }
    } catch StoreError.damagedPayload {
      try report(.changedDocument(letter: number))
    }
  }
}

// MARK: - Codes

extension ChainPass {
  /// A session's key behind a code is the session's key, and the code is the one that was given.
  mutating func checkCodes(_ database: Database) throws {
    guard let keys, let site else { return }
    for given in try database.handovers(after: Timestamp(milliseconds: .min)) {
      let number = LogNumber.session(ticket: given.ticket)
      let opening = try keys.opening(
        of: number, session: given.session.text, site: site, in: database)
      guard case .open(let log) = opening else { continue }
      if try !fits(given.handover, givenAt: given.at, log, in: database) {
        try report(.changedCode(ticket: given.ticket))
      }
    }
  }

  private func fits(
    _ handover: Handover, givenAt at: Timestamp, _ log: OpenLog, in database: Database
  ) throws -> Bool {
    let events: [StoredEvent]
    do {
      events = try database.events(log, after: 0) { record, number, at in
        reader.event(record).map {
          StoredEvent(session: Session.ID(log.session), number: number, event: $0, at: at)
        }
      }
    } catch is StoreError {
      // Told already, with its place.
      return true
    }
    guard let last = events.last(where: { $0.event.endsCodes }), let code = last.event.givenCode,
      last.at == at
    else { return false }
    do throws(StoreError) {
      guard let key = try handover.key(of: log.name, opening: code) else { return false }
      return key.withBytes { Array($0) } == log.key.withBytes { Array($0) }
    } catch {
      return false
    }
  }
}
