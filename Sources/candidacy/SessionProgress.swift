import Interview

/// How far a session has come, in words that need no questionnaire.
enum SessionProgress: String {
  /// Begun at the desk, where nobody has given it a code yet.
  case atDesk = "at the desk"
  /// A code was given that no kiosk was told yet.
  case expected = "expected at the kiosk"
  case answering
  case interrupted = "interrupted (emergency)"
  case sent
  case finished
  case notFinished = "not finished"
  /// The kiosk ended without a word, as after a power cut.
  case brokenOff = "broken off"
  case notFinishedAfterInterruption = "not finished (emergency)"
  case signed
  case void
  case damaged
  /// Its key is gone, and with it all that was said in it.
  case destroyed

  init(_ events: [StoredEvent], now: Timestamp) {
    let review = Review(events)
    if review.isVoid {
      self = .void
    } else if review.isSigned {
      self = .signed
    } else if let code = review.code, !review.isAtKiosk,
      now.since(code.at) < AccessCode.life
    {
      self = .expected
    } else {
      let last = events.reduce(SessionProgress.answering) { $0.after($1.event) }
      let isSilent = review.lastPatientEventAt.map {
        now.since($0) > Self.longestQuiet
      }
      self = last == .answering && isSilent == true ? .brokenOff : last
    }
  }

  /// No kiosk keeps an interview open for an hour without an answer, unless someone insists.
  private static let longestQuiet: Int64 = 3_600_000

  private func after(_ event: SessionEvent) -> SessionProgress {
    switch event {
    case .opened, .resumed, .codeEntered: .answering
    case .interrupted: .interrupted
    case .submitted: .sent
    case .closed: closed
    case .staff(let entry): after(entry.act)
    case .languageChosen, .answered, .skipped, .takenBack: self
    }
  }

  private func after(_ act: StaffAct) -> SessionProgress {
    switch act {
    case .received: .atDesk
    case .interviewEnded: closed
    case .viewed, .claimed, .released, .identified, .entered, .cleared, .amended, .undone,
      .acknowledged, .codeGiven, .signed, .voided, .exported:
      self
    }
  }

  private var closed: SessionProgress {
    switch self {
    case .sent, .finished: .finished
    case .interrupted, .notFinishedAfterInterruption: .notFinishedAfterInterruption
    case .atDesk, .expected, .answering, .notFinished, .brokenOff: .notFinished
    case .signed: .signed
    case .void: .void
    case .damaged: .damaged
    case .destroyed: .destroyed
    }
  }
}
