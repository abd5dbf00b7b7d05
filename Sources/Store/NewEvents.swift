import Interview

/// The part of an offered run of events that is not stored yet.
struct NewEvents: Hashable, Sendable {
  let events: [SessionEvent]
  /// The number of the first of `events`.
  let firstNumber: Int
  /// The number of the last offered event, new or not.
  let lastNumber: Int

  /// Compares `offered`, to follow event `version`, with the `later` events that are stored there;
  /// `count` events are stored in all.
  init(
    _ offered: [SessionEvent], after version: Int, of session: Session.ID, count: Int,
    later: [SessionEvent]
  ) throws(StoreError) {
    guard 0...count ~= version else { throw .gap(session: session, number: version &+ 1) }
    for (offset, (stored, event)) in zip(later, offered).enumerated() where stored != event {
      throw .conflict(session: session, number: version + 1 + offset)
    }
    for (offset, event) in offered.enumerated() {
      if case .answered(_, .number(let number)) = event, !number.isFinite {
        throw .notStorable(session: session, number: version + 1 + offset)
      }
    }
    events = Array(offered.dropFirst(later.count))
    firstNumber = version + 1 + later.count
    lastNumber = version + offered.count
  }
}
