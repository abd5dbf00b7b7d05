import Interview

/// Where a session stands, as the worklist names it.
package enum CaseState: Hashable, Sendable, CaseIterable {
  /// Started at the desk; the code was not entered at a kiosk yet.
  case expected
  case answering
  case waiting
  case inReview
  case finished
  case notFinished
  case void
}

extension CaseFile {
  /// A kiosk that says nothing for this long does not hold its interview any more.
  static let longestSilence: Int64 = 3_600_000

  func state(at now: Timestamp) -> CaseState {
    if review.isVoid { return .void }
    if review.isSigned { return .finished }
    if isAnswering(at: now) { return .answering }
    if review.claim != nil { return .inReview }
    if openCode(at: now) != nil { return .expected }
    let isComplete = verdict != nil || review.signature != nil
    return isComplete || (review.receivedBy != nil && isAllVisited) ? .waiting : .notFinished
  }

  /// Whether somebody is answering at a kiosk now.
  func isAnswering(at now: Timestamp) -> Bool {
    guard review.isAtKiosk, let last = review.lastPatientEventAt else { return false }
    switch session.state {
    case .answering, .interrupted:
      return now.since(last) < Self.longestSilence
    case .submitted, .closed:
      return false
    }
  }

  /// The code that a kiosk takes now.
  func openCode(at now: Timestamp) -> AccessCode? {
    guard !review.isAtKiosk, let code = review.code,
      now.since(code.at) < AccessCode.life
    else { return nil }
    return code.code
  }

  private var isAllVisited: Bool { session.nextUnvisited == nil }
}
