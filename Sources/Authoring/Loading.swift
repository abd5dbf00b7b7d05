import Interview
import Rules

/// One loading of a folder, step by step.
struct Loading {
  private let folder: Folder
  var sources: Sources
  private(set) var notes = Notes()
  private var sentences: [(sentence: Sentence, mark: SourceMark)] = []
  private var definitions = Definitions()

  init(_ folder: Folder) {
    self.folder = folder
    sources = Sources(folder.files)
    definitions.fileNames = folder.files.map(\.name)
  }

  mutating func run(_ parts: Library.Parts) -> LoadedQuestionnaire? {
    let roots = compose(parts)
    readTranslations(roots)
    let records = readRecords(roots)
    let handout = roots.main[.handout].flatMap { HandoutReader.reading($0, noting: &notes) }
    guard let questionnaireRoot = roots.main[.questionnaire], let rulesRoot = roots.main[.rules]
    else { return nil }
    var reader = QuestionnaireReader(notes: notes, root: questionnaireRoot)
    let contents = reader.reading(questionnaireRoot)
    var rulesReader = RulesReader(notes: reader.notes, root: rulesRoot)
    let rules = rulesReader.reading(rulesRoot)
    notes = rulesReader.notes
    reader.marks.conditions = rulesReader.findingMarks
    guard let contents, let rules else { return nil }
    // While something was not read, its translations only seem to belong to nothing.
    if !notes.hasUnreadParts { TranslationReader.notingLeftovers(in: &notes) }
    noteSourceLanguage(contents.language.language)
    let questionnaire = Questionnaire(contents, conditions: rules.conditions, notes.translations)
    define(questionnaire, reader.marks)
    guard let form = check(questionnaire, reader),
      let ruleSet = check(rules.definition, for: form, rulesReader.marks)
    else { return nil }
    let cases = readCases(roots.cases, form, rules.definition)
    let reading = ReadingCheck(
      notes.texts, for: reader.readership(of: questionnaire), in: questionnaire.languages)
    if parts == .everything, !hasErrors {
      reader.notes = notes
      reader.noteUnusedChoices()
      notes = reader.notes
      let unused = UnusedFindings(in: questionnaire, rules.definition, cases)
      for place in unused.places(in: questionnaire, rules.definition) {
        let id = questionnaire.conditions[place].id
        notes.note(.unusedFinding(id), at: rulesReader.marks.findings[place])
      }
      notes.sourceList.note(in: &notes)
      reading.note(in: &notes)
      for record in records { record.note(notes.texts, in: &notes) }
    }
    let isWhole = parts == .everything
    return LoadedQuestionnaire(
      form: form, rules: ruleSet, handout: handout, digest: folder.digest,
      cases: cases.map { sources.patientCase($0) },
      rulePlaces: RulePlaces(
        sources: sources, questionnaire: reader.marks, rules: rulesReader.marks),
      places: isWhole ? places(of: questionnaire, reader.marks) : AuthoredPlaces(),
      readings: isWhole ? reading.summaries(notes.exceptions) : [],
      translations: isWhole ? translationState(records) : .none)
  }

  var hasErrors: Bool {
    sentences.contains { $0.sentence.severity == .error }
      || notes.problems.contains { worded($0).severity == .error }
  }

  /// In the order of files and lines, each with its place.
  mutating func diagnostics() -> [Diagnostic] {
    var all = sentences
    for problem in notes.problems {
      all.append((worded(problem), sources.narrowed(problem.mark, toPart: problem.fact.part)))
    }
    return sources.diagnostics(all)
  }

  private func worded(_ problem: ReadingProblem) -> Sentence {
    Sentences(definitions: definitions).sentence(for: problem.fact, at: problem.mark)
  }
}

// MARK: - Files

extension Loading {
  private struct Roots {
    var main: [FileRole: SourceNode] = [:]
    var cases: [SourceNode] = []
  }

  private mutating func compose(_ parts: Library.Parts) -> Roots {
    var roots = Roots()
    for (place, file) in folder.files.enumerated() {
      let role = FileRole(name: file.name)
      switch role {
      case .none:
        let nearest = Spelling.nearest(to: file.name, in: FileRole.mainNames)
        notes.note(.unknownFile(name: file.name, nearest: nearest), at: .file(place))
      case .cases:
        guard parts == .everything else { continue }
        if let root = root(of: file, at: place) { roots.cases.append(root) }
      case .translationRecord:
        guard parts == .everything else { continue }
        roots.main[role] = root(of: file, at: place)
      case .questionnaire, .rules, .handout, .translation:
        roots.main[role] = root(of: file, at: place)
      }
    }
    for name in [FileRole.questionnaireName, FileRole.rulesName]
    where !folder.files.contains(where: { $0.name == name }) {
      notes.note(.missingFile(name: name), at: .file(0))
    }
    return roots
  }

