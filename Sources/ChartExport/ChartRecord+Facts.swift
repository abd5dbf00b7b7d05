import Interview
import Rules

/// How final a chart's copy of a session is.
package enum ChartStatus: String, Hashable, Sendable, CaseIterable {
  /// Nobody has signed it as it stands.
  case preliminary
  case final
  /// Signed again after a change.
  case amended
  case void
}

extension ChartRecord {
  package var form: Form { session.form }

  package var status: ChartStatus {
    if review.isVoid { return .void }
    guard review.isSigned else { return .preliminary }
    return review.revision > 1 ? .amended : .final
  }

  /// Counted from 1.
  package var revision: Int { review.revision }

  /// Names this revision of this session everywhere: the same revision, the same name.
  package var name: String { "\(id.text).\(revision)" }

  package var assessment: Assessment { rules.assess(sheet, of: form) }

  package func explanation(in language: Language) -> Explanation {
    Explanation(assessment, of: sheet, form: form, rules: rules, in: language)
  }

  /// When the patient's part was over: sent, closed, or the last answer.
  package var answeredAt: Timestamp? {
    review.submittedAt ?? review.closedAt ?? review.lastPatientEventAt ?? review.openedAt
  }

  /// When the record became what it is: voided, signed, or else last changed. The same for the
  /// same events, whatever the clock says when it is told.
  package var changedAt: Timestamp {
    if let voiding = review.voiding { return voiding.at }
    if review.isSigned, let signature = review.signature { return signature.at }
    let changes = review.histories.values.joined().map(\.at)
    let known = [review.openedAt, review.lastPatientEventAt, review.signature?.at].compactMap(
      \.self)
    return (changes + known).max() ?? Timestamp(milliseconds: 0)
  }

  /// Two of three identifiers were compared by staff.
  package var isIdentified: Bool { review.identity != nil }

  /// What the answer to a question is worth in a chart.
  package enum Standing: Hashable, Sendable {
    case answered(FittingAnswer)
    /// Asked, and the patient would or could not say.
    case declined(FittingAnswer)
    /// Asked and passed over.
    case unanswered
    /// Taken back or too old: present, and counted as unknown.
    case doubtful(FittingAnswer)
    /// Present although the question is not asked, and so without effect.
    case notCounted(FittingAnswer)
  }

  /// Every question that was asked or answered, by place, in the order of the form.
  package var standings: [(place: Int, standing: Standing)] {
    let evaluation = assessment.evaluation
    let ignored = Set(form.ignored(sheet, evaluation))
    let asked = Set(session.asked)
    return form.items.indices.compactMap { place in
      guard let answer = sheet[place] else {
        return asked.contains(place) ? (place, .unanswered) : nil
      }
      if ignored.contains(place) { return (place, .notCounted(answer)) }
      if form.isDeclined(answer, at: place) { return (place, .declined(answer)) }
      if evaluation.values[place] == .unknown, sheet.changed.contains(place) {
        return (place, .doubtful(answer))
      }
      return (place, .answered(answer))
    }
  }
}
