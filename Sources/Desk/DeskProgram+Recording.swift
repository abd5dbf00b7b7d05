import Interview
import TerminalUI

extension DeskProgram {
  /// Asks for the events of an intent to be stored; the page goes on only after that.
  mutating func attempt(_ intent: DeskIntent, then course: Course) -> [DeskEffect] {
    attempt(Pending(intent: intent, course: course))
  }

  private mutating func attempt(_ wanted: Pending) -> [DeskEffect] {
    guard let file = place.file, let actor else { return [] }
    do throws(DeskRefusal) {
      let events = try file.events(for: wanted.intent, by: actor)
      if case .giveCode = wanted.intent {
        pending = wanted
        return [.giveCode(file.id, actor.staff, events, after: file.version)]
      }
      guard !events.isEmpty else { return arrive(by: wanted.course) }
      pending = wanted
      return [.record(events, file.id, after: file.version)]
    } catch {
      refuse(error, wanted)
      return []
    }
  }

  private mutating func refuse(_ refusal: DeskRefusal, _ wanted: Pending) {
    switch (refusal, wanted.intent) {
    case (.notChanged, .enter), (.notChanged, .clear): return
    case (.reasonMissing, .amend), (.reasonMissing, .void), (.initialsMissing, _):
      let key: DeskForm.Key = refusal == .reasonMissing ? .reason : .initials
      guard let field = place.form.place(of: key) else { break }
      complain(wording.sentence(for: refusal, self), at: field)
      return
    case (_, .enter(let item, _)), (_, .clear(let item)):
      guard let place = place.file?.form.place(of: item),
        let field = self.place.form.place(of: .item(place))
      else { break }
      self.place.form.fields[field].problem = wording.sentence(for: refusal, self)
      return
    case _: break
    }
    place.view.notices = [wording.sentence(for: refusal, self)]
  }

  package mutating func receive(feedback: DeskFeedback, at now: Moment) -> [DeskEffect] {
    clock.advance(to: now)
    // Nothing that is told can be shown there.
    guard place.stage != .shutOut else { return [] }
    switch feedback {
    case .sessions(let files, let unreadable, let ticket):
      return take(files, unreadable: unreadable, moreBelow: ticket)
    case .opened(let file): return takeChanges([file]) + show(file)
    case .changed(let files): return takeChanges(files)
    case .unreadable(let tickets):
      keep(unreadable: tickets)
      return []
    case .shutOut: return shutOut()
    case .key(let keeping):
      keyKeeping = keeping
      return []
    case .recorded(let file):
      let effects = takeChanges([file])
      guard let pending else { return effects }
      self.pending = nil
      return effects + arrive(by: pending.course)
    case .overtaken(let file): return overtaken(by: file)
    case .began(let file):
      place.file = file
      let effects = takeChanges([file])
      lastOpened = file.id
      if openCode != nil {
        open(.code)
        return effects
      }
      open(.review)
      return effects + attempt(.claim, then: .to(.fill(.patientItems, at: nil)))
    case .staff(let roster):
      takeRoster(roster)
      // Somebody who was disabled is shown out at once.
      return user.map { roster[$0]?.standing != .active } == true ? signOut() : []
    case .clock(let reading):
      clock.read(reading, at: now)
      return []
    case .entered(let staff): return letIn(staff)
    case .refused(let refusal):
      refuse(refusal)
      return []
    case .exported(let report): return exported(report)
    case .deliveries(let events, let tickets):
      take(events, tickets: tickets)
      return []
    case .released(let number):
      released(number)
      return []
    case .notReleased(let refusal):
      place.view.notices = [outboxWording.sentence(for: refusal)]
      return []
    case .room(let room):
      self.room = room
      return []
    case .destroyed(let sessions): return drop(sessions)
    case .outboxFailed(let fault):
      mail.fault = fault
      return []
    case .listFailed(let fault):
      readAgain(after: fault)
      return []
    case .notOpened(let fault):
      place.view.notices = [wording.notOpened + " " + fault.sentence]
      return []
    case .notRecorded(let fault):
      pending = nil
      place.view.notices = [wording.notRecorded + " " + fault.sentence]
      return []
    }
  }

