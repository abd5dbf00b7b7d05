extension Session {
  /// How long an answer to a safety question says something about the patient.
  package static let safetyAnswerLife: Int64 = 24 * 3_600_000

  /// The answers as they count at a moment: a safety answer that is too old counts only while it
  /// is itself a warning, until it is asked for again. A signature keeps them as they were.
  package func sheet(at now: Timestamp, in review: Review) -> AnswerSheet {
    let moment = review.isSigned ? review.signature?.at ?? now : now
    var sheet = sheet
    for place in expired(at: moment, in: review) { sheet.markChanged(place) }
    return sheet
  }

  /// The places of the safety questions whose answers are too old.
  package func expired(at now: Timestamp, in review: Review) -> [Int] {
    form.items.indices.filter { place in
      guard form.items[place].isSafetyQuestion, sheet[place] != nil,
        let at = review.standing(form.items[place].id)?.at
      else { return false }
      return now.since(at) > Self.safetyAnswerLife
    }
  }
}
