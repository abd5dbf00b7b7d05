import ChartExport
import Interview
import Rules

/// One assessment explained to a person, at 80 columns.
struct PatientReport {
  let form: Form
  private let sheet: AnswerSheet
  private let assessment: Assessment
  private let explanation: Explanation
  private let ignored: [Int]
  private let digest: String
  let language: Language
  private let proved: ProvedReasons?

  init(_ evaluator: PatientEvaluator, _ reasons: ProvedReasons?, digest: String) {
    proved = reasons
    form = evaluator.form
    sheet = evaluator.reader.sheet
    language = form.questionnaire.languages.first?.language ?? "en"
    assessment = evaluator.rules.assess(sheet, of: form)
    explanation = Explanation(
      assessment, of: sheet, form: form, rules: evaluator.rules, in: language)
    ignored = form.ignored(sheet, assessment.evaluation)
    self.digest = digest
  }

  var rules: RuleSet { explanation.rules }

  var text: String {
    var lines = NoteLines()
    let outcome = assessment.outcome
    lines.section("Outcome")
    lines.paragraph("\(outcome.title[language]) (\(outcome.id))")
    lines.paragraph("Rule \(assessment.rule.id). \(outcome.tier.sentence)")
    list("Why", reasons, in: &lines)
    writeUnknown(to: &lines)
    list("What would settle it", missing, in: &lines)
    if let proved { write(proved, to: &lines) }
    list("Warning answers taken back", takenBack, in: &lines)
    list("Scores", scores, in: &lines)
    list("Not counted", notCounted, in: &lines)
    let questionnaire = form.questionnaire
    lines.section("Questionnaire")
    lines.paragraph(
      "\(questionnaire.id)|\(questionnaire.version), rules \(digest.prefix(12))")
    lines.paragraph(questionnaire.status[language])
    return lines.text
  }

  private func list(_ title: String, _ words: [String], in lines: inout NoteLines) {
    guard !words.isEmpty else { return }
    lines.section(title)
    for word in words { lines.bullet(word) }
  }

  /// The rule's reasons in words, then the listed findings that hold and are no reason already.
  private var reasons: [String] {
    let given = assessment.outcome.reasons.filter { assessment.reasons.contains($0.code) }
    let listed = assessment.outcome.list.filter { finding in
      assessment.truth(of: finding, in: form) == .yes
        && !given.contains { $0.code.text == finding.text }
    }
    return given.map { reason in
      reason.text.map { "\($0[language]) (\(reason.code))" } ?? name(of: reason.code.text)
    } + listed.map { name(of: $0.text) }
  }

  private func name(of finding: String) -> String {
    explanation.rules.definition.findings.first { $0.id.text == finding }
      .map { "\($0.staffName(in: language)) (\(finding))" } ?? finding
  }

  /// What the patient was asked and what still says nothing.
  private func writeUnknown(to lines: inout NoteLines) {
    let places = form.items.indices.filter { place in
      form.section(of: place).respondent == .patient
        && assessment.evaluation.standings[place] == .asked
        && assessment.evaluation.values[place] == .unknown
    }
    guard !places.isEmpty else { return }
    lines.section("Unknown")
    for place in places {
      lines.bullet(form.items[place].ask[language])
      let words = explanation.words(for: place) ?? "No answer"
      lines.below(sheet.changed.contains(place) ? "\(words) (a warning was taken back)" : words)
    }
  }

  private var missing: [String] {
    assessment.missing.map { "\(form.items[$0].id): \(form.items[$0].ask[language])" }
  }

  private var takenBack: [String] {
    sheet.changed.sorted().map { "\(form.items[$0].id): \(form.items[$0].ask[language])" }
  }

  /// Answers to questions that are not asked, or that are not offered.
  private var notCounted: [String] {
    ignored.map { "\(form.items[$0].id): \(form.items[$0].ask[language])" }
  }

  private var scores: [String] {
    zip(explanation.rules.definition.scores, assessment.scores).map { score, value in
      "\(score.label[language]): \(value?.plainText ?? "not known")"
    }
  }
}

extension Tier {
  /// What an outcome of this tier means for the next step.
  var sentence: String {
    switch self {
    case .hold: "On hold: a member of staff looks at this first."
    case .none: "Nothing is suggested now."
    case .caution: "Suggested, with precautions to tell."
    case .open: "Suggested, without precautions."
    }
  }
}
