import Interview
import Rules

/// Everything about one interview that a chart may be told.
package struct ChartRecord: Sendable {
  package let id: Session.ID
  package let ticket: Int?
  package let session: Session
  package let review: Review
  /// As it was when the patient sent the answers and was shown a result.
  package let sent: Session?
  package let rules: RuleSet
  /// Of the folder that `rules` came from, which need not be the one that ran.
  package let digest: String
  package let staffNames: [StaffMember.ID: String]
  /// The moment that the chart is told, which makes answers old.
  package let asOf: Timestamp
  package let local: @Sendable (Timestamp) -> LocalMoment

  package init(
    id: Session.ID, ticket: Int?, events: [StoredEvent], form: Form, rules: RuleSet,
    digest: String, staffNames: [StaffMember.ID: String], asOf: Timestamp,
    local: @escaping @Sendable (Timestamp) -> LocalMoment
  ) {
    self.id = id
    self.ticket = ticket
    self.rules = rules
    self.digest = digest
    self.staffNames = staffNames
    self.asOf = asOf
    self.local = local
    session = Session(form: form, replaying: events.map(\.event))
    review = Review(events)
    sent = events.lastIndex { $0.event.isSubmission }
      .map { Session(form: form, replaying: events[...$0].map(\.event)) }
  }
}

extension ChartRecord {
  /// What the patient was told, where the answers were sent.
  package var verdict: SessionEvent.Verdict? {
    guard case .submitted(let verdict)? = sent?.state else { return nil }
    return verdict
  }

  /// By the patient, or by whoever signed.
  package var isFinished: Bool { verdict != nil || review.signature != nil }

  /// The answers as they count when the chart is told.
  package var sheet: AnswerSheet { session.sheet(at: asOf, in: review) }

  /// The places of the safety answers that count no more because they are old.
  var outdated: Set<Int> { sheet.changed.subtracting(session.sheet.changed) }

  func name(of staff: StaffMember.ID) -> String { staffNames[staff] ?? staff.text }

  /// Staff received the patient, and nobody answered at a kiosk.
  var isAskedByStaff: Bool {
    review.receivedBy != nil
      && !review.histories.values.joined().contains { $0.by == nil && $0.answer != nil }
  }
}

extension SessionEvent {
  fileprivate var isSubmission: Bool {
    switch self {
    case .submitted: true
    case .opened, .languageChosen, .answered, .skipped, .takenBack, .interrupted, .resumed,
      .closed, .codeEntered, .staff:
      false
    }
  }
}
