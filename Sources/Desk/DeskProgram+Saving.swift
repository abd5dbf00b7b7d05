import ChartExport
import Interview

extension DeskProgram {
  /// Records what is in the focused field, on a page that records field by field.
  mutating func settleField() -> [DeskEffect] {
    focusedField.map { settle($0, then: .stay) } ?? []
  }

  /// Leaves a form for the review once everything in it is recorded.
  mutating func finishForm() -> [DeskEffect] {
    guard place.stage.recordsFields else { return [] }
    for order in place.form.fields.indices {
      let effects = settle(order, then: .finish)
      if !effects.isEmpty { return effects }
    }
    guard let field = place.form.fields.firstIndex(where: { $0.problem != nil }) else {
      open(.review)
      return []
    }
    place.view.focus = page.stops.firstIndex(of: .field(field)) ?? place.view.focus
    return []
  }

  private mutating func settle(_ order: Int, then course: Course) -> [DeskEffect] {
    guard place.stage.recordsFields, let file = place.file,
      case .item(let item) = place.form.fields[order].key
    else { return [] }
    let field = place.form.fields[order]
    switch field.editor.value() {
    case .failure(let fault):
      place.form.fields[order].problem = wording.sentence(for: fault)
      return []
    case .success(let value):
      guard value != field.saved else { return [] }
      place.form.fields[order].problem = nil
      let id = file.form.items[item].id
      let answer = ItemField(file.session, at: item).answer(value)
      return attempt(answer.map { .enter(id, $0) } ?? .clear(id), then: course)
    }
  }

  mutating func save() -> [DeskEffect] {
    switch place.stage {
    case .door, .locked: return knock()
    case .find:
      open(.worklist)
      return []
    case .start: return startInterview()
    case .identify: return identify()
    case .amend(let item): return amend(item)
    case .acknowledge: return confirmAcknowledgement()
    case .sign: return attempt(.sign, then: .to(.review))
    case .void: return attempt(.void(reason: place.form.text(.reason)), then: .to(.review))
    case .fill: return finishForm()
    case .code, .exported: return act(.back)
    case .export: return export()
    case .help:
      resume()
      return []
    case .worklist, .review, .changes, .outbox, .shutOut: return []
    }
  }

  /// The identity that was typed; what is wrong with it stands at its field.
  private mutating func typedIdentity() -> PatientIdentity? {
    guard let today = CalendarDate(String(setting.local(now).minuteText.prefix(10))) else {
      return nil
    }
    let result = PatientIdentity.parsing(
      recordNumber: place.form.text(.recordNumber), name: place.form.text(.patientName),
      birthDate: place.form.text(.birthDate), today: today)
    switch result {
    case .success(let identity): return identity
    case .failure(let fault):
      let sentence = wording.sentence(for: fault)
      guard let key = fault.field, let field = place.form.place(of: key) else {
        place.view.notices = [sentence]
        return nil
      }
      complain(sentence, at: field)
      return nil
    }
  }

  /// Says what is wrong with a field, and goes there.
  mutating func complain(_ sentence: String, at field: Int) {
    place.form.fields[field].problem = sentence
    place.view.focus = page.stops.firstIndex(of: .field(field)) ?? place.view.focus
  }

  /// The same record number under another name has to be seen once before it is recorded.
  private mutating func isConfirmed(_ identity: PatientIdentity) -> Bool {
    guard let other = list.contradictions(to: identity, besides: place.file?.id).first else {
      return true
    }
    if place.doubted == identity { return true }
    place.doubted = identity
    place.view.notices = [wording.contradiction(other.ticket, other.identity)]
    return false
  }

  private mutating func identify() -> [DeskEffect] {
    guard let identity = typedIdentity(), isConfirmed(identity) else { return [] }
    return attempt(.identify(identity), then: .to(.review))
  }

  private mutating func startInterview() -> [DeskEffect] {
    guard let user, let identity = typedIdentity(), isConfirmed(identity) else { return [] }
    let languages = content.form.questionnaire.languages.map(\.language)
    let opening = SessionEvent.Opening(
      questionnaire: content.form.questionnaire.id, version: content.form.questionnaire.version,
      digest: content.digest,
      language: place.form.picked(.language).map { languages[$0] } ?? language)
    var acts: [StaffAct] = [.received, .identified(identity)]
    for item in startItems {
      guard let field = place.form.place(of: .item(item)) else { continue }
      switch place.form.fields[field].editor.value() {
      case .failure(let fault):
        complain(wording.sentence(for: fault), at: field)
        return []
      case .success(let value):
        if let answer = ItemField(blankSession, at: item).answer(value) {
          acts.append(.entered(content.form.items[item].id, answer))
        }
      }
    }
    let events = [.opened(opening)] + acts.map { SessionEvent.staff(StaffEntry(by: user, $0)) }
    return [.begin(events, user, place.form.picked(.manner) == 1 ? .atDesk : .atKiosk)]
  }

  private mutating func amend(_ item: Int) -> [DeskEffect] {
    guard let file = place.file, let field = place.form.place(of: .item(item)) else { return [] }
    switch place.form.fields[field].editor.value() {
    case .failure(let fault):
      complain(wording.sentence(for: fault), at: field)
      return []
    case .success(let value):
      let answer = ItemField(file.session, at: item).answer(value)
      return attempt(
        .amend(file.form.items[item].id, answer, reason: place.form.text(.reason)),
        then: .to(.review))
    }
  }
}

extension IdentityFault {
  fileprivate var field: DeskForm.Key? {
    switch self {
    case .tooFew: nil
    case .recordNumber: .recordNumber
    case .name: .patientName
    case .dateForm, .noSuchDate, .dateToCome, .dateTooEarly: .birthDate
    }
  }
}
