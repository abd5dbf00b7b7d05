/// One event with its place in its session, counted from 1, and the time it was stored with.
package struct StoredEvent: Hashable, Sendable {
  package let session: Session.ID
  package let number: Int
  package let event: SessionEvent
  package let at: Timestamp

  package init(session: Session.ID, number: Int, event: SessionEvent, at: Timestamp) {
    self.session = session
    self.number = number
    self.event = event
    self.at = at
  }
}
