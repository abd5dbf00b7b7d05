import Glibc
import Interview
import Store

/// Queues and sends, again and again, and sleeps in between until somebody signs or a try is due.
final class OutboxRound {
  private let store: SQLiteEventStore
  private let ledger: OutboxLedger
  private let clerk: OutboxClerk
  private let sender: OutboxSender
  private let tell: (String) throws -> Void
  /// Up to where in the store the sessions were looked at.
  private var position = 0

  enum Extent {
    case forGood
    case untilNothingIsDue
  }

  /// How many sessions are read at once.
  private static let slice = 100
  private static let patience: Int64 = 60_000

  init(
    store: SQLiteEventStore, ledger: OutboxLedger, clerk: OutboxClerk, sender: OutboxSender,
    tell: @escaping (String) throws -> Void
  ) {
    self.store = store
    self.ledger = ledger
    self.clerk = clerk
    self.sender = sender
    self.tell = tell
  }

  var hasComplaints: Bool { clerk.hasComplaints }

  func run(_ extent: Extent) throws {
    // Watched first: what is written from here on is either read or told.
    let watch = try store.watch()
    position = try store.position()
    try queueEverySession()
    while true {
      let next = try sender.work()
      switch extent {
      case .forGood: break
      case .untilNothingIsDue:
        guard let next, next.since(.now()) < Self.patience else { return }
      }
      wait(until: next, watching: watch)
      switch watch.drain() {
      case .nothing: break
      case .written: try queueChanges()
      case .lost:
        throw Failure.environment("The store was moved or replaced. Start the sender again.")
      }
    }
  }

  private func queueEverySession() throws {
    var before: Int?
    var isLast = false
    while !isLast {
      let sessions = try store.sessions(before: before, limit: Self.slice)
      for session in sessions { try queue(session) }
      before = sessions.last?.ticket
      isLast = sessions.count < Self.slice
    }
  }

  private func queueChanges() throws {
    let changes = try store.changes(after: position)
    position = changes.position
    try ledger.catchUp()
    for session in changes.sessions { try queue(try store.stored(session)) }
  }

  private func queue(_ session: StoredSession) throws {
    for sentence in try clerk.queue(session) { try tell(sentence) }
  }

  /// At least a millisecond, and no more than a day, which no number of milliseconds exceeds.
  private func wait(until next: Timestamp?, watching watch: StoreWatch) {
    var watched = pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0)
    let milliseconds = next.map { min(max(1, $0.since(.now())), 86_400_000) }
    _ = poll(&watched, 1, milliseconds.map { Int32($0) } ?? -1)
  }
}
