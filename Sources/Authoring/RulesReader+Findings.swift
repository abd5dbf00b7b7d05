import Interview
import Rules

extension RulesReader {
  static let findingKeys = ["label", "nurse", "warns", "note", "when"]

  mutating func readFindings(
    _ node: SourceNode
  ) -> [(condition: NamedCondition, finding: Finding)] {
    let entries = notes.entries(of: node) ?? []
    return entries.compactMap { entry in
      guard let inner = notes.entries(of: entry.value) else { return nil }
      let id: NamedCondition.ID = notes.name(entry.key, at: entry.keyMark)
      let fields = Fields(thing: .finding, mark: entry.keyMark, entries: inner)
      return readFinding(id, fields)
    }
  }

  private mutating func readFinding(
    _ id: NamedCondition.ID, _ fields: Fields
  ) -> (condition: NamedCondition, finding: Finding) {
    let path = "findings.\(id)"
    let label = fields["label"].flatMap { notes.localized($0, at: path + ".label") }
    let nurse = fields["nurse"].flatMap { notes.localized($0, at: path + ".nurse") }
    let note = fields["note"].flatMap { notes.localized($0, at: path + ".note") }
    let warns: Urgency? = fields["warns"].flatMap { notes.word($0) }
    let condition = readCondition(in: fields)
    findingMarks.append(
      QuestionnaireMarks.FindingMarks(id: fields.mark, condition: condition.marks))
    marks.findings.append(fields.mark)
    findingNames.insert(id.text)
    return (
      NamedCondition(id: id, condition: condition.condition, warns: warns),
      Finding(id: id, label: label, staffLabel: nurse, note: note)
    )
  }

  /// What stands under `when`, or the single key that is not the finding's own.
  private mutating func readCondition(in fields: Fields) -> MarkedCondition {
    let others = fields.entries.filter { !Self.findingKeys.contains($0.key) }
    let candidates = fields.entries.filter { $0.key == "when" } + others
    guard let first = candidates.first else {
      notes.note(.noCondition, at: fields.mark)
      return .unreadable(at: fields.mark)
    }
    guard candidates.count == 1 else {
      let misspelt = others.first { entry in
        !ConditionReader.words.contains(entry.key)
          && Spelling.nearest(to: entry.key, in: Self.findingKeys) != nil
      }
      let nearest = misspelt.flatMap { Spelling.nearest(to: $0.key, in: Self.findingKeys) }
      notes.note(
        .severalConditions(candidates.map(\.key), nearest: nearest),
        at: (misspelt ?? candidates[1]).keyMark)
      return .unreadable(at: fields.mark)
    }
    return first.key == "when"
      ? ConditionReader.reading(first.value, noting: &notes)
      : ConditionReader.reading(first, noting: &notes)
  }
}
