import Interview
import Rules

extension DeskProgram {
  mutating func act(_ action: DeskAction) -> [DeskEffect] {
    guard place.stage != .shutOut || action == .quit else { return [] }
    place.view.notices = []
    switch action {
    case .back: return goBack()
    case .switchLanguage:
      language = nextLanguage
      place.form = relabelled(place.form)
      return []
    case .help:
      suspend(for: .help)
      return []
    case .lock: return user == nil ? [] : lock()
    case .signOut: return signOut()
    case .quit: return end()
    case .save: return save()
    case .open, .find, .filter, .newInterview, .acknowledge: return actOnList(action)
    case .export: return beginExport()
    case .outbox: return openOutbox()
    case .tryAgain: return tryAgain()
    case .identify, .items, .interview, .amend, .sign, .undo, .handBack, .voidSession, .takeOver,
      .endInterview, .nextPart, .change, .changes:
      return actOnSession(action)
    }
  }

  private mutating func actOnList(_ action: DeskAction) -> [DeskEffect] {
    guard user != nil else { return [] }
    switch action {
    case .find:
      guard place.stage == .worklist else { return [] }
      open(.find)
      return []
    case .filter:
      let all = Worklist.Filter.allCases
      let next = all.firstIndex(of: list.filter).map { all[($0 + 1) % all.count] } ?? .open
      list.show(next, matching: list.query, at: now)
      place.view.focus = 0
      return []
    case .newInterview:
      open(.start)
      return []
    case .acknowledge: return alertAtHand.map { acknowledge($0) } ?? []
    case .open:
      if case .row(let row)? = page.focused { return open(row: row) }
      return []
    case _: return []
    }
  }

  /// The first alert; where a signature waits for one, that of this patient.
  private var alertAtHand: Int? {
    place.stage == .sign ? list.alerts.firstIndex { $0.id == place.file?.id } : 0
  }

  private mutating func actOnSession(_ action: DeskAction) -> [DeskEffect] {
    guard user != nil, place.file != nil else { return [] }
    switch action {
    case .identify: return begin(.identify)
    case .items: return begin(.fill(.staffItems, at: nil))
    case .interview: return begin(.fill(.patientItems, at: nil))
    case .amend, .change:
      if case .answer(let item)? = page.focused { return open(answer: item) }
      return []
    case .sign: return begin(.sign)
    case .voidSession: return begin(.void)
    case .undo: return attempt(.undo, then: .stay)
    case .handBack: return attempt(.giveCode, then: .to(.code))
    case .takeOver: return takeOver()
    case .endInterview: return attempt(.endInterview, then: .stay)
    case .changes: return openChanges()
    case .nextPart:
      place.view.focus = nextPartStart
      return []
    case _: return []
    }
  }

  /// Opens a page that changes the session, once it is held by this desk.
  private mutating func begin(_ stage: DeskStage) -> [DeskEffect] {
    guard let file = place.file, let actor else { return [] }
    if stage.needsEndOfInterview,
      file.isAnswering(at: now)
    {
      place.view.notices = [wording.sentence(for: .beingAnswered, self)]
      return []
    }
    if let claim = file.review.claim, !file.isHeld(by: actor) {
      place.view.notices = [
        wording.sentence(for: .claimedElsewhere(claim.by, claim.at), self)
      ]
      return []
    }
    return attempt(.claim, then: .to(stage))
  }

  /// Whoever held it is told on their desk.
  private mutating func takeOver() -> [DeskEffect] {
    guard let claim = place.file?.review.claim, let file = place.file, !isHeldHere(file) else {
      return []
    }
    let effects = attempt(.claim, then: .stay)
    place.view.notices = [wording.youTookOver(from: name(of: claim.by))]
    return effects
  }

  /// The first stop of the part after the one that is focused.
  private var nextPartStart: Int {
    var stop = -1
    var starts: [Int] = []
    var isNew = true
    for part in page.parts {
      if case .heading = part.content { isNew = true }
      guard part.stop != nil else { continue }
      stop += 1
      if isNew { starts.append(stop) }
      isNew = false
    }
    return starts.first { $0 > place.view.focus } ?? 0
  }

  private mutating func goBack() -> [DeskEffect] {
    switch place.stage {
    case .door, .locked, .shutOut: return []
    case .worklist:
      if !list.query.isEmpty { list.show(list.filter, matching: "", at: now) }
      return []
    case .find:
      list.show(list.filter, matching: "", at: now)
      open(.worklist)
      return []
    case .help, .acknowledge:
      resume()
      return []
    case .start, .code:
      return leaveSession()
    case .review: return leaveSession()
    case .changes(let view): return closeChanges(over: view)
    case .identify, .amend, .sign, .void:
      open(.review)
      return []
    case .export, .exported:
      open(place.file == nil ? .worklist : .review)
      return []
    case .outbox:
      open(.worklist)
      return []
    case .fill:
      let isWarned = place.form.fields.contains { $0.problem != nil }
      let effects = finishForm()
      // What cannot be recorded is shown once before it is dropped.
      if isWarned, effects.isEmpty { open(.review) }
      return effects
    }
  }

  func isHeldHere(_ file: CaseFile) -> Bool { actor.map { file.isHeld(by: $0) } ?? false }

  /// Back to the list; what this desk holds is free again.
  private mutating func leaveSession() -> [DeskEffect] {
    guard let file = place.file, isHeldHere(file) else {
      open(.worklist)
      return []
    }
    return attempt(.release, then: .leave)
  }

  var nextLanguage: Language {
    let languages = content.form.questionnaire.languages.map(\.language)
    guard let place = languages.firstIndex(of: language) else { return language }
    return languages[(place + 1) % languages.count]
  }
}
