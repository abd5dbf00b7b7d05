import Interview
import Store
import Synchronization

/// A store in which others get in between: after each look at a session, the next of these happens.
final class InterruptedStore: EventStore {
  private let store: InMemoryEventStore
  private let interruptions: Mutex<[[StoredEvent]]>

  init(_ store: InMemoryEventStore, _ interruptions: [[StoredEvent]]) {
    self.store = store
    self.interruptions = Mutex(interruptions)
  }

  func stored(_ session: Session.ID) throws(StoreError) -> StoredSession {
    let found = try store.stored(session)
    try interrupt()
    return found
  }

  func events(of session: Session.ID) throws(StoreError) -> [StoredEvent] {
    let found = try store.events(of: session)
    try interrupt()
    return found
  }

  private func interrupt() throws(StoreError) {
    let next = interruptions.withLock { $0.isEmpty ? [] : $0.removeFirst() }
    for event in next {
      _ = try store.append(
        [event.event], to: event.session, after: event.number - 1, at: event.at)
    }
  }

  func append(
    _ events: [SessionEvent], to session: Session.ID, after version: Int, at time: Timestamp
  ) throws(StoreError) -> Int {
    try store.append(events, to: session, after: version, at: time)
  }

  func append(
    _ events: [StaffEvent], after number: Int, at time: Timestamp
  ) throws(StoreError) -> Int {
    try store.append(events, after: number, at: time)
  }

  func ticket(of session: Session.ID) throws(StoreError) -> Int { try store.ticket(of: session) }

  func sessions() throws(StoreError) -> [SessionSummary] { try store.sessions() }

  func sessions(before ticket: Int?, limit: Int) throws(StoreError) -> [StoredSession] {
    try store.sessions(before: ticket, limit: limit)
  }

  func position() throws(StoreError) -> Int { try store.position() }

  func changes(after position: Int) throws(StoreError) -> StoreChanges {
    try store.changes(after: position)
  }

  func codes(givenAfter time: Timestamp) throws(StoreError) -> [GivenCode] {
    try store.codes(givenAfter: time)
  }

  func sessions(
    openedBy code: AccessCode, givenAfter time: Timestamp
  ) throws(StoreError) -> [Session.ID] {
    try store.sessions(openedBy: code, givenAfter: time)
  }

  func forget(_ session: Session.ID) { store.forget(session) }

  func staff(after number: Int) throws(StoreError) -> [StoredStaffEvent] {
    try store.staff(after: number)
  }

  func keep(_ archive: [UInt8], digest: String) throws(StoreError) {
    try store.keep(archive, digest: digest)
  }

  func archive(digest: String) throws(StoreError) -> [UInt8]? {
    try store.archive(digest: digest)
  }
}
