import Interview
import Rules

/// Every word of the questionnaires and rules that some sessions ran with: what an export may say.
struct AnalysisVocabulary: Sendable {
  /// By what stands for each session.
  let forms: [String: Form]
  let questionnaires: Set<String>
  let digests: Set<String>
  let languages: Set<String>
  let outcomes: Set<String>
  let rules: Set<String>
  let reasons: Set<String>
  let sections: Set<String>
  let items: Set<String>
  let questions: Set<String>
  let units: Set<String>
  let codes: Set<String>
  /// In the order of their first questionnaire.
  let scores: [String]
  let findings: [String]

  init(_ records: [ChartRecord], _ facts: [AnalysisFacts]) {
    var seen: Set<String> = []
    let different = records.filter { seen.insert("\($0.form.name) \($0.digest)").inserted }
    let formsOnce = different.map(\.form)
    let definitions = different.map(\.rules.definition)
    let items = formsOnce.flatMap(\.items)
    forms = Dictionary(
      zip(facts, records).map { ($0.session, $1.form) }, uniquingKeysWith: { first, _ in first })
    questionnaires = Set(formsOnce.map(\.name))
    digests = Set(records.map(\.digest))
    languages = Set(formsOnce.flatMap { $0.questionnaire.languages.map(\.language.code) })
    outcomes = Set(definitions.flatMap { $0.outcomes.map(\.id.text) })
    rules = Set(definitions.flatMap { $0.rules.map(\.id.text) })
    reasons = Set(definitions.flatMap { $0.outcomes.flatMap { $0.reasons.map(\.code.text) } })
    sections = Set(formsOnce.flatMap { $0.questionnaire.sections.map(\.id.text) })
    self.items = Set(items.map(\.id.text))
    questions = Set(formsOnce.flatMap { form in form.items.map { $0.ask[form.sourceLanguage] } })
    units = Set(items.compactMap(\.unit))
    codes = Set(
      formsOnce.flatMap { form in
        form.items.indices.flatMap { form.options(of: $0).map(\.code.text) }
      })
    scores = definitions.flatMap { $0.scores.map(\.id.text) }.firstOfEach
    findings = formsOnce.flatMap { $0.questionnaire.conditions.map(\.id.text) }.firstOfEach
  }
}

extension [String] {
  fileprivate var firstOfEach: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
