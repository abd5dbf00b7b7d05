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

  init(_ summary: SessionSummary, in store: some EventStore) throws(StoreError) {
    self.summary = summary
    started = .local(summary.openedAt)
    do {
      let events = try store.events(of: summary.id).map(\.event)
      state = SessionProgress(events)
      language = events.reduce(nil) { language, event in event.language ?? language }
      verdict = events.reduce(nil) { verdict, event in event.verdict ?? verdict }
    } catch .damaged {
      state = .damaged
      language = nil
      verdict = nil
    }
  }
}

/// How far a session has come, in words that need no questionnaire.
enum SessionProgress: String {
  case answering
  case interrupted = "interrupted (emergency)"
  case sent
  case finished
  case notFinished = "not finished"
  case notFinishedAfterInterruption = "not finished (emergency)"
  case damaged

  init(_ events: [SessionEvent]) {
    self = events.reduce(.answering) { $0.after($1) }
  }

  private func after(_ event: SessionEvent) -> SessionProgress {
    switch event {
    case .opened, .resumed: .answering
    case .interrupted: .interrupted
    case .submitted: .sent
    case .closed: closed
    case .languageChosen, .answered, .skipped, .takenBack: self
    }
  }

  private var closed: SessionProgress {
    switch self {
    case .sent, .finished: .finished
    case .interrupted, .notFinishedAfterInterruption: .notFinishedAfterInterruption
    case .answering, .notFinished: .notFinished
    case .damaged: .damaged
    }
  }
}

extension SessionEvent {
  fileprivate var language: Language? {
    switch self {
    case .opened(let opening): opening.language
    case .languageChosen(let language): language
    case .answered, .skipped, .takenBack, .interrupted, .resumed, .submitted, .closed: nil
    }
  }

  fileprivate var verdict: Verdict? {
    switch self {
    case .submitted(let verdict): verdict
    case .opened, .languageChosen, .answered, .skipped, .takenBack, .interrupted, .resumed,
      .closed:
      nil
    }
  }
}
