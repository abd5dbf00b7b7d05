import Interview
import Rules

/// Reads `rules.yaml`.
struct RulesReader {
  var notes: Notes
  var marks: RuleMarks
  var findingMarks: [QuestionnaireMarks.FindingMarks] = []
  var findingNames: Set<String> = []

  /// Everything in the file; the conditions go into the questionnaire.
  struct Contents {
    let conditions: [NamedCondition]
    let definition: RuleDefinition
  }

  static let keys = [
    "findings", "scores", "outcomes", "outcome-texts", "passages", "checklist",
    ReadingException.key,
    "properties",
  ]

  init(notes: Notes, root: SourceNode) {
    self.notes = notes
    marks = RuleMarks(whole: root.mark)
  }

  mutating func reading(_ root: SourceNode) -> Contents? {
    guard let fields = notes.fields(of: root, as: .rules, keys: Self.keys) else { return nil }
    let findings = fields["findings"].map { readFindings($0) } ?? []
    let scores = fields["scores"].map { readScores($0) } ?? []
    marks.list = fields.entry("outcomes")?.keyMark
    let rules = notes.required("outcomes", in: fields).map { readRules($0) } ?? []
    let outcomes = notes.required("outcome-texts", in: fields).map { readOutcomes($0) } ?? []
    let passages = fields["passages"].map { readPassages($0) } ?? []
    let checklist = fields.entry("checklist").flatMap { readChecklist($0) }
    notes.readExceptions(in: fields, of: nil)
    let properties = fields["properties"].map { readProperties($0) } ?? []
    return Contents(
      conditions: findings.map(\.condition),
      definition: RuleDefinition(
        findings: findings.map(\.finding), scores: scores, rules: rules, outcomes: outcomes,
        passages: passages, checklist: checklist, properties: properties))
  }

  private mutating func readRules(_ node: SourceNode) -> [Rule] {
    (notes.list(node) ?? []).compactMap { readRule($0) }
  }

  private mutating func readRule(_ node: SourceNode) -> Rule? {
    guard
      let fields = notes.fields(of: node, as: .rule, keys: ["rule", "when", "outcome", "reason"]),
      let idNode = notes.required("rule", in: fields), let id: Rule.ID = notes.name(idNode),
      let outcomeNode = notes.required("outcome", in: fields),
      let outcome: Outcome.ID = notes.reference(outcomeNode)
    else { return nil }
    let when = fields["when"].map { ConditionReader.reading($0, noting: &notes) }
    let reason = fields["reason"]
    marks.rules.append(
      RuleMarks.OneRule(
        id: idNode.mark, outcome: outcomeNode.mark, reason: reason?.mark, when: when?.marks))
    return Rule(
      id: id, when: when?.condition, outcome: outcome,
      reason: reason.flatMap { notes.reference($0) })
  }

  private mutating func readScores(_ node: SourceNode) -> [Score] {
    (notes.entries(of: node) ?? []).compactMap { entry in
      guard
        let fields = notes.fields(
          of: entry.value, as: .score, keys: ["label", "mean", "decimals"])
      else { return nil }
      let id: Score.ID = notes.name(entry.key, at: entry.keyMark)
      let label = notes.localized("label", in: fields, at: "scores.\(id)")
      let items = notes.required("mean", in: fields).map { notes.texts($0) } ?? []
      let decimals = fields["decimals"].flatMap { notes.count($0, within: 0...6) }
      guard !items.isEmpty else { return nil }
      marks.scores.append(RuleMarks.OneScore(id: entry.keyMark, items: items.map(\.mark)))
      return Score(
        id: id, label: label ?? LocalizedText(id.text), items: items.map { Item.ID($0.text) },
        decimals: decimals ?? 0)
    }
  }

  private mutating func readPassages(_ node: SourceNode) -> [Passage] {
    (notes.entries(of: node) ?? []).compactMap { entry in
      let id: Passage.ID = notes.name(entry.key, at: entry.keyMark)
      guard let text = notes.localized(entry.value, at: "passages.\(id)") else { return nil }
      marks.passages.append(entry.keyMark)
      return Passage(id: id, text: text)
    }
  }
}
