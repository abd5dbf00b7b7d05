import ChartExport
import Interview

extension DeskProgram {
  /// The fields of a page, as they are when it opens.
  func newForm(for stage: DeskStage) -> DeskForm {
    DeskForm(fields: fields(for: stage))
  }

  private func fields(for stage: DeskStage) -> [DeskForm.Field] {
    switch stage {
    case .door:
      return isFresh
        ? [.text(.staffName, maximum: 60), .secret(.pin), .secret(.pinAgain)]
        : [
          .choice(.member, active.map(\.name), picked: active.count == 1 ? 0 : nil), .secret(.pin),
        ]
    case .locked: return [.secret(.pin)]
    case .find: return [.text(.query, maximum: 60, list.query)]
    case .start: return identityFields(nil) + startFields
    case .identify: return identityFields(place.file?.review.identity)
    case .fill: return filledPlaces(on: stage).compactMap(itemField)
    case .amend(let item): return [itemField(item)].compactMap(\.self) + [reasonField]
    case .acknowledge: return [.text(.initials, maximum: 6, initials)]
    case .void: return [reasonField]
    case .export: return exportFields
    case .worklist, .code, .review, .changes, .sign, .exported, .outbox, .help, .shutOut:
      return []
    }
  }

  private var reasonField: DeskForm.Field { .text(.reason, maximum: 400) }

  private func identityFields(_ identity: PatientIdentity?) -> [DeskForm.Field] {
    [
      .text(.recordNumber, maximum: 30, identity?.recordNumber ?? ""),
      .text(.patientName, maximum: 100, identity?.name ?? ""),
      .text(.birthDate, maximum: 10, identity?.birthDate?.text ?? ""),
    ]
  }

  private var startFields: [DeskForm.Field] {
    let languages = content.form.questionnaire.languages
    return [
      .choice(
        .language, languages.map(\.name),
        picked: languages.firstIndex { $0.language == language })
    ] + startItems.map { ItemField(blankSession, at: $0).field(nil, in: language) }
      + [.choice(.manner, [wording.atKiosk, wording.atDesk], picked: 0)]
  }

  /// The questions that staff answer when they start an interview.
  var startItems: [Int] {
    let form = content.form
    return form.items.indices.filter {
      form.items[$0].atDesk == .respondent || form.items[$0].atDesk == .start
    }
  }

  var blankSession: Session { Session(form: content.form, replaying: []) }

  /// As people sign on paper.
  private var initials: String {
    guard let user else { return "" }
    return name(of: user).split(separator: " ").compactMap(\.first).prefix(4).map(String.init)
      .joined().uppercased()
  }

  private func itemField(_ item: Int) -> DeskForm.Field? {
    guard let file = place.file else { return nil }
    return ItemField(file.session, at: item).field(file.session.sheet[item], in: language)
  }

  /// The questions that a page asks, by their place: all of staff's, or those of the patient's that
  /// the patient has not answered.
  func filledPlaces(on stage: DeskStage) -> [Int] {
    guard let file = place.file, case .fill(let kind, _) = stage else { return [] }
    switch kind {
    case .staffItems:
      let standings = file.assessment(at: now).evaluation.standings
      return file.form.items.indices.filter { item in
        file.form.section(of: item).respondent == .staff && standings[item] == .asked
          && !file.form.items[item].isKeptByDesk
      }
    case .patientItems:
      return file.session.asked.filter { item in
        file.session.sheet[item] == nil || !file.isPatients(item)
      }
    }
  }

  /// Fields follow the answers: questions that are asked now appear, the others go.
  mutating func refreshFields() {
    guard case .fill = place.stage, let file = place.file else { return }
    let focused = focusedField.map { place.form.fields[$0].key }
    let old = place.form
    place.form.fields = filledPlaces(on: place.stage).compactMap { item in
      let fresh = ItemField(file.session, at: item).field(file.session.sheet[item], in: language)
      guard let before = old.place(of: .item(item)).map({ old.fields[$0] }) else { return fresh }
      // What is being typed stays.
      guard before.saved == fresh.saved else { return fresh }
      return before.editor.kind == fresh.editor.kind ? before : fresh
    }
    guard let focused, let field = place.form.place(of: focused),
      let stop = page.stops.firstIndex(of: .field(field))
    else { return }
    place.view.focus = stop
  }

  /// The same fields with their options in the present language.
  func relabelled(_ form: DeskForm) -> DeskForm {
    let fresh = newForm(for: place.stage)
    guard fresh.fields.map(\.key) == form.fields.map(\.key) else { return form }
    var form = form
    for (order, field) in fresh.fields.enumerated() {
      let old = form.fields[order]
      if case .success(let value) = old.editor.value() {
        form.fields[order] = DeskForm.Field(
          key: old.key, editor: FieldEditor(field.editor.kind, value), saved: old.saved)
      }
    }
    return form
  }

  /// What the list shows follows the query letter by letter.
  mutating func changedWhileTyping(_ field: Int) -> [DeskEffect] {
    if place.stage == .export { fitExportFields() }
    guard place.stage == .find else { return [] }
    list.show(list.filter, matching: place.form.text(.query), at: now)
    return []
  }
}

extension Item {
  var isKeptByDesk: Bool {
    switch atDesk {
    case .identity, .acknowledgement: true
    case .respondent, .start, nil: false
    }
  }
}
