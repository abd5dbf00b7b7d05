import Authoring
import Interview
import Proof
import Rules

/// Two patients who differ as little as can be, of whom a rule decides about one only.
struct RulePatients {
  /// The fewest answers with which the rule decides.
  let gets: [Statement]
  /// What the nearest patient answers otherwise, about whom it does not decide.
  let misses: [Statement]
  /// What that patient gets.
  let missing: String
}

extension RulePatients {
  /// A pair for each rule that decides about anybody, by the rule's name, each replayed.
  static func all(of loaded: LoadedQuestionnaire) throws(ProofError) -> [Rule.ID: RulePatients] {
    var search = RulePatientSearch(
      prover: try Prover(form: loaded.form, rules: loaded.rules), loaded: loaded)
    var patients: [Rule.ID: RulePatients] = [:]
    for (place, rule) in loaded.rules.definition.rules.enumerated() {
      guard let gets = search.patient(of: place),
        let misses = search.patient(near: gets, but: place)
      else { continue }
      let assessment = loaded.rules.assess(misses, of: loaded.form)
      guard loaded.rules.assess(gets, of: loaded.form).rule.id == rule.id else {
        throw .replayDisagrees(gets)
      }
      guard assessment.rule.id != rule.id else { throw .replayDisagrees(misses) }
      patients[rule.id] = RulePatients(
        gets, misses, "\(assessment.rule.id) (\(assessment.outcome.title.source))", in: loaded.form)
    }
    return patients
  }

  /// What most patients of rules have in common, to be said once; nothing when that is little.
  static func usualStart(of patients: some Collection<RulePatients>) -> [Statement] {
    var counts: [Statement: Int] = [:]
    for patient in patients { for answer in patient.gets { counts[answer, default: 0] += 1 } }
    let usual = Set(counts.filter { $0.value * 4 >= patients.count * 3 }.keys)
    guard usual.count > 2, let whole = patients.first(where: { usual.isSubset(of: $0.gets) })
    else { return [] }
    return whole.gets.filter(usual.contains)
  }

  private init(
    _ gets: AnswerSheet, _ misses: AnswerSheet, _ missing: String, in form: Form
  ) {
    let answered = form.items.indices.filter { gets[$0] != nil || gets.changed.contains($0) }
    let different = form.items.indices.filter {
      gets[$0] != misses[$0] || gets.changed.contains($0) != misses.changed.contains($0)
    }
    self.gets = answered.map { Self.statement(of: gets, at: $0, in: form) }
    self.misses = different.map { Self.statement(of: misses, at: $0, in: form) }
    self.missing = missing
  }

  private static func statement(
    of patient: AnswerSheet, at place: Int, in form: Form
  ) -> Statement {
    let language = form.questionnaire.languages.first?.language ?? "en"
    let answer =
      patient[place].map { "“\(form.words(for: $0, at: place, in: language))”" } ?? "no answer"
    let mark = patient.changed.contains(place) ? ", after a warning was taken back" : ""
    return Statement("“\(form.items[place].ask[language])” → \(answer)\(mark)")
  }
}
