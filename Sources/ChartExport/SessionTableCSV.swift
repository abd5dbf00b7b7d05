import Interview
import Rules

/// The table with a row for each session.
///
/// | Column | What it holds |
/// |---|---|
/// | `session` | its id, or what stands for it where nobody may know it; the same in both tables |
/// | `revision`, `status` | counted from 1; preliminary, final, amended or void |
/// | `questionnaire`, `digest` | id and version; SHA-256 of the folder that the rules came from |
/// | `language` | that the patient answered in |
/// | `ticket` … `ran_digest` | identified only: who and when, and the folder that ran |
/// | `year` | of the beginning; de-identified only, in place of dates |
/// | `age` | in years on the day of the answers; `90+` for all of these when de-identified |
/// | `seconds` | from the beginning to the end of the patient's part |
/// | `ended` | how the interview ended |
/// | `outcome`, `tier`, `rule` | the suggestion; empty, as all that follows, for a void session |
/// | `reasons`, `missing` | codes of reasons; questions that the outcome waits for |
/// | `shown_outcome`, `shown_rule` | what the patient was shown; `other`: not in these rules |
/// | `unknown_safety` | safety questions that were asked and whose answers say nothing |
/// | `answered`, `declined`, `unanswered` | how many questions |
/// | `score.…` | a number, or empty where it is not known |
/// | `finding.…` | true, false or unknown; empty where the questionnaire does not have it |
enum SessionTableCSV {
  typealias Column = CSVColumn<AnalysisFacts>

  static let statusColumn = "status"

  static func columns(_ words: AnalysisVocabulary, _ privacy: Privacy.Word) -> [Column] {
    let own =
      switch privacy {
      case .identified: identityColumns
      case .deidentified: [Column("year", .year) { $0.year.map { String($0) } }]
      }
    return nameColumns(words, privacy) + own + courseColumns(privacy) + resultColumns(words)
      + words.scores.map(scoreColumn) + words.findings.map(findingColumn)
  }

  static func nameContent(
    _ words: AnalysisVocabulary, _ privacy: Privacy.Word
  ) -> AnalysisContent {
    switch privacy {
    case .identified: .word(Set(words.forms.keys))
    case .deidentified: .rowName
    }
  }

  private static func nameColumns(
    _ words: AnalysisVocabulary, _ privacy: Privacy.Word
  ) -> [Column] {
    [
      Column("session", nameContent(words, privacy), .always) { $0.session },
      Column("revision", .count, .always) { String($0.revision) },
      Column(statusColumn, .word(of: ChartStatus.self), .always) { $0.status.rawValue },
      Column("questionnaire", .word(words.questionnaires), .always) { $0.questionnaire },
      Column("digest", .word(words.digests), .always) { $0.digest },
      Column("language", .word(words.languages)) { $0.language },
    ]
  }

  private static let identityColumns: [Column] = [
    Column("ticket", .count) { $0.identified?.ticket.map { String($0) } },
    Column("facility", .text) { $0.identified?.facility },
    Column("record_number_system", .text) { $0.identified?.system },
    Column("record_number", .text) { $0.identified?.recordNumber },
    Column("name", .text) { $0.identified?.name },
    Column("birth_date", .day) { $0.identified?.birthDate },
    Column("started", .moment) { $0.identified?.started },
    Column("finished", .moment) { $0.identified?.ended },
    Column("signed_by", .text) { $0.identified?.signedBy },
    Column("signed_at", .moment) { $0.identified?.signedAt },
    Column("ran_digest", .text) { $0.identified?.ranDigest },
  ]

  private static func courseColumns(_ privacy: Privacy.Word) -> [Column] {
    [
      Column("age", .age(privacy)) { $0.age?.text },
      Column("seconds", .count) { $0.seconds.map { String($0) } },
      Column("ended", .word(of: SessionEvent.Closing.self)) { $0.ending?.rawValue },
    ]
  }

  private static func resultColumns(_ words: AnalysisVocabulary) -> [Column] {
    let other: Set = [AnalysisResult.other]
    return [
      Column("outcome", .word(words.outcomes), .unlessVoid) { $0.result?.outcome },
      Column("tier", .word(of: Tier.self), .unlessVoid) { $0.result?.tier.rawValue },
      Column("rule", .word(words.rules), .unlessVoid) { $0.result?.rule },
      Column("reasons", .list(words.reasons), .freeUnlessVoid) { $0.result?.reasons.listed },
      Column("missing", .list(words.items), .freeUnlessVoid) { $0.result?.missing.listed },
      Column("shown_outcome", .word(words.outcomes.union(other)), .freeUnlessVoid) {
        $0.result?.shown?.outcome
      },
      Column("shown_rule", .word(words.rules.union(other)), .freeUnlessVoid) {
        $0.result?.shown?.rule
      },
      Column("unknown_safety", .count, .unlessVoid) { $0.result.map { String($0.unknownSafety) } },
      Column("answered", .count, .unlessVoid) { $0.result.map { String($0.answered) } },
      Column("declined", .count, .unlessVoid) { $0.result.map { String($0.declined) } },
      Column("unanswered", .count, .unlessVoid) { $0.result.map { String($0.unanswered) } },
    ]
  }

  private static func scoreColumn(_ id: String) -> Column {
    Column("score.\(id)", .number, .freeUnlessVoid) { facts in
      facts.result?.scores.first { $0.id == id }?.value?.plainText
    }
  }

  private static func findingColumn(_ id: String) -> Column {
    Column("finding.\(id)", .word(["true", "false", "unknown"]), .freeUnlessVoid) { facts in
      facts.result?.findings.first { $0.id == id }.map { finding in
        switch finding.truth {
        case .yes: "true"
        case .no: "false"
        case .unknown: "unknown"
        }
      }
    }
  }
}

extension [String] {
  var listed: String { joined(separator: ";") }
}
