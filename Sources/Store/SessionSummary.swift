import Interview

/// One line of a list of sessions; nothing of what was answered.
package struct SessionSummary: Hashable, Sendable {
  package let id: Session.ID
  package let ticket: Int
  package let openedAt: Timestamp
  package let lastEventAt: Timestamp
  package let eventCount: Int

  package init(
    id: Session.ID, ticket: Int, openedAt: Timestamp, lastEventAt: Timestamp, eventCount: Int
  ) {
    self.id = id
    self.ticket = ticket
    self.openedAt = openedAt
    self.lastEventAt = lastEventAt
    self.eventCount = eventCount
  }
}
