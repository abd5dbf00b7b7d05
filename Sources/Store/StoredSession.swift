import Interview

/// One session with all that happened in it.
package struct StoredSession: Hashable, Sendable {
  package let id: Session.ID
  package let ticket: Int
  package let contents: Contents

  package enum Contents: Hashable, Sendable {
    /// First to last.
    case events([StoredEvent])
    /// One of them cannot be read.
    case unreadable
    /// Its key was destroyed.
    case destroyed
  }

  package init(id: Session.ID, ticket: Int, contents: Contents) {
    self.id = id
    self.ticket = ticket
    self.contents = contents
  }

  /// First to last, or nothing when they cannot be read, or not any more.
  package var events: [StoredEvent]? {
    switch contents {
    case .events(let events): events
    case .unreadable, .destroyed: nil
    }
  }
}
