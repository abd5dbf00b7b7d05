import Interview
import Rules

extension RulesReader {
  static let entryKeys = ["id", "text", "who", "applies", "when", "sources"]

  mutating func readChecklist(_ entry: SourceNode.Entry) -> Checklist? {
    guard
      var fields = notes.fields(
        of: entry.value, as: .checklist, keys: ["title", "note", "entries"])
    else { return nil }
    fields.mark = entry.keyMark
    let title = notes.localized("title", in: fields, at: "checklist.title")
    let note = notes.localized("note", in: fields, at: "checklist.note")
    let list = notes.required("entries", in: fields).flatMap { notes.list($0) } ?? []
    let entries = list.compactMap { readEntry($0) }
    guard let title, let note else { return nil }
    return Checklist(title: title, note: note, entries: entries)
  }

  private mutating func readEntry(_ node: SourceNode) -> Checklist.Entry? {
    guard let fields = notes.fields(of: node, as: .checklistEntry, keys: Self.entryKeys),
      let idNode = notes.required("id", in: fields),
      let id: Checklist.Entry.ID = notes.name(idNode)
    else { return nil }
    let path = "checklist.entries.\(id)"
    let text = notes.localized("text", in: fields, at: path + ".text")
    let who = notes.localized("who", in: fields, at: path + ".who")
    let applies = fields["applies"].map { ConditionReader.reading($0, noting: &notes) }
    let when = fields["when"].map { ConditionReader.reading($0, noting: &notes) }
    marks.checklist.append(
      RuleMarks.OneEntry(id: idNode.mark, applies: applies?.marks, when: when?.marks))
    return Checklist.Entry(
      id: id, text: text ?? LocalizedText(id.text), who: who ?? LocalizedText(id.text),
      applies: applies?.condition, when: when?.condition,
      sources: notes.sources(in: fields))
  }
}
