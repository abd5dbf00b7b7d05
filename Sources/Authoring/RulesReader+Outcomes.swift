import Interview
import Rules

extension RulesReader {
  static let outcomeKeys = [
    "tier", "title", "heading", "patient", "nurse", "reasons", "list", "then", "handout", "alert",
    "needs", "sources",
  ]

  mutating func readOutcomes(_ node: SourceNode) -> [Outcome] {
    (notes.entries(of: node) ?? []).compactMap { entry in
      guard var fields = notes.fields(of: entry.value, as: .outcome, keys: Self.outcomeKeys)
      else { return nil }
      fields.mark = entry.keyMark
      return readOutcome(notes.name(entry.key, at: entry.keyMark), fields)
    }
  }

  private mutating func readOutcome(_ id: Outcome.ID, _ fields: Fields) -> Outcome {
    let path = "outcome-texts.\(id)"
    var places = RuleMarks.OneOutcome(
      id: fields.mark, patient: fields["patient"]?.mark, nurse: fields["nurse"]?.mark)
    let tier: Tier? = notes.required("tier", in: fields).flatMap { notes.word($0) }
    let title = notes.localized("title", in: fields, at: path + ".title")
    let heading = notes.localized("heading", in: fields, at: path + ".heading")
    let patient = notes.localized("patient", in: fields, at: path + ".patient")
    let nurse = notes.localized("nurse", in: fields, at: path + ".nurse")
    let reasons = fields["reasons"].map { readReasons($0, of: id, &places) } ?? []
    let list = fields["list"].map { notes.texts($0) } ?? []
    let passages = fields["then"].map { notes.texts($0) } ?? []
    let handout: HandoutUse? = fields["handout"].flatMap { notes.word($0) }
    let alert: StaffAlert? = fields["alert"].flatMap { notes.word($0) }
    let needs = fields["needs"].map { notes.texts($0) } ?? []
    places.list = list.map(\.mark)
    places.passages = passages.map(\.mark)
    places.needs = needs.map(\.mark)
    marks.outcomes.append(places)
    return Outcome(
      id: id, tier: tier ?? .hold, title: title ?? LocalizedText(id.text),
      heading: heading ?? LocalizedText(id.text), patient: patient ?? LocalizedText(id.text),
      nurse: nurse ?? LocalizedText(id.text), reasons: reasons,
      list: list.map { NamedCondition.ID($0.text) },
      passages: passages.map { Passage.ID($0.text) }, handout: handout ?? .withheld,
      alert: alert ?? .none, needs: needs.map { Item.ID($0.text) },
      sources: notes.sources(in: fields))
  }

  private mutating func readReasons(
    _ node: SourceNode, of outcome: Outcome.ID, _ places: inout RuleMarks.OneOutcome
  ) -> [Reason] {
    var reasons: [Reason] = []
    for entry in notes.entries(of: node) ?? [] {
      guard let fields = notes.fields(of: entry.value, as: .reason, keys: ["text", "when"])
      else { continue }
      let code: Reason.Code = notes.name(entry.key, at: entry.keyMark)
      let when = fields["when"].map { ConditionReader.reading($0, noting: &notes) }
      let text = fields["text"].flatMap {
        notes.localized($0, at: "outcome-texts.\(outcome).reasons.\(code)")
      }
      places.reasons.append((entry.keyMark, when?.marks))
      reasons.append(
        Reason(code: code, when: when?.condition ?? namesake(of: code), text: text))
    }
    return reasons
  }

  /// A reason that is called like a finding holds when the finding does.
  private func namesake(of code: Reason.Code) -> Condition? {
    findingNames.contains(code.text) ? .named(NamedCondition.ID(code.text)) : nil
  }
}
