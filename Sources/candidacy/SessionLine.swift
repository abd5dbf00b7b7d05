import ChartExport
import Interview
import Store

/// One session as a list shows it; what cannot be read is missing.
struct SessionLine {
  let summary: SessionSummary
  let started: LocalMoment
  let state: SessionProgress
  let language: Language?
  let verdict: SessionEvent.Verdict?

  init(
    _ summary: SessionSummary, in store: some EventStore, now: Timestamp
  ) throws(StoreError) {
    self.summary = summary
    started = .local(summary.openedAt)
    do {
      let stored = try store.events(of: summary.id)
      let events = stored.map(\.event)
      state = SessionProgress(stored, now: now)
      language = events.reduce(nil) { language, event in event.language ?? language }
      verdict = events.reduce(nil) { verdict, event in event.verdict ?? verdict }
    } catch {
      switch error {
      case .destroyed: state = .destroyed
      case .damaged, .keyDamaged: state = .damaged
      case _: throw error
      }
      language = nil
      verdict = nil
    }
  }
}

extension SessionEvent {
  fileprivate var language: Language? {
    switch self {
    case .opened(let opening): opening.language
    case .languageChosen(let language): language
    case .answered, .skipped, .takenBack, .interrupted, .resumed, .submitted, .closed,
      .codeEntered, .staff:
      nil
    }
  }

  fileprivate var verdict: Verdict? {
    switch self {
    case .submitted(let verdict): verdict
    case .staff(let entry): entry.act.verdict
    case .opened, .languageChosen, .answered, .skipped, .takenBack, .interrupted, .resumed,
      .closed, .codeEntered:
      nil
    }
  }
}

extension StaffAct {
  /// Of the signature, which stands for the answers as staff left them.
  fileprivate var verdict: SessionEvent.Verdict? {
    switch self {
    case .signed(let verdict): verdict
    case .received, .viewed, .claimed, .released, .identified, .entered, .cleared, .amended,
      .undone, .acknowledged, .codeGiven, .interviewEnded, .voided, .exported:
      nil
    }
  }
}
