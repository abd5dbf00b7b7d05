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

  /// Nothing of `session` is kept in memory any more; a program that was not unlocked cannot read
  /// it from here on.
  func forget(_ session: Session.ID)

  /// Every event of `session`, first to last; none when the session is not known.
  func events(of session: Session.ID) throws(StoreError) -> [StoredEvent]

  /// `session` with its events; one that cannot be read is said, not thrown.
  func stored(_ session: Session.ID) throws(StoreError) -> StoredSession

  /// The short number that names `session` aloud, given with its first event.
  func ticket(of session: Session.ID) throws(StoreError) -> Int

  /// Every session, the newest ticket first.
  func sessions() throws(StoreError) -> [SessionSummary]

  /// At most `limit` sessions with their events, the newest ticket first, from the one below
  /// `ticket` on, or from the newest.
  func sessions(before ticket: Int?, limit: Int) throws(StoreError) -> [StoredSession]

  /// Where the store ends now: a place to look for changes from.
  func position() throws(StoreError) -> Int

  /// The sessions that have an event after `position`.
  func changes(after position: Int) throws(StoreError) -> StoreChanges

  /// The codes given after `time` that were not entered yet, the last one first; a code that
  /// cannot be read opens nothing and is left out.
  func codes(givenAfter time: Timestamp) throws(StoreError) -> [GivenCode]

  /// The sessions that this code was given for after `time`, which can be read from here on.
  func sessions(
    openedBy code: AccessCode, givenAfter time: Timestamp
  ) throws(StoreError) -> [Session.ID]

  /// The staff events after `number`, first to last; all of them after 0.
  func staff(after number: Int) throws(StoreError) -> [StoredStaffEvent]

  /// Stores staff events as `append(_:to:after:at:)` stores those of a session.
  func append(
    _ events: [StaffEvent], after number: Int, at time: Timestamp
  ) throws(StoreError) -> Int

  /// Keeps the questionnaire that ran under its digest; the same bytes may be kept again.
  func keep(_ archive: [UInt8], digest: String) throws(StoreError)

  /// The questionnaire that was kept under `digest`.
  func archive(digest: String) throws(StoreError) -> [UInt8]?
}

extension EventStore {
  /// Every staff event, first to last.
  package func staff() throws(StoreError) -> [StoredStaffEvent] { try staff(after: 0) }
}
