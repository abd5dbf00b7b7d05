import Interview
import TerminalUI

/// An emergency answer behind the page that it called up, as long as the store does not have it.
struct Unsaved: Hashable, Sendable {
  let events: [SessionEvent]
  /// What the events carry out, unless they only say the rest of it.
  let intent: Intent?
  var outlook: Outlook
  /// Somebody has pressed a button of the page, so that it is not alone with what it says.
  var isAnswered = false

  enum Outlook: Hashable, Sendable {
    /// Tried for the first time.
    case underway
    /// It failed, and is tried again then.
    case waiting(until: Moment)
    /// Nothing more of the interview will be stored from here; this page says why.
    case refused(Stage)
  }
}

extension KioskProgram {
  private static let retryMilliseconds: Int64 = 10_000

  /// The interview with what is not stored of it.
  var standing: Session? {
    guard var session, let unsaved else { return session }
    for event in unsaved.events { session.apply(event) }
    return session
  }

  /// Calls for staff before anything is stored: the call waits for no disk.
  mutating func call(
    _ events: [SessionEvent], for intent: Intent?, at place: Int, _ course: Stage.Course
  ) -> [KioskEffect] {
    unsaved = Unsaved(events: events, intent: intent, outlook: .underway)
    open(.interrupted(place, course))
    return [.ring, .show] + store([], for: nil, then: .here)
  }

  /// Tries again to store what the page calls for, when it is time.
  mutating func retry(at now: Moment) -> [KioskEffect] {
    guard let retryMoment, retryMoment <= now else { return [] }
    return store([], for: nil, then: .here)
  }

  var retryMoment: Moment? {
    guard pending == nil, case .waiting(let moment)? = unsaved?.outlook else { return nil }
    return moment
  }

  /// A call of which nobody else can know stays until somebody answers it.
  var isAlone: Bool { unsaved.map { !$0.isAnswered } ?? false }

  /// Says that the answer is not stored, if it is one that called for staff.
  mutating func keepCalling(at now: Moment) -> Bool {
    guard unsaved != nil else { return false }
    unsaved?.outlook = .waiting(until: now.advanced(by: Self.retryMilliseconds))
    view.notice = wording.callNotSaved
    return true
  }
}