  private mutating func root(of file: SourceFile, at place: Int) -> SourceNode? {
    guard !file.isOverLimit else {
      notes.note(.tooLarge(size: file.size), at: .file(place))
      return nil
    }
    guard let source = SourceText(file.bytes) else {
      notes.note(.notUTF8, at: .file(place))
      return nil
    }
    sources.texts[place] = source
    if let refusal = SourceGuard.refusal(in: source.text) {
      notes.note(
        refusal.fact,
        at: SourceMark(
          file: place, line: refusal.line, column: refusal.column, extent: refusal.extent))
      return nil
    }
    return SourceNode.composing(source, file: place, noting: &notes)
  }

  private mutating func readTranslations(_ roots: Roots) {
    for file in folder.files {
      let role = FileRole(name: file.name)
      guard case .translation(let language) = role, let root = roots.main[role],
        let translation = TranslationReader.reading(
          root, for: language, from: file.name, noting: &notes)
      else { continue }
      notes.translations.append(translation)
    }
  }

  private mutating func readRecords(_ roots: Roots) -> [TranslationRecord] {
    var records: [TranslationRecord] = []
    for file in folder.files {
      let role = FileRole(name: file.name)
      guard case .translationRecord(let language) = role, let root = roots.main[role],
        let record = TranslationRecord(root, for: language, from: file.name, noting: &notes)
      else { continue }
      records.append(record)
    }
    return records
  }

  private mutating func noteSourceLanguage(_ language: Language) {
    for translation in notes.translations where translation.language == language {
      notes.note(.sourceLanguageFile(language), at: translation.root.mark)
    }
  }
}

// MARK: - Checks

extension Loading {
  private mutating func define(_ questionnaire: Questionnaire, _ marks: QuestionnaireMarks) {
    let items = questionnaire.sections.flatMap(\.items)
    for (item, places) in zip(items, marks.items) where definitions.items[item.id] == nil {
      definitions.items[item.id] = places.id
    }
    for (named, places) in zip(questionnaire.conditions, marks.conditions)
    where definitions.findings[named.id] == nil {
      definitions.findings[named.id] = places.id
    }
  }

  private mutating func check(
    _ questionnaire: Questionnaire, _ reader: QuestionnaireReader
  ) -> Form? {
    let checked = Form.checking(questionnaire)
    let wording = Sentences(definitions: definitions)
    for problem in checked.problems where !problem.fact.concerns(reader.damaged) {
      let mark = reader.marks[problem.place]
      sentences.append((wording.sentence(for: problem, at: mark), mark))
    }
    return checked.form
  }

  private mutating func check(
    _ definition: RuleDefinition, for form: Form, _ marks: RuleMarks
  ) -> RuleSet? {
    let checked = RuleSet.checking(definition, for: form)
    let wording = Sentences(definitions: definitions)
    for problem in checked.problems {
      let mark = sources.narrowed(marks[problem.place], to: problem.fact.placeholder)
      sentences.append((wording.sentence(for: problem.fact, at: mark), mark))
    }
    return checked.ruleSet
  }

  private mutating func readCases(
    _ roots: [SourceNode], _ form: Form, _ rules: RuleDefinition
  ) -> [CaseReader.Reading] {
    var reader = CaseReader(notes: notes, form: form, rules: rules)
    let cases = roots.flatMap { reader.reading($0) }
    notes = reader.notes
    return cases
  }
}

extension ReadingFact {
  /// The part of a text that it is about.
  fileprivate var part: String? {
    switch self {
    case .text(.hardToRead(_, _, let sentence)): sentence
    case .text, .file, .shape, .content, .example: nil
    }
  }
}

extension Problem.Fact {
  /// Whether it may only follow from a question that was not read in full.
  fileprivate func concerns(_ damaged: Set<Item.ID>) -> Bool {
    switch self {
    case .unknownOption(_, let item, _), .noOptions(let item), .notComparable(let item),
      .notAChoice(let item), .notManyChoices(let item), .tooManyOptions(let item, _):
      damaged.contains(item)
    case .noQuestions, .duplicate, .unknownItem, .unknownCondition, .unknownPicture,
      .impossibleCount, .loop, .raggedPicture, .letterWithoutRegion:
      false
    }
  }
}

extension Questionnaire {
  fileprivate init(
    _ contents: QuestionnaireReader.Contents, conditions: [NamedCondition],
    _ translations: [Translation]
  ) {
    self.init(
      id: contents.id, version: contents.version,
      languages: [contents.language]
        + translations.map { NamedLanguage(language: $0.language, name: $0.name) },
      title: contents.title, status: contents.status, introduction: contents.introduction,
      pictures: contents.pictures, sections: contents.sections, conditions: conditions,
      sources: contents.sources)
  }
}
