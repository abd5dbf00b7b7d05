import Interview

extension QuestionnaireReader {
  static let deskKeys = ["needs", "at-desk"]

  /// The question that has to be answered too before this one counts at the desk.
  mutating func readNeeds(
    in fields: Fields, for respondent: Respondent,
    _ places: inout QuestionnaireMarks.ItemMarks
  ) -> Item.ID? {
    guard let entry = fields.entry("needs") else { return nil }
    places.needs = entry.value.mark
    noteForStaff("needs", at: entry.keyMark, respondent)
    return notes.reference(entry.value)
  }

  /// What the desk does with the question beyond asking it.
  mutating func readDeskUse(
    in fields: Fields, for respondent: Respondent
  ) -> Item.DeskUse? {
    guard let entry = fields.entry("at-desk"),
      let record: Item.DeskUse = notes.word(entry.value)
    else { return nil }
    switch record {
    case .identity, .acknowledgement:
      noteForStaff("at-desk: \(record.rawValue)", at: entry.keyMark, respondent)
    case .respondent, .start: break
    }
    return record
  }

  private mutating func noteForStaff(
    _ words: String, at mark: SourceMark, _ respondent: Respondent
  ) {
    switch respondent {
    case .patient: notes.note(.onlyForStaff(words), at: mark)
    case .staff: break
    }
  }
}
