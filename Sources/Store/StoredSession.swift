import Interview

/// One session with all that happened in it.
package struct StoredSession: Hashable, Sendable {
  package let id: Session.ID
  package let ticket: Int
  /// First to last, or nothing when one of them cannot be read.
  package let events: [StoredEvent]?

  package init(id: Session.ID, ticket: Int, events: [StoredEvent]?) {
    self.id = id
    self.ticket = ticket
    self.events = events
  }
}
