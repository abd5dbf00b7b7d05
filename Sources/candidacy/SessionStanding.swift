import ChartExport
import Interview
import Store

/// How a session stands, and what somebody still has to see to before it may go.
struct SessionStanding {
  let summary: SessionSummary
  let state: SessionProgress
  let business: Set<Business>

  enum Business: CaseIterable {
    /// A kiosk has it, or had it a moment ago.
    case atKiosk
    /// A code was given that no kiosk was told yet.
    case expected
    case atDesk
    /// Broken off or left, so that the patient may still go on.
    case unfinished
    /// It calls for staff, and nobody has acknowledged it.
    case alert
  }

  /// What nobody has touched for a day is not going on any more, whatever its last event says.
  static let life: Int64 = 24 * 3_600_000

  init(
    _ summary: SessionSummary, _ events: [StoredEvent], hasOpenAlert: Bool, now: Timestamp
  ) {
    self.summary = summary
    state = SessionProgress(events, now: now)
    var business: Set<Business> = hasOpenAlert ? [.alert] : []
    if now.since(summary.lastEventAt) < Self.life {
      let review = Review(events)
      if let going = Self.going(state, isHeld: review.claim != nil) { business.insert(going) }
    }
    self.business = business
  }

  /// One whose events cannot be read, and of which nothing more is known.
  init(unreadable summary: SessionSummary) {
    self.summary = summary
    state = .damaged
    business = []
  }

  private static func going(_ state: SessionProgress, isHeld: Bool) -> Business? {
    switch state {
    case .answering, .interrupted, .sent: .atKiosk
    case .expected: .expected
    case .atDesk: .atDesk
    case .notFinished, .brokenOff, .notFinishedAfterInterruption: isHeld ? .atDesk : .unfinished
    case .finished: isHeld ? .atDesk : nil
    case .signed, .void, .damaged, .destroyed: nil
    }
  }
}

extension SessionStanding {
  var line: String {
    "Ticket \(summary.ticket), begun \(LocalMoment.local(summary.openedAt).minuteText),"
      + " last event \(LocalMoment.local(summary.lastEventAt).minuteText), \(state.rawValue)"
      + (business.contains(.alert) ? ", alert not acknowledged" : "")
  }
}

extension [SessionStanding] {
  /// As in `ticket 5 is still at a kiosk, and nobody has acknowledged the alert of ticket 1`.
  var businessWords: String {
    let parts = SessionStanding.Business.allCases.compactMap { business -> String? in
      let tickets = filter { $0.business.contains(business) }.map { String($0.summary.ticket) }
      return tickets.isEmpty ? nil : business.words(tickets)
    }
    guard let last = parts.last, parts.count > 1 else { return parts.joined() }
    return "\(parts.dropLast().joined(separator: ", ")), and \(last)"
  }
}

extension SessionStanding.Business {
  fileprivate func words(_ tickets: [String]) -> String {
    let isOne = tickets.count == 1
    let named = "\(isOne ? "ticket" : "tickets") \(tickets.joined(separator: ", "))"
    return switch self {
    case .atKiosk: "\(named) \(isOne ? "is" : "are") still at a kiosk"
    case .expected: "\(named) \(isOne ? "is" : "are") expected at a kiosk"
    case .atDesk: "\(named) \(isOne ? "is" : "are") being worked on at the desk"
    case .unfinished: "\(named) \(isOne ? "was" : "were") left unfinished less than a day ago"
    case .alert: "nobody has acknowledged the \(isOne ? "alert" : "alerts") of \(named)"
    }
  }
}
