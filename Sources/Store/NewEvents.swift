import Interview

/// The part of an offered run of events that is not stored yet.
struct NewEvents<Event: Hashable & Sendable>: Hashable, Sendable {
  let events: [Event]
  /// The number of the first of `events`.
  let firstNumber: Int
  /// The number of the last offered event, new or not.
  let lastNumber: Int

  /// Compares `offered`, to follow event `version`, with the `later` events that are stored there;
  /// `count` events are stored in all.
  init(
    _ offered: [Event], after version: Int, in log: EventLog, count: Int, later: [Event]
  ) throws(StoreError) {
    guard 0...count ~= version else { throw log.gap(version &+ 1) }
    for (offset, (stored, event)) in zip(later, offered).enumerated() where stored != event {
      throw log.conflict(version + 1 + offset)
    }
    events = Array(offered.dropFirst(later.count))
    firstNumber = version + 1 + later.count
    lastNumber = version + offered.count
  }
}

extension NewEvents<SessionEvent> {
  func checkNumbers(of session: Session.ID) throws(StoreError) {
    for (offset, event) in events.enumerated() where !event.isStorable {
      throw .notStorable(session: session, number: firstNumber + offset)
    }
  }
}

extension SessionEvent {
  /// JSON knows no infinite number and none that is undefined.
  fileprivate var isStorable: Bool {
    switch self {
    case .answered(_, let answer): answer.isFinite
    case .staff(let entry):
      switch entry.act {
      case .entered(_, let answer): answer.isFinite
      case .amended(_, let answer, _): answer?.isFinite ?? true
      case .received, .viewed, .claimed, .released, .identified, .cleared, .undone, .acknowledged,
        .codeGiven, .interviewEnded, .signed, .voided, .exported:
        true
      }
    case .opened, .languageChosen, .skipped, .takenBack, .interrupted, .resumed, .submitted,
      .closed, .codeEntered:
      true
    }
  }
}

extension Answer {
  fileprivate var isFinite: Bool {
    switch self {
    case .number(let number): number.isFinite
    case .codes, .text: true
    }
  }
}
