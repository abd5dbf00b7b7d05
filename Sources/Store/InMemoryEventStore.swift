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
    var archives: [String: [UInt8]] = [:]
  }

  private let contents = Mutex(Contents())

  package init() {}

  package func append(
    _ events: [SessionEvent], to session: Session.ID, after version: Int, at time: Timestamp
  ) throws(StoreError) -> Int {
    try contents.withLock { (contents) throws(StoreError) -> Int in
      let stored = contents.entries[session]?.events ?? []
      let new = try NewEvents(
        events, after: version, of: session, count: stored.count,
        later: stored.filter { $0.number > version }.map(\.event))
      guard !new.events.isEmpty else { return new.lastNumber }
      let ticket = contents.entries[session]?.ticket ?? contents.entries.count + 1
      let added = new.events.enumerated().map { offset, event in
        StoredEvent(session: session, number: new.firstNumber + offset, event: event, at: time)
      }
      contents.entries[session] = Entry(ticket: ticket, events: stored + added)
      return new.lastNumber
    }
  }

  package func events(of session: Session.ID) throws(StoreError) -> [StoredEvent] {
    contents.withLock { $0.entries[session]?.events ?? [] }
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

  package func keep(_ archive: [UInt8], digest: String) throws(StoreError) {
    try contents.withLock { (contents) throws(StoreError) in
      guard let kept = contents.archives[digest] else {
        contents.archives[digest] = archive
        return
      }
      guard kept == archive else { throw .archiveConflict(digest: digest) }
    }
  }

  package func archive(digest: String) throws(StoreError) -> [UInt8]? {
    contents.withLock { $0.archives[digest] }
  }
}
