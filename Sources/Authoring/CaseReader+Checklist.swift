import Interview
import Rules

extension CaseReader {
  /// How entries of the checklist must stand, by their names.
  mutating func checklist(
    in fields: Fields
  ) -> [(id: Checklist.Entry.ID, status: PatientCase.ChecklistStatus, mark: SourceMark)] {
    guard let node = fields["checklist"] else { return [] }
    let known = (rules.checklist?.entries ?? []).map(\.id.text)
    return (notes.entries(of: node) ?? []).compactMap { entry in
      guard known.contains(entry.key) else {
        let nearest = Spelling.nearest(to: entry.key, in: known)
        notes.note(.unknownEntry(entry.key, nearest: nearest), at: entry.keyMark)
        return nil
      }
      guard let status: PatientCase.ChecklistStatus = notes.word(entry.value) else { return nil }
      return (Checklist.Entry.ID(entry.key), status, entry.value.mark)
    }
  }
}
