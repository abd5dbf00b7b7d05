import Interview

/// Which sessions went on since somebody looked.
package struct StoreChanges: Hashable, Sendable {
  /// Where to go on looking from: the place of the last session event in the whole store.
  package let position: Int
  /// Each once, in the order of their first new event.
  package let sessions: [Session.ID]

  package init(position: Int, sessions: [Session.ID]) {
    self.position = position
    self.sessions = sessions
  }
}
