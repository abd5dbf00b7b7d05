import Interview
import Rules

extension RulesReader {
  /// Whom a promise is about; without any of these it is about everybody.
  static let whomKeys = ["when", "unanswered", "getting"]
  static let promiseKeys = [
    "tier", "outcome", "handout", "holds", "answered", "names", "says-nothing-of",
  ]
  /// Promises of another kind, which stand alone.
  static let loneKeys = ["leaving-out", "never-changes-outcome", "decides"]
  static let propertyKeys =
    ["id", "says", "sources"] + whomKeys + promiseKeys + loneKeys + ["never-raises-to"]

  /// The one word that may stand under `decides`.
  enum Deciding: String, CaseIterable {
    case oneRule = "one-rule"
  }

  mutating func readProperties(_ node: SourceNode) -> [Property] {
    (notes.list(node) ?? []).compactMap { readProperty($0) }
  }

  private mutating func readProperty(_ node: SourceNode) -> Property? {
    guard let fields = notes.fields(of: node, as: .property, keys: Self.propertyKeys),
      let idNode = notes.required("id", in: fields),
      let id: Property.ID = notes.name(idNode)
    else { return nil }
    var places = RuleMarks.OneProperty(id: idNode.mark)
    let says = notes.required("says", in: fields).flatMap { notes.text($0) }
    guard let claim = readClaim(in: fields, &places) else {
      if fields.misspelt.isEmpty { notes.note(.unclearProperty(id.text), at: idNode.mark) }
      return nil
    }
    marks.properties.append(places)
    return Property(
      id: id, says: says ?? id.text, claim: claim,
      sources: fields["sources"].map { notes.texts($0).map(\.text) } ?? [])
  }

  private mutating func readClaim(
    in fields: Fields, _ places: inout RuleMarks.OneProperty
  ) -> Property.Claim? {
    let lone = Self.loneKeys.filter { fields[$0] != nil }
    let others = (Self.whomKeys + Self.promiseKeys).filter { fields[$0] != nil }
    if let key = lone.first {
      guard lone.count == 1, others.isEmpty else { return nil }
      if let node = fields["decides"] {
        let deciding: Deciding? = notes.word(node)
        return deciding.map { _ in .oneRuleDecides }
      }
      let items: [Item.ID] = names(key, in: fields, &places)
      if key == "never-changes-outcome" { return .neverChangesOutcome(items) }
      guard let node = fields["never-raises-to"] else { return nil }
      let left: Property.LeftOut =
        items == ["patient"] ? .patientQuestions : .items(items)
      return .leavingOut(left, neverRaisesTo: words(node))
    }
    let promises = readPromises(in: fields, &places)
    guard !promises.isEmpty, fields["never-raises-to"] == nil else { return nil }
    let when = fields["when"].map { ConditionReader.reading($0, noting: &notes) }
    places.when = when?.marks
    return .promised(
      Property.Patients(
        when: when?.condition, unanswered: names("unanswered", in: fields, &places),
        getting: names("getting", in: fields, &places)),
      promises)
  }

  private mutating func readPromises(
    in fields: Fields, _ places: inout RuleMarks.OneProperty
  ) -> [Property.Promise] {
    var promises: [Property.Promise] = []
    if let node = fields["tier"] { promises.append(.tier(words(node))) }
    if fields["outcome"] != nil {
      promises.append(.outcome(names("outcome", in: fields, &places)))
    }
    if let node = fields["handout"] {
      let handout: HandoutUse? = notes.word(node)
      promises += handout.map { [.handout($0)] } ?? []
    }
    if let node = fields["holds"] {
      let condition = ConditionReader.reading(node, noting: &notes)
      places.holds = condition.marks
      promises.append(.holds(condition.condition))
    }
    if fields["answered"] != nil {
      promises.append(.answered(names("answered", in: fields, &places)))
    }
    if fields["names"] != nil { promises.append(.names(names("names", in: fields, &places))) }
    if let node = fields["says-nothing-of"] {
      promises.append(.saysNothingOf(notes.texts(node).map(\.text)))
    }
    return promises
  }

  private mutating func names<Subject>(
    _ key: String, in fields: Fields, _ places: inout RuleMarks.OneProperty
  ) -> [Identifier<Subject>] {
    let texts = fields[key].map { notes.texts($0) } ?? []
    places.names[key] = texts.map(\.mark)
    return texts.map { Identifier($0.text) }
  }

  /// A list of words; one word alone counts as a list of one.
  private mutating func words<Choice: RawRepresentable & CaseIterable>(
    _ node: SourceNode
  ) -> [Choice] where Choice.RawValue == String {
    guard case .list(let parts) = node.content else {
      let word: Choice? = notes.word(node)
      return word.map { [$0] } ?? []
    }
    return parts.compactMap { notes.word($0) }
  }
}
