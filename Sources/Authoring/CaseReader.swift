import Interview
import Rules

/// Reads a file of example patients; needs the form, because a question decides what an answer is.
struct CaseReader {
  var notes: Notes
  let form: Form
  let rules: RuleDefinition
  private var seen: [PatientCase.ID: Int] = [:]

  /// An example patient with places instead of locations.
  struct Reading {
    let id: PatientCase.ID
    let title: String
    let answers: [Item.ID: Answer]
    let changed: [Item.ID]
    let outcome: (value: Outcome.ID, mark: SourceMark)?
    let rule: (value: Rule.ID, mark: SourceMark)?
    let findings: [(id: NamedCondition.ID, truth: Truth, mark: SourceMark)]
    let checklist: [(id: Checklist.Entry.ID, status: PatientCase.ChecklistStatus, mark: SourceMark)]
  }

  static let caseKeys = ["id", "title", "keep-only", "change", "changed", "expect", "why"]
  static let expectationKeys = ["outcome", "rule", "true", "unknown", "false", "checklist"]

  init(notes: Notes, form: Form, rules: RuleDefinition) {
    self.notes = notes
    self.form = form
    self.rules = rules
  }

  mutating func reading(_ root: SourceNode) -> [Reading] {
    guard let fields = notes.fields(of: root, as: .caseFile, keys: ["base", "cases"]) else {
      return []
    }
    var base: [Item.ID: Answer] = [:]
    if let node = fields["base"] { change(&base, by: node) }
    let list = notes.required("cases", in: fields).flatMap { notes.list($0) } ?? []
    return list.compactMap { readCase($0, base) }
  }

  private mutating func readCase(_ node: SourceNode, _ base: [Item.ID: Answer]) -> Reading? {
    guard let fields = notes.fields(of: node, as: .patientCase, keys: Self.caseKeys),
      let idNode = notes.required("id", in: fields), let id: PatientCase.ID = notes.name(idNode)
    else { return nil }
    if let line = seen[id] {
      notes.note(.duplicateCase(id.text, firstLine: line), at: idNode.mark)
    }
    seen[id] = seen[id] ?? idNode.mark.line
    var answers = base
    if let node = fields["keep-only"] {
      let kept = Set(items(node))
      answers = answers.filter { kept.contains($0.key) }
    }
    if let node = fields["change"] { change(&answers, by: node) }
    let changed = fields["changed"].map { items($0) } ?? []
    let title = notes.required("title", in: fields).flatMap { notes.text($0) }
    guard let expect = notes.required("expect", in: fields),
      let wanted = notes.fields(of: expect, as: .expectation, keys: Self.expectationKeys)
    else { return nil }
    return Reading(
      id: id, title: title ?? id.text, answers: answers, changed: changed,
      outcome: wanted["outcome"].flatMap { outcome($0) },
      rule: wanted["rule"].flatMap { rule($0) }, findings: findings(in: wanted),
      checklist: checklist(in: wanted))
  }

  private mutating func items(_ node: SourceNode) -> [Item.ID] {
    notes.texts(node).compactMap { text, mark in
      place(of: Item.ID(text), at: mark).map { form.items[$0].id }
    }
  }

  private mutating func place(of item: Item.ID, at mark: SourceMark) -> Int? {
    if let place = form.place(of: item) { return place }
    let nearest = Spelling.nearest(to: item, in: form.itemNames)
    notes.note(.unknownItem(item, nearest: nearest), at: mark)
    return nil
  }

  private mutating func outcome(_ node: SourceNode) -> (value: Outcome.ID, mark: SourceMark)? {
    guard let text = notes.text(node) else { return nil }
    let names = rules.outcomes.map(\.id.text)
    guard names.contains(text) else {
      let nearest = Spelling.nearest(to: text, in: names)
      notes.note(.unknownOutcome(text, nearest: nearest), at: node.mark)
      return nil
    }
    return (Outcome.ID(text), node.mark)
  }

  private mutating func rule(_ node: SourceNode) -> (value: Rule.ID, mark: SourceMark)? {
    guard let text = notes.text(node) else { return nil }
    let names = rules.rules.map(\.id.text)
    guard names.contains(text) else {
      let nearest = Spelling.nearest(to: text, in: names)
      notes.note(.unknownRule(text, nearest: nearest), at: node.mark)
      return nil
    }
    return (Rule.ID(text), node.mark)
  }

  private mutating func findings(
    in fields: Fields
  ) -> [(id: NamedCondition.ID, truth: Truth, mark: SourceMark)] {
    var findings: [(id: NamedCondition.ID, truth: Truth, mark: SourceMark)] = []
    var seen: [NamedCondition.ID: Truth] = [:]
    for (key, truth) in [("true", Truth.yes), ("unknown", .unknown), ("false", .no)] {
      for name in fields[key].map({ notes.texts($0) }) ?? [] {
        let (text, mark) = (name.text, name.mark)
        let id = NamedCondition.ID(text)
        guard form.place(of: id) != nil else {
          let nearest = Spelling.nearest(to: id, in: form.conditionNames)
          notes.note(.unknownFinding(id, nearest: nearest), at: mark)
          continue
        }
        if let other = seen[id], other != truth { notes.note(.twoExpectations(id), at: mark) }
        seen[id] = truth
        findings.append((id, truth, mark))
      }
    }
    return findings
  }
}
