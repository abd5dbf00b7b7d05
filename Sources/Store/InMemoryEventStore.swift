import Interview
import Synchronization

/// A store that is gone with the process: for tests and for trying things out.
package final class InMemoryEventStore: EventStore {
  private struct Entry {
    let ticket: Int
    var events: [StoredEvent]
  }

  private struct Contents {
    var entries: [Session.ID: Entry] = [:]
    /// Of every session, in the order they were stored.
    var log: [StoredEvent] = []
    var staff: [StoredStaffEvent] = []
    var archives: [String: [UInt8]] = [:]
    var deliveries: [StoredDeliveryEvent] = []
    var payloads: [Session.ID: [String: [UInt8]]] = [:]
  }

  private let contents = Mutex(Contents())

  package init() {}

  package func append(
    _ events: [SessionEvent], to session: Session.ID, after version: Int, at time: Timestamp
  ) throws(StoreError) -> Int {
    try contents.withLock { (contents) throws(StoreError) -> Int in
      let stored = contents.entries[session]?.events ?? []
      let new = try NewEvents(
        events, after: version, in: .session(session), count: stored.count,
        later: stored.filter { $0.number > version }.map(\.event))
      try new.checkNumbers(of: session)
      guard !new.events.isEmpty else { return new.lastNumber }
      let ticket = contents.entries[session]?.ticket ?? contents.entries.count + 1
      let added = new.events.enumerated().map { offset, event in
        StoredEvent(session: session, number: new.firstNumber + offset, event: event, at: time)
      }
      contents.entries[session] = Entry(ticket: ticket, events: stored + added)
      contents.log += added
      return new.lastNumber
    }
  }

  package func forget(_ session: Session.ID) {}

  package func append(
    _ events: [StaffEvent], after number: Int, at time: Timestamp
  ) throws(StoreError) -> Int {
    try contents.withLock { (contents) throws(StoreError) -> Int in
      let new = try NewEvents(
        events, after: number, in: .staff, count: contents.staff.count,
        later: contents.staff.filter { $0.number > number }.map(\.event))
      contents.staff += new.events.enumerated().map { offset, event in
        StoredStaffEvent(number: new.firstNumber + offset, event: event, at: time)
      }
      return new.lastNumber
    }
  }

  package func keep(_ archive: [UInt8], digest: String) throws(StoreError) {
    try contents.withLock { (contents) throws(StoreError) in
      guard let kept = contents.archives[digest] else {
        contents.archives[digest] = archive
        return
      }
      guard kept == archive else { throw .archiveConflict(digest: digest) }
    }
  }
}

// MARK: - Reading

extension InMemoryEventStore {
  package func events(of session: Session.ID) throws(StoreError) -> [StoredEvent] {
    contents.withLock { $0.entries[session]?.events ?? [] }
  }

  package func stored(_ session: Session.ID) throws(StoreError) -> StoredSession {
    guard let entry = contents.withLock({ $0.entries[session] }) else {
      throw .noSuchSession(session)
    }
    return StoredSession(id: session, ticket: entry.ticket, contents: .events(entry.events))
  }

  package func ticket(of session: Session.ID) throws(StoreError) -> Int {
    guard let ticket = contents.withLock({ $0.entries[session]?.ticket }) else {
      throw .noSuchSession(session)
    }
    return ticket
  }

  package func sessions() throws(StoreError) -> [SessionSummary] {
    contents.withLock { contents in
      contents.entries
        .compactMap { id, entry -> SessionSummary? in
          guard let first = entry.events.first, let last = entry.events.last else { return nil }
          return SessionSummary(
            id: id, ticket: entry.ticket, openedAt: first.at, lastEventAt: last.at,
            eventCount: entry.events.count)
        }
        .sorted { $0.ticket > $1.ticket }
    }
  }

  package func sessions(before ticket: Int?, limit: Int) throws(StoreError) -> [StoredSession] {
    let sessions = contents.withLock { contents in
      contents.entries.map {
        StoredSession(id: $0, ticket: $1.ticket, contents: .events($1.events))
      }
    }
    let below = sessions.filter { session in ticket.map { session.ticket < $0 } ?? true }
    return Array(below.sorted { $0.ticket > $1.ticket }.prefix(max(0, limit)))
  }

  package func position() throws(StoreError) -> Int {
    contents.withLock { $0.log.count }
  }

  package func changes(after position: Int) throws(StoreError) -> StoreChanges {
    contents.withLock { contents in
      var seen: Set<Session.ID> = []
      let changed = contents.log.dropFirst(max(0, position)).map(\.session)
      return StoreChanges(
        position: contents.log.count, sessions: changed.filter { seen.insert($0).inserted })
    }
  }

  package func codes(givenAfter time: Timestamp) throws(StoreError) -> [GivenCode] {
    contents.withLock { contents in
      contents.log.reversed().compactMap { stored in
        guard stored.at > time, let code = stored.event.givenCode,
          contents.entries[stored.session]?.events.allSatisfy({ later in
            later.number <= stored.number || !later.event.endsCodes
          }) ?? false
        else { return nil }
        return GivenCode(session: stored.session, code: code, at: stored.at)
      }
    }
  }

  package func sessions(
    openedBy code: AccessCode, givenAfter time: Timestamp
  ) throws(StoreError) -> [Session.ID] {
    try codes(givenAfter: time).filter { $0.code == code }.map(\.session)
  }

  package func staff(after number: Int) throws(StoreError) -> [StoredStaffEvent] {
    contents.withLock { Array($0.staff.dropFirst(number)) }
  }

  package func archive(digest: String) throws(StoreError) -> [UInt8]? {
    contents.withLock { $0.archives[digest] }
  }
}

// MARK: - Deliveries

extension InMemoryEventStore: DeliveryStore {
  package func deliveries(after number: Int) throws(StoreError) -> [StoredDeliveryEvent] {
    contents.withLock { $0.deliveries.filter { $0.number > number } }
  }

  package func append(
    _ events: [DeliveryEvent], after number: Int, at time: Timestamp
  ) throws(StoreError) -> Int {
    try contents.withLock { (contents) throws(StoreError) -> Int in
      let new = try NewEvents(
        events, after: number, in: .delivery, count: contents.deliveries.count,
        later: contents.deliveries.filter { $0.number > number }.map(\.event))
      contents.deliveries += new.events.enumerated().map { offset, event in
        StoredDeliveryEvent(number: new.firstNumber + offset, event: event, at: time)
      }
      return new.lastNumber
    }
  }

  package func keep(payload: [UInt8], digest: String, of session: Session.ID) throws(StoreError) {
    try contents.withLock { (contents) throws(StoreError) in
      guard let kept = contents.payloads[session]?[digest] else {
        guard contents.entries[session] != nil else { throw .noSuchSession(session) }
        contents.payloads[session, default: [:]][digest] = payload
        return
      }
      guard kept == payload else { throw .payloadConflict(digest: digest) }
    }
  }

  package func payload(
    digest: String, of session: Session.ID
  ) throws(StoreError) -> [UInt8]? {
    contents.withLock { $0.payloads[session]?[digest] }
  }
}
