import Authoring
import Interview
import Proof
import Rules

/// Looks for the patients who make a rule plain: nothing taken back, and staff silent where they can be.
struct RulePatientSearch: ~Copyable {
  private var prover: Prover
  private let loaded: LoadedQuestionnaire

  init(prover: consuming Prover, loaded: LoadedQuestionnaire) {
    self.prover = prover
    self.loaded = loaded
  }

  /// The fewest answers with which the rule at that place decides.
  mutating func patient(of rule: Int) -> AnswerSheet? {
    let goal = [prover.decides(rule: rule)]
    return prover.smallestPatient(suchThat: goal + unchanged + silentStaff)
      ?? prover.smallestPatient(suchThat: goal + unchanged)
      ?? prover.smallestPatient(suchThat: goal)
  }

  /// The nearest about whom the rule says nothing although it was tried, so that a later one decides;
  /// for the last rule the nearest whom the one before it catches.
  mutating func patient(near sheet: AnswerSheet, but rule: Int) -> AnswerSheet? {
    let last = loaded.rules.definition.rules.count - 1
    let passed =
      rule < last
      ? (0...rule).map { !prover.decides(rule: $0) }
      : rule > 0 ? [prover.decides(rule: rule - 1)] : []
    let staff = staffPlaces
    return prover.closestPatient(to: sheet, suchThat: passed + unchanged, fixed: staff)
      ?? prover.closestPatient(to: sheet, suchThat: passed + unchanged)
      ?? prover.closestPatient(to: sheet, suchThat: [!prover.decides(rule: rule)])
  }

  private var staffPlaces: [Int] {
    loaded.form.items.indices.filter { place in
      switch loaded.form.section(of: place).respondent {
      case .staff: true
      case .patient: false
      }
    }
  }

  private var unchanged: [Literal] {
    loaded.form.items.indices.map { !prover.isMarkedChanged($0) }
  }

  private var silentStaff: [Literal] {
    mutating get { staffPlaces.map { prover.answered(nil, at: $0) } }
  }
}
