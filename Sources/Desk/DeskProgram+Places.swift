import Interview

extension DeskProgram {
  /// Shows another page, with nothing left of the last one but the session.
  mutating func open(_ stage: DeskStage) {
    let serial = place.view.serial + 1
    let notices = place.view.notices
    var next = DeskPlace(stage: stage, file: place.file)
    next.view.serial = serial
    next.view.notices = notices
    let isArriving =
      stage == .review && !place.stage.changesSession && !place.stage.isAside
    if let file = place.file, place.before == nil || isArriving {
      next.before = Self.before(file, at: now)
    } else {
      next.before = place.before
    }
    switch stage {
    case .worklist, .find, .door, .locked, .start, .outbox:
      next.file = nil
      next.before = nil
    case .code, .review, .changes, .identify, .fill, .amend, .acknowledge, .sign, .void, .export,
      .exported, .help, .shutOut:
      break
    }
    place = next
    place.form = newForm(for: stage)
    if stage == .worklist { arrangeList() }
    // Where only one person can be meant, only the PIN is left to enter.
    if stage == .door, place.form.picked(.member) != nil { place.view.focus = 1 }
    if case .fill(_, let item?) = stage, let field = place.form.place(of: .item(item)) {
      place.view.focus = page.stops.firstIndex(of: .field(field)) ?? 0
    }
  }

  static func before(_ file: CaseFile, at now: Timestamp) -> DeskPlace.Before {
    let assessment = file.assessment(at: now)
    return DeskPlace.Before(
      outcome: assessment.outcome.title, truths: assessment.evaluation.truths)
  }

  /// Covers the page with another one that leads back to it.
  mutating func suspend(for stage: DeskStage) {
    // Nothing lies over a locked desk: what covers it leads back to what it covers.
    guard place.stage != stage, place.stage != .locked else { return }
    if place.stage == .worklist { lastOpened = focusedRow?.id ?? lastOpened }
    if !place.stage.isPassing { suspended = place }
    let file = place.file
    open(stage)
    place.file = place.file ?? file
  }

  /// Goes back to the page that was covered.
  mutating func resume() {
    guard var back = suspended else {
      open(user == nil ? .door : .worklist)
      return
    }
    suspended = nil
    back.view.serial = place.view.serial + 1
    place = back
    catchUp()
  }

  /// What happened while the page was covered.
  private mutating func catchUp() {
    if place.stage == .worklist { arrangeList() }
    // The letters may stand in another order.
    if place.stage == .outbox { place.view.focus = 0 }
    refreshFields()
    guard place.stage.changesSession, let file = place.file, !isHeldHere(file),
      let claim = file.review.claim
    else { return }
    open(.review)
    place.view.notices = [wording.takenOver(by: name(of: claim.by), at: time(claim.at))]
  }

  /// States change as time goes by, and the order of the list with them.
  private mutating func arrangeList() {
    list.show(list.filter, matching: list.query, at: now)
    focusLastRow()
  }

  private mutating func focusLastRow() {
    place.view.focus = lastOpened.flatMap { id in list.shown.firstIndex { $0.id == id } } ?? 0
  }
}
