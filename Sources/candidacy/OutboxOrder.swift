import Authoring
import Interview
import Store

/// A document that a target is to get.
struct OutboxOrder {
  let session: Session.ID
  let ticket: Int
  let events: [StoredEvent]
  let revision: Int
  let edition: Letter.Edition
  let target: Targets.Target

  var key: Letter.Key {
    Letter.Key(
      session: session, revision: revision, edition: edition, target: target.name)
  }
}

extension OutboxOrder {
  /// What `target` has to be told of a session as it stands; nothing where there is nothing yet.
  init?(_ stored: StoredSession, for target: Targets.Target, _ outbox: Outbox) {
    guard let events = stored.events else { return nil }
    let review = Review(events)
    guard let edition = Self.edition(review, stored.id, target, outbox) else { return nil }
    self.init(
      session: stored.id, ticket: stored.ticket, events: events, revision: review.revision,
      edition: edition, target: target)
    guard !outbox.holds(key) else { return nil }
  }

  private static func edition(
    _ review: Review, _ session: Session.ID, _ target: Targets.Target, _ outbox: Outbox
  ) -> Letter.Edition? {
    // Whoever never got anything of it needs no notice that it is void.
    if review.isVoid { return outbox.mayHaveLeft(session, for: target.name) ? .void : nil }
    if review.isSigned { return .signed }
    switch target.unsigned {
    case .kept: return nil
    case .sent: return review.submittedAt == nil ? nil : .preliminary
    }
  }
}
