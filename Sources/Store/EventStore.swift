import Interview

/// Keeps the events of every session, in order, for good; nothing is ever changed or removed.
package protocol EventStore: Sendable {
  /// Stores `events` as numbers `version + 1` and up, all or none, and returns the last number.
  ///
  /// Once it returns, the events survive a crash. Sending the same events under the same numbers
  /// again is accepted and keeps the first time; another event under a taken number is refused.
  func append(
    _ events: [SessionEvent], to session: Session.ID, after version: Int, at time: Timestamp
  ) throws(StoreError) -> Int

  /// Every event of `session`, first to last; none when the session is not known.
  func events(of session: Session.ID) throws(StoreError) -> [StoredEvent]

  /// The short number that names `session` aloud, given with its first event.
  func ticket(of session: Session.ID) throws(StoreError) -> Int

  /// Every session, the newest ticket first.
  func sessions() throws(StoreError) -> [SessionSummary]

  /// Keeps the questionnaire that ran under its digest; the same bytes may be kept again.
  func keep(_ archive: [UInt8], digest: String) throws(StoreError)

  /// The questionnaire that was kept under `digest`.
  func archive(digest: String) throws(StoreError) -> [UInt8]?
}
