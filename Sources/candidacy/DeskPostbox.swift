import Desk
import Interview
import Store

/// Tells the desk what becomes of letters to other systems, and tries refused ones again.
final class DeskPostbox {
  private let store: SQLiteEventStore
  /// The number of the last delivery event that the desk knows.
  private var known = 0

  init(_ store: SQLiteEventStore) {
    self.store = store
  }

  /// A damaged outbox is said, and stops nothing else at the desk.
  func news() -> [DeskFeedback] {
    do throws(StoreError) {
      let events = try store.deliveries(after: known)
      guard let last = events.last else { return [] }
      var tickets: [Session.ID: Int] = [:]
      for case .queued(let letter) in events.map(\.event) {
        tickets[letter.session] = try store.ticket(of: letter.session)
      }
      known = last.number
      return [.deliveries(events, tickets: tickets)]
    } catch {
      return [.outboxFailed(StoreFault(error.sentence))]
    }
  }

  func release(_ number: Letter.Number) throws(StoreError) -> [DeskFeedback] {
    var refusal: Outbox.ReleaseRefusal?
    try OutboxLedger(store).record { outbox in
      do throws(Outbox.ReleaseRefusal) {
        refusal = nil
        return [try outbox.release(number)]
      } catch {
        refusal = error
        return []
      }
    }
    return news() + [refusal.map { .notReleased($0) } ?? .released(number)]
  }
}
