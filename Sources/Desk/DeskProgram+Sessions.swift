import Interview

extension DeskProgram {
  /// Opens a session for review, which is on record as read from then on.
  mutating func open(row: Int) -> [DeskEffect] {
    if place.stage == .outbox {
      look(atLetter: row)
      return []
    }
    guard list.shown.indices.contains(row) else { return [] }
    lastOpened = list.shown[row].id
    return [.readSession(list.shown[row].id)]
  }

  /// A question on a review page or one that a signature waits for: staff's own in their form, the patient's by an amendment.
  mutating func open(answer item: Int) -> [DeskEffect] {
    guard let file = place.file, place.stage == .review || place.stage == .sign, let actor
    else { return [] }
    if file.isAnswering(at: now) {
      place.view.notices = [wording.sentence(for: .beingAnswered, self)]
      return []
    }
    if let claim = file.review.claim, !file.isHeld(by: actor) {
      place.view.notices = [wording.sentence(for: .claimedElsewhere(claim.by, claim.at), self)]
      return []
    }
    let isStaffs = file.form.section(of: item).respondent == .staff
    return attempt(.claim, then: .to(isStaffs ? .fill(.staffItems, at: item) : .amend(item)))
  }

  /// The session that was asked for, as it stands.
  mutating func show(_ file: CaseFile) -> [DeskEffect] {
    if case .acknowledge(file.id) = place.stage {
      place.file = file
      return attempt(.view, then: .stay)
    }
    guard user != nil, place.stage == .worklist || place.stage == .find else { return [] }
    place.file = file
    open(.review)
    return attempt(.view, then: .stay)
  }

  /// Asks for the initials of whoever goes to this patient.
  mutating func acknowledge(_ banner: Int) -> [DeskEffect] {
    guard user != nil, place.stage != .locked, list.alerts.indices.contains(banner) else {
      return []
    }
    let saved = settleField()
    suspend(for: .acknowledge(list.alerts[banner].id))
    return saved + [.readSession(list.alerts[banner].id)]
  }

  mutating func confirmAcknowledgement() -> [DeskEffect] {
    guard case .acknowledge(let id) = place.stage, let file = place.file, file.id == id else {
      return []
    }
    return attempt(.acknowledge(initials: place.form.text(.initials)), then: .resume)
  }
}
