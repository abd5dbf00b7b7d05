import Interview

/// What was done with a session that is gone, in format 1 of site events.
struct KeptActFormat1: Codable, Hashable {
  let kind: Kind
  let at: Int64
  let number: Int
  var by: String?
  var format: StaffActFormat1.Format?

  enum Kind: String, Codable, CaseIterable {
    case received
    case viewed
    case claimed
    case released
    case identified
    case entered
    case cleared
    case amended
    case undone
    case acknowledged
    case codeGiven = "code-given"
    case interviewEnded = "interview-ended"
    case signed
    case voided
    case exported
    case codeEntered = "code-entered"
    case unreadable
  }

  init(_ kept: KeptAct) {
    at = kept.at.milliseconds
    number = kept.number
    switch kept.doing {
    case .staff(let staff, let act):
      by = staff.text
      kind = Kind(act)
      if case .exported(let exported) = act { format = StaffActFormat1.Format(exported) }
    case .codeEntered: kind = .codeEntered
    case .unreadable: kind = .unreadable
    }
  }

  /// Nothing where it does not have the parts of its kind.
  var act: KeptAct? {
    doing.map { KeptAct(number: number, at: Timestamp(milliseconds: at), $0) }
  }

  private var doing: KeptAct.Doing? {
    switch kind {
    case .codeEntered: return .codeEntered
    case .unreadable: return .unreadable
    case .received, .viewed, .claimed, .released, .identified, .entered, .cleared, .amended,
      .undone, .acknowledged, .codeGiven, .interviewEnded, .signed, .voided, .exported:
      guard let by, let staffAct else { return nil }
      return .staff(StaffMember.ID(by), staffAct)
    }
  }

  private var staffAct: KeptAct.Act? {
    switch kind {
    case .codeEntered, .unreadable: nil
    case .received: .received
    case .viewed: .viewed
    case .claimed: .claimed
    case .released: .released
    case .identified: .identified
    case .entered: .entered
    case .cleared: .cleared
    case .amended: .amended
    case .undone: .undone
    case .acknowledged: .acknowledged
    case .codeGiven: .codeGiven
    case .interviewEnded: .interviewEnded
    case .signed: .signed
    case .voided: .voided
    case .exported: format.map { .exported($0.format) }
    }
  }
}

extension KeptActFormat1.Kind {
  fileprivate init(_ act: KeptAct.Act) {
    switch act {
    case .received: self = .received
    case .viewed: self = .viewed
    case .claimed: self = .claimed
    case .released: self = .released
    case .identified: self = .identified
    case .entered: self = .entered
    case .cleared: self = .cleared
    case .amended: self = .amended
    case .undone: self = .undone
    case .acknowledged: self = .acknowledged
    case .codeGiven: self = .codeGiven
    case .interviewEnded: self = .interviewEnded
    case .signed: self = .signed
    case .voided: self = .voided
    case .exported: self = .exported
    }
  }
}
