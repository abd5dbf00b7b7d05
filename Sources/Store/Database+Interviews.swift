import GRDB
import Interview

extension Database {
  func append(
    _ events: [SessionEvent], to session: Session.ID, after version: Int, at time: Timestamp,
    with keyring: Keyring, code: Handover.Lock?
  ) throws -> Int {
    let known = try ticket(of: session)
    let count = try known.map { try self.count(of: .session(ticket: $0)) } ?? 0
    var later: [SessionEvent] = []
    // Nothing is read in the ordinary case, that the events are all new.
    if let known, version < count {
      later = try self.events(of: session, ticket: known, after: version, with: keyring)
        .map(\.event)
    }
    let new = try NewEvents(
      events, after: version, in: .session(session), count: count, later: later)
    try new.checkNumbers(of: session)
    guard !new.events.isEmpty else { return new.lastNumber }
    let ticket = try known ?? insert(session)
    let (log, newKey) = try logToWrite(
      .session(session), .session(ticket: ticket), with: keyring)
    try append(
      try records(of: new, session), to: log, after: new.firstNumber - 1, at: time, newKey: newKey)
    try keepHandover(of: log, new.events, at: time, code: code)
    return new.lastNumber
  }

  func events(
    of session: Session.ID, ticket: Int, after version: Int = 0, with keyring: Keyring
  ) throws -> [StoredEvent] {
    let number = LogNumber.session(ticket: ticket)
    guard let log = try logToRead(.session(session), number, with: keyring) else { return [] }
    let reader = EventReader()
    return try events(log, after: version) { record, number, at in
      reader.event(record).map {
        StoredEvent(session: session, number: number, event: $0, at: at)
      }
    }
  }

  /// One that cannot be read, or whose key was destroyed, is said and not thrown; that the clinic
  /// has another key now is no fault of one session.
  func stored(
    _ session: Session.ID, ticket: Int, with keyring: Keyring
  ) throws -> StoredSession {
    do {
      let events = try events(of: session, ticket: ticket, with: keyring)
      return StoredSession(
        id: session, ticket: ticket, contents: events.isEmpty ? .unreadable : .events(events))
    } catch StoreError.destroyed {
      return StoredSession(id: session, ticket: ticket, contents: .destroyed)
    } catch StoreError.damaged, StoreError.keyDamaged, StoreError.keyMissing {
      return StoredSession(id: session, ticket: ticket, contents: .unreadable)
    }
  }

  func staffEvents(_ log: OpenLog, after number: Int) throws -> [StoredStaffEvent] {
    let reader = EventReader()
    return try events(log, after: number) { record, number, at in
      reader.staffEvent(record).map { StoredStaffEvent(number: number, event: $0, at: at) }
    }
  }

  func deliveries(
    _ log: OpenLog, after number: Int, with keyring: Keyring
  ) throws -> [StoredDeliveryEvent] {
    let reader = EventReader()
    let stored = try events(log, after: number) { record, number, at in
      reader.delivery(record, number: number).map { (stored: $0, at: at) }
    }
    var words = ReceiverWords(log, with: keyring, in: self)
    words.learn(stored.map(\.stored.event), after: number)
    return try stored.map { stored, at in
      StoredDeliveryEvent(number: stored.number, event: try words.event(stored), at: at)
    }
  }

  private func records(
    of new: NewEvents<SessionEvent>, _ session: Session.ID
  ) throws -> [[UInt8]] {
    try new.events.enumerated().map { offset, event in
      do {
        return try EventRecord(event).bytes
      } catch {
        throw StoreError.notStorable(session: session, number: new.firstNumber + offset)
      }
    }
  }

  /// A code opens the session's key until it was entered, or until nothing is left to be entered.
  private func keepHandover(
    of log: OpenLog, _ events: [SessionEvent], at time: Timestamp, code: Handover.Lock?
  ) throws {
    try removeHandovers(before: time.advanced(by: -AccessCode.life))
    for event in events {
      if event.endsCodes { try removeHandover(of: log.number) }
      if event.givenCode != nil, let code {
        try insert(try Handover(log, behind: code), of: log.number, at: time)
      }
    }
  }
}

extension Database {
  func siteEvents(after number: Int, with keyring: Keyring) throws -> [StoredSiteEvent] {
    let site = try site()
    let log = try logToRead(.site, .site, with: keyring)
    let reader = EventReader()
    let rows = try Row.fetchCursor(
      self,
      sql: "\(Self.selectingRows) WHERE event.log = ? AND event.number > ? ORDER BY event.number",
      arguments: [LogNumber.site.value, number])
    var events: [StoredSiteEvent] = []
    while let row = try rows.next() {
      let next = number + 1 + events.count
      guard let sealed = SealedRow(row, in: site), sealed.number == next,
        let record = sealed.sealed.record(with: log?.key, under: sealed.header(session: "")),
        let event = reader.siteEvent(record)
      else { throw StoreError.damagedSite(number: next) }
      events.append(
        StoredSiteEvent(number: next, event: event, at: Timestamp(milliseconds: sealed.at)))
    }
    return events
  }
}
