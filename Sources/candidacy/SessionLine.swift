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
      let events = try store.events(of: summary.id).map(\.event)
      state = SessionProgress(events, quiet: now.milliseconds - summary.lastEventAt.milliseconds)
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
  /// The kiosk ended without a word, as after a power cut.
  case brokenOff = "broken off"
  case notFinishedAfterInterruption = "not finished (emergency)"
  case damaged

  /// `quiet` is how many milliseconds ago the last event was.
  init(_ events: [SessionEvent], quiet: Int64) {
    let last = events.reduce(SessionProgress.answering) { $0.after($1) }
    self = last == .answering && quiet > Self.longestQuiet ? .brokenOff : last
  }

  /// No kiosk keeps an interview open for an hour without an answer, unless someone insists.
  private static let longestQuiet: Int64 = 3_600_000

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
    case .answering, .notFinished, .brokenOff: .notFinished
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
