import Interview

/// A code that staff gave for a session; whether it was entered since is for its events to say.
package struct GivenCode: Hashable, Sendable {
  package let session: Session.ID
  package let code: AccessCode
  package let at: Timestamp

  package init(session: Session.ID, code: AccessCode, at: Timestamp) {
    self.session = session
    self.code = code
    self.at = at
  }
}
