import Interview
import Rules

/// What the rules make of a session, for analysis.
struct AnalysisResult: Sendable {
  let outcome: String
  let tier: Tier
  let rule: String
  let reasons: [String]
  /// Questions that the outcome waits for.
  let missing: [String]
  /// What the patient was shown; nothing where the answers were not sent.
  let shown: SessionEvent.Verdict?
  /// Safety questions that were asked and whose answers say nothing.
  let unknownSafety: Int
  let answered: Int
  let declined: Int
  let unanswered: Int
  let scores: [(id: String, value: Double?)]
  let findings: [(id: String, truth: Truth)]

  init(_ record: ChartRecord, _ standings: [ChartRecord.Standing], _ privacy: Privacy) {
    let form = record.form
    let definition = record.rules.definition
    let assessment = record.assessment
    outcome = assessment.outcome.id.text
    tier = assessment.outcome.tier
    rule = assessment.rule.id.text
    reasons = assessment.reasons.map(\.text)
    missing = assessment.missing.map { form.items[$0].id.text }
    shown = record.verdict.map { $0.known(to: definition) }
    unknownSafety =
      record.session.asked
      .filter {
        form.items[$0].isSafetyQuestion && assessment.evaluation.values[$0] == .unknown
      }
      .count
    answered = standings.count { AnalysisAnswer.word(for: $0) == .answered }
    declined = standings.count { AnalysisAnswer.word(for: $0) == .declined }
    unanswered = standings.count { AnalysisAnswer.word(for: $0) == .unanswered }
    scores = zip(definition.scores, assessment.scores).map { score, value in
      (score.id.text, privacy.tells(score, of: form) ? value : nil)
    }
    findings = zip(form.questionnaire.conditions, assessment.evaluation.truths)
      .map { ($0.id.text, $1) }
  }

  /// Stands for an outcome or a rule that the present rules do not have.
  static let other = "other"
}

extension SessionEvent.Verdict {
  fileprivate func known(to definition: RuleDefinition) -> SessionEvent.Verdict {
    let outcome = definition.outcomes.first { $0.id.text == self.outcome }?.id.text
    let rule = definition.rules.first { $0.id.text == self.rule }?.id.text
    return SessionEvent.Verdict(
      outcome: outcome ?? AnalysisResult.other, rule: rule ?? AnalysisResult.other)
  }
}

extension Privacy {
  /// A mean of numbers that are not told is not told either.
  fileprivate func tells(_ score: Score, of form: Form) -> Bool {
    switch self {
    case .identified: true
    case .deidentified:
      score.items.compactMap { form.place(of: $0) }
        .allSatisfy { Deidentification.rule(for: form.items[$0]) == .told }
    }
  }
}
