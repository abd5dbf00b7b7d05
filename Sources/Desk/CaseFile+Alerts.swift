import Interview
import Rules

/// A session that calls for staff.
struct RaisedAlert: Hashable, Sendable {
  let alert: Alert
  let at: Timestamp
}

extension CaseFile {
  /// The loudest alert of the answers as they stand, acknowledged or not.
  ///
  /// An emergency answer counts from the moment it is given, and stays one although it was taken
  /// back; an outcome that asks for staff counts once the patient has sent the answers, unless it
  /// comes only from answers that have become too old since.
  func alert(_ assessment: Assessment) -> RaisedAlert? {
    guard !review.isVoid, !review.isSigned else { return nil }
    if let at = [review.interruptedAt, emergencyAnswerAt].compactMap(\.self).max() {
      return RaisedAlert(alert: .emergency, at: at)
    }
    if let at = review.submittedAt, assessment.outcome.alert == .raised,
      content.rules.assess(session.sheet, of: form).outcome.alert == .raised
    {
      return RaisedAlert(alert: .staff, at: at)
    }
    return nil
  }

  /// The alert that nobody has acknowledged yet.
  func openAlert(_ assessment: Assessment) -> RaisedAlert? {
    guard let raised = alert(assessment),
      !review.isAcknowledged(raised.alert, since: raised.at)
    else { return nil }
    return raised
  }

  /// When the last of the emergency answers that stand was given.
  private var emergencyAnswerAt: Timestamp? {
    form.items.indices.filter { form.isEmergency(session.sheet[$0], at: $0) }
      .compactMap { review.standing(form.items[$0].id)?.at }.max()
  }
}
