import Interview

/// What it means for a kiosk's events that others stand in their place.
enum Overtaking: Hashable {
  /// They are among the others already: with them, this many are stored.
  case recorded(count: Int)
  /// They can follow.
  case byStaff
  /// An earlier attempt was stored although it had failed, and now the kiosk wants something else.
  case byEarlierAttempt
  /// The interview is over at this kiosk.
  case final

  init(by others: [SessionEvent], of events: [SessionEvent]) {
    let ofKiosk = others.indices.filter { !others[$0].isOfStaff }
    if let last = ofKiosk.last, ofKiosk.map({ others[$0] }) == events {
      self = .recorded(count: last + 1)
    } else if others.contains(where: \.endsInterviewHere) {
      self = .final
    } else {
      self = ofKiosk.isEmpty ? .byStaff : .byEarlierAttempt
    }
  }
}

extension SessionEvent {
  var isOfStaff: Bool {
    switch self {
    case .staff: true
    case .opened, .languageChosen, .answered, .skipped, .takenBack, .interrupted, .resumed,
      .submitted, .closed, .codeEntered:
      false
    }
  }

  /// Staff go on with it, or another kiosk.
  fileprivate var endsInterviewHere: Bool {
    switch self {
    case .codeEntered: true
    case .staff(let entry): entry.act.endsInterview
    case .opened, .languageChosen, .answered, .skipped, .takenBack, .interrupted, .resumed,
      .submitted, .closed:
      false
    }
  }
}

extension StaffAct {
  fileprivate var endsInterview: Bool {
    switch self {
    case .interviewEnded, .signed, .voided: true
    case .received, .viewed, .claimed, .released, .identified, .entered, .cleared, .amended,
      .undone, .acknowledged, .codeGiven, .exported:
      false
    }
  }
}
