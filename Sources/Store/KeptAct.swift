import Interview

/// What was done with a session whose key is gone: who did what, and when; nothing of what was said,
/// of which question it was about, or of whom.
package struct KeptAct: Hashable, Sendable {
  /// Of its event, in the session.
  package let number: Int
  package let at: Timestamp
  package let doing: Doing

  package enum Doing: Hashable, Sendable {
    case staff(StaffMember.ID, Act)
    /// Whoever entered the code at a kiosk went on with the answers before them.
    case codeEntered
    /// The event could not be read any more, so nobody knows.
    case unreadable
  }

  package enum Act: Hashable, Sendable {
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
    case codeGiven
    case interviewEnded
    case signed
    case voided
    case exported(ExportedFormat)
  }

  init(number: Int, at: Timestamp, _ doing: Doing) {
    self.number = number
    self.at = at
    self.doing = doing
  }
}

extension KeptAct.Doing {
  /// Nothing of what a patient did alone.
  init?(_ event: SessionEvent) {
    switch event {
    case .staff(let entry): self = .staff(entry.by, KeptAct.Act(entry.act))
    case .codeEntered: self = .codeEntered
    case .opened, .languageChosen, .answered, .skipped, .takenBack, .interrupted, .resumed,
      .submitted, .closed:
      return nil
    }
  }
}

extension KeptAct.Act {
  fileprivate init(_ act: StaffAct) {
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
    case .exported(let format): self = .exported(format)
    }
  }
}
