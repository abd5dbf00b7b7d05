import Interview

/// One line that somebody types, and what is printed only once its events are stored.
struct LineStep: Sendable {
  let typed: String
  /// A text of the page that follows, which acknowledges the events.
  let shown: String
  let events: [SessionEvent]
}

/// What the pages said of one session: what they acknowledged, and what was typed without an answer.
struct LineClaim: Sendable {
  /// Tells this session from all others, once it is stored.
  let key: SessionEvent
  private(set) var acknowledged: [SessionEvent] = []
  private(set) var unsettled: [SessionEvent] = []

  init(key: SessionEvent) { self.key = key }

  mutating func typed(_ step: LineStep) { unsettled = step.events }

  mutating func acknowledge() {
    acknowledged += unsettled
    unsettled = []
  }

  /// Acknowledged events that a history does not have, in their order.
  func lost(from stored: [SessionEvent]) -> [SessionEvent] {
    var rest = stored[...]
    return acknowledged.filter { event in
      guard let place = rest.firstIndex(of: event) else { return true }
      rest = rest[(place + 1)...]
      return false
    }
  }

  /// Whether nothing is there that nobody typed: of a step that was not acknowledged all or nothing.
  func explains(_ stored: [SessionEvent]) -> Bool {
    let told = stored.filter(\.isTold)
    let known = acknowledged.filter(\.isTold)
    return told == known || told == known + unsettled.filter(\.isTold)
  }
}

extension SessionEvent {
  /// A page says so; claims, looks and codes are stored along with something else.
  fileprivate var isTold: Bool {
    switch self {
    case .opened, .languageChosen, .answered, .skipped, .takenBack, .interrupted, .resumed,
      .submitted, .closed, .codeEntered:
      true
    case .staff(let entry):
      switch entry.act {
      case .identified, .entered, .cleared, .amended, .undone, .acknowledged, .signed, .voided:
        true
      case .received, .viewed, .claimed, .released, .codeGiven, .interviewEnded, .exported: false
      }
    }
  }
}
