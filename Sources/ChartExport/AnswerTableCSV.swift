import Interview

/// The table with a row for each question that was asked or answered.
///
/// | Column | What it holds |
/// |---|---|
/// | `session` | as in the table of sessions |
/// | `questionnaire`, `section`, `item` | ids; the questionnaire's with its version |
/// | `question` | as it was written, in the questionnaire's first language |
/// | `asked` | patient or staff |
/// | `standing` | answered, declined, unanswered, doubtful (too old or taken back), not-counted |
/// | `kind` | codes, number, grouped (`90+`), text, left-out (it may not be told) or none |
/// | `codes`, `label` | codes with a semicolon between them; their labels |
/// | `number`, `unit` | |
/// | `text` | in the answer's own words; identified only |
/// | `by`, `changes` | patient or staff; how often it was given anew or taken away |
/// | `answered_at`, `staff` | identified only |
enum AnswerTableCSV {
  typealias Column = CSVColumn<Row>

  struct Row: Sendable {
    let facts: AnalysisFacts
    let answer: AnalysisAnswer
  }

  static func rows(of facts: [AnalysisFacts]) -> [Row] {
    facts.flatMap { facts in facts.answers.map { Row(facts: facts, answer: $0) } }
  }

  static func columns(_ words: AnalysisVocabulary, _ privacy: Privacy.Word) -> [Column] {
    let names = [
      Column("session", SessionTableCSV.nameContent(words, privacy), .always) { $0.facts.session },
      Column("questionnaire", .word(words.questionnaires), .always) { $0.facts.questionnaire },
      Column("section", .word(words.sections), .always) { $0.answer.section },
      Column("item", .word(words.items), .always) { $0.answer.item },
      Column("question", .word(words.questions.made), .always) { $0.answer.question },
      Column("asked", .word(of: Respondent.self), .always) { $0.answer.respondent.rawValue },
    ]
    switch privacy {
    case .identified: return names + valueColumns(words) + [textColumn] + byColumns + ownColumns
    case .deidentified: return names + valueColumns(words) + byColumns
    }
  }

  private static func valueColumns(_ words: AnalysisVocabulary) -> [Column] {
    [
      Column("standing", .word(of: AnalysisAnswer.Word.self), .always) {
        $0.answer.standing.rawValue
      },
      Column("kind", .word(of: AnalysisAnswer.Kind.self), .always) {
        $0.answer.value.kind.rawValue
      },
      Column("codes", .list(words.codes)) { $0.answer.value.codes },
      // Looked at with the codes, which it must be the words for.
      Column("label", .text) { $0.answer.value.label },
      Column("number", .number) { $0.answer.value.number },
      Column("unit", .word(words.units.made)) { $0.answer.unit },
    ]
  }

  private static let textColumn = Column("text", .text) { $0.answer.value.text }

  private static let byColumns: [Column] = [
    Column("by", .word(of: Respondent.self)) { $0.answer.by?.rawValue },
    Column("changes", .count, .always) { String($0.answer.changes) },
  ]

  private static let ownColumns: [Column] = [
    Column("answered_at", .moment) { $0.answer.at },
    Column("staff", .text) { $0.answer.staff },
  ]
}

extension Set<String> {
  /// As a table has them.
  fileprivate var made: Set<String> { Set(map(\.withoutControls)) }
}

extension AnalysisAnswer.Value {
  fileprivate var codes: String? {
    switch self {
    case .codes(let codes, _): codes.listed
    case .none, .number, .grouped, .text, .leftOut: nil
    }
  }

  fileprivate var label: String? {
    switch self {
    case .codes(_, let label): label
    case .none, .number, .grouped, .text, .leftOut: nil
    }
  }

  fileprivate var number: String? {
    switch self {
    case .number(let number): number.plainText
    case .grouped, .none, .codes, .text, .leftOut: nil
    }
  }

  fileprivate var text: String? {
    switch self {
    case .text(let text): text
    case .none, .codes, .number, .grouped, .leftOut: nil
    }
  }
}
