import Interview

/// Something that was found wrong while reading files: the facts, no prose.
enum ReadingFact: Hashable, Sendable {
  case file(FileFact)
  case shape(ShapeFact)
  case content(ContentFact)
  case text(TextFact)
  case example(ExampleFact)
}

struct ReadingProblem: Hashable, Sendable {
  let fact: ReadingFact
  let mark: SourceMark
}

/// What is wrong with a file, or with its YAML.
enum FileFact: Hashable, Sendable {
  case tooLarge(size: Int)
  case notUTF8
  case emptyFile
  case unknownFile(name: String, nearest: String?)
  case missingFile(name: String)
  case unwantedCharacter(UInt32)
  case nestedTooDeep
  case anchor
  case alias
  case tag
  case mergeKey
  case severalDocuments
  case keyIsNotText
  case duplicateKey(String, firstLine: Int)
  case syntax(String, firstLine: Int?)
}

/// What is wrong with the shape of a piece of YAML, whatever it is about.
enum ShapeFact: Hashable, Sendable {
  case unknownKey(String, of: Thing, nearest: String?)
  case missingKey(String, of: Thing)
  case wrongShape(expected: SourceNode.Shape, found: SourceNode.Shape)
  case emptyText
  case emptyList
  case notAName(String)
  case notANumber(String)
  case notAWholeNumber(String)
  case notYesOrNo(String)
  case notOneOf(String, [String], nearest: String?)
}

/// What is wrong with a question, a finding or a condition.
enum ContentFact: Hashable, Sendable {
  case severalTests([String])
  case listAsCondition
  case emptyCondition
  case badComparison(String)
  /// The last branch has a condition.
  case openChoice
  /// A branch before the last has none.
  case closedChoice
  case noKind
  case severalKinds([String])
  case unknownChoices(String, nearest: String?)
  case emptyRange
  case regionIsNotALetter(String)
  case noCondition
  case severalConditions([String], nearest: String?)
  case unusedChoices(String)
  case unusedFinding(NamedCondition.ID)
  case unknownSource(String, nearest: String?)
  case unusedSource(String)
  case duplicateTopic(String, firstLine: Int)
  /// What only a question for staff can have, on a question for the patient.
  case onlyForStaff(String)
  /// A property says nothing, or mixes promises of different kinds.
  case unclearProperty(String)
  case noSuchCode(String, in: PublishedCode.System)
}

/// What is wrong with a translation.
enum TextFact: Hashable, Sendable {
  case missingTranslation(path: String, file: String)
  case unknownTranslation(path: String, nearest: String?)
  case lostPlaceholder(String, path: String)
  case addedPlaceholder(String, path: String)
  case changedPlaceholder(from: String, to: String, path: String)
  case wrongLanguage(String, expected: Language)
  case sourceLanguageFile(Language)
  /// The hardest sentence is named where there are several.
  case hardToRead(String, ReadingLevel, sentence: String?)
  /// No text under this path is too hard.
  case needlessException(String, isKnown: Bool, nearest: String?)
  /// The text under this path changed after its translation.
  case staleTranslation(String, Language)
  /// The first of some texts that the record of a language does not know.
  case unrecordedTranslations(String, count: Int, Language)
  /// The first of some records of texts that are gone.
  case leftoverRecord(String, count: Int, Language)
}

/// What is wrong with an example patient, or comes out otherwise than expected.
enum ExampleFact: Hashable, Sendable {
  case unknownItem(Item.ID, nearest: Item.ID?)
  case unknownFinding(NamedCondition.ID, nearest: NamedCondition.ID?)
  case unknownOutcome(String, nearest: String?)
  case unknownRule(String, nearest: String?)
  case duplicateCase(String, firstLine: Int)
  case answerDoesNotFit(Item.ID, Rejection)
  case twoExpectations(NamedCondition.ID)
  case unknownEntry(String, nearest: String?)
}

/// A part of a file that has keys of its own.
enum Thing: String, Sendable {
  case questionnaire = "a questionnaire"
  case option = "an option"
  case picture = "a picture"
  case panel = "a panel"
  case section = "a section"
  case question = "a question"
  case scale = "a scale"
  case number = "a number"
  case textField = "a text question"
  case standIn = "`if-not-asked`"
  case codes = "`codes`"
  case count = "`at-least`"
  case branch = "a branch"
  case rules = "the rules file"
  case finding = "a finding"
  case score = "a score"
  case rule = "a rule"
  case outcome = "an outcome"
  case reason = "a reason"
  case checklist = "the checklist"
  case checklistEntry = "an entry of the checklist"
  case property = "a property"
  case handout = "the handout"
  case topic = "a topic"
  case translation = "a translation"
  case caseFile = "a file of example patients"
  case patientCase = "an example patient"
  case expectation = "`expect`"
}