  /// The names at the door are those of now.
  private mutating func takeRoster(_ roster: Roster) {
    let known = active.map(\.id)
    self.roster = roster
    let isNew = known != active.map(\.id)
    if place.stage == .door, place.form.fields.isEmpty || isNew { open(.door) }
    guard isNew, suspended?.stage == .door else { return }
    let door = newForm(for: .door)
    suspended?.form = door
  }

  var openCode: AccessCode? { place.file?.openCode(at: now) }

  private mutating func takeChanges(_ files: [CaseFile]) -> [DeskEffect] {
    let effects = put(files)
    for file in files {
      if suspended?.file?.id == file.id { suspended?.file = file }
      guard let open = place.file, open.id == file.id, open.version <= file.version else {
        continue
      }
      let wasHeld = isHeldHere(open)
      place.file = file
      refreshFields()
      guard wasHeld, !isHeldHere(file), let claim = file.review.claim else { continue }
      if place.stage.changesSession { self.open(.review) }
      place.view.notices = [wording.takenOver(by: name(of: claim.by), at: time(claim.at))]
    }
    return effects
  }

  /// Puts sessions on the list, and rings for alerts that nobody heard yet.
  mutating func put(_ files: [CaseFile]) -> [DeskEffect] {
    let focused = place.stage == .worklist ? focusedRow?.id : nil
    list.put(files.map { WorklistRow($0, at: now) }, at: now)
    if let focused { place.view.focus = list.shown.firstIndex { $0.id == focused } ?? 0 }
    let new = list.alerts.compactMap { row in
      row.alert.map { Rung(session: row.id, at: $0.at) }
    }
    guard !rung.isSuperset(of: new) else { return [] }
    rung.formUnion(new)
    return [.ring]
  }

  var focusedRow: WorklistRow? {
    guard case .row(let row)? = page.focused, list.shown.indices.contains(row) else { return nil }
    return list.shown[row]
  }

  /// What somebody else did first is looked at; where it does not touch this intent, it is tried
  /// again.
  private mutating func overtaken(by file: CaseFile) -> [DeskEffect] {
    guard var wanted = pending else { return takeChanges([file]) }
    pending = nil
    let before = place.file
    let effects = takeChanges([file])
    guard wanted.overtakings < Pending.mostOvertakings, let before, before.id == file.id,
      wanted.intent.isUntouched(before, file)
    else {
      place.view.notices = [wording.overtaken]
      return effects
    }
    wanted.overtakings += 1
    return effects + attempt(wanted)
  }

  mutating func arrive(by course: Course) -> [DeskEffect] {
    switch course {
    case .stay:
      refreshFields()
    case .to(let stage):
      open(stage)
    case .finish:
      return finishForm()
    case .resume:
      resume()
    case .leave:
      open(.worklist)
    case .end:
      isOver = true
      return [.wipe]
    }
    return []
  }
}

extension DeskIntent {
  /// Whether the same intent still means the same after what happened in between.
  fileprivate func isUntouched(_ before: CaseFile, _ after: CaseFile) -> Bool {
    switch self {
    case .enter(let item, _), .clear(let item), .amend(let item, _, _):
      before.review.standing(item) == after.review.standing(item)
    case .undo: before.session.lastUndoable == after.session.lastUndoable
    case .identify: before.review.identity == after.review.identity
    case .sign:
      before.session.sheet == after.session.sheet
        && before.review.identity == after.review.identity
    case .claim: before.review.claim == after.review.claim
    case .view, .release, .acknowledge, .giveCode, .endInterview, .void: true
    }
  }
}

extension DeskStage {
  /// Pages that only the one who holds the session may be on.
  var changesSession: Bool {
    switch self {
    case .identify, .fill, .amend, .sign, .void: true
    case .door, .locked, .worklist, .find, .start, .code, .review, .changes, .acknowledge, .export,
      .exported, .outbox, .help, .shutOut:
      false
    }
  }
}
