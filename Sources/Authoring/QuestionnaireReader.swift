import Interview

/// Reads `questionnaire.yaml`.
struct QuestionnaireReader {
  var notes: Notes
  var marks: QuestionnaireMarks
  var choices: [String: SharedChoices] = [:]
  /// Questions that were read in part only, so that nothing more is said about them.
  var damaged: Set<Item.ID> = []

  /// A list of options that several questions share.
  struct SharedChoices {
    let mark: SourceMark
    let options: [Option]
    let marks: [SourceMark]
    /// The questions that offer them, or seem to mean to.
    var users: [Item.ID] = []
  }

  /// Everything in the file; the conditions come from the rules.
  struct Contents {
    let id: Questionnaire.ID
    let version: String
    let language: NamedLanguage
    let title: LocalizedText
    let status: LocalizedText
    let introduction: LocalizedText
    let pictures: [Picture]
    let sections: [Section]
    let sources: [Source]
  }

  static let keys = [
    "id", "version", "language", "name", "title", "status", "introduction", "choices", "pictures",
    "sections", "sources", ReadingException.key,
  ]

  init(notes: Notes, root: SourceNode) {
    self.notes = notes
    marks = QuestionnaireMarks(whole: root.mark)
  }

  mutating func reading(_ root: SourceNode) -> Contents? {
    guard let fields = notes.fields(of: root, as: .questionnaire, keys: Self.keys) else {
      return nil
    }
    let id: Questionnaire.ID? = notes.required("id", in: fields).flatMap { notes.name($0) }
    let version = requiredText("version", in: fields)
    let language = requiredText("language", in: fields)
    let name = requiredText("name", in: fields)
    let title = notes.localized("title", in: fields, at: "title")
    let status = notes.localized("status", in: fields, at: "status")
    let introduction = notes.localized("introduction", in: fields, at: "introduction")
    if let node = fields["choices"] { readChoices(node) }
    if let node = fields["sources"] { readSources(node) }
    notes.readExceptions(in: fields, of: nil)
    let pictures = fields["pictures"].map { readPictures($0) } ?? []
    let sections = notes.required("sections", in: fields).map { readSections($0) } ?? []
    guard let id, let version, let language, let name, let title, let status, let introduction
    else { return nil }
    return Contents(
      id: id, version: version,
      language: NamedLanguage(language: Language(language), name: name), title: title,
      status: status, introduction: introduction, pictures: pictures, sections: sections,
      sources: notes.sourceList.sources)
  }

  private mutating func requiredText(_ key: String, in fields: Fields) -> String? {
    notes.required(key, in: fields).flatMap { notes.text($0) }
  }

  private mutating func readSections(_ node: SourceNode) -> [Section] {
    (notes.list(node) ?? []).compactMap { readSection($0) }
  }

  private mutating func readSection(_ node: SourceNode) -> Section? {
    guard
      let fields = notes.fields(
        of: node, as: .section, keys: ["id", "title", "by", "when", "ends-when", "items"]),
      let idNode = notes.required("id", in: fields), let id: Section.ID = notes.name(idNode)
    else { return nil }
    let title = notes.localized("title", in: fields, at: "sections.\(id)")
    let respondent: Respondent? = fields["by"].flatMap { notes.word($0) }
    let when = fields["when"].map { ConditionReader.reading($0, noting: &notes) }
    let endsWhen = fields["ends-when"].map { ConditionReader.reading($0, noting: &notes) }
    marks.sections.append(
      QuestionnaireMarks.SectionMarks(
        id: idNode.mark, when: when?.marks, endsWhen: endsWhen?.marks))
    var items: [Item] = []
    if let list = notes.required("items", in: fields).flatMap({ notes.list($0) }) {
      // Who answers is not guessed where `by` could not be read.
      let isSilent = fields["by"] == nil && !fields.misspelt.contains("by")
      let whom = respondent ?? (isSilent ? .patient : .staff)
      items = list.compactMap { readItem($0, for: whom) }
    }
    return Section(
      id: id, title: title ?? LocalizedText(id.text), respondent: respondent ?? .patient,
      when: when?.condition, endsWhen: endsWhen?.condition, items: items)
  }

  mutating func noteUnusedChoices() {
    for (name, list) in choices where list.users.isEmpty {
      notes.note(.unusedChoices(name), at: list.mark)
    }
  }
}
