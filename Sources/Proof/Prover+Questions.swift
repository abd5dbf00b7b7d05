import Interview
import Rules

extension Prover {
  mutating func uselessQuestions() throws(ProofError) -> [Refutation] {
    let promised = rules.definition.properties.flatMap { property -> [Item.ID] in
      switch property.claim {
      case .neverChangesOutcome(let items): items
      case .promised, .leavingOut, .oneRuleDecides: []
      }
    }
    var refutations: [Refutation] = []
    for item in form.items.indices where !promised.contains(form.items[item].id) {
      guard try !matters(item) else { continue }
      refutations.append(
        Refutation(fact: .neverMatters(item: item), site: .form(.item(item, .id)), shown: nil))
    }
    return refutations
  }

  /// Words are never compared; every other answer should change some rule or finding.
  private mutating func matters(_ item: Int) throws(ProofError) -> Bool {
    switch form.items[item].kind {
    case .text: return true
    case .one, .oneOfPicked, .many, .scale, .number: break
    }
    let sheet = anybody(without: item)
    var pairs = zip(anybody.settled.truths, sheet.settled.truths)
      .flatMap { [($0.yes, $1.yes), ($0.no, $1.no)] }
    pairs += zip(anybody.rules, sheet.rules)
    let differences = pairs.filter { $0 != $1 }.map { encoder.circuit.differ($0, $1) }
    guard canHold(oneOf: differences) else { return false }
    let (patient, other) = (example(of: anybody.inputs), example(of: sheet.inputs))
    let evaluations = (form.evaluate(patient), form.evaluate(other))
    guard
      evaluations.0.truths != evaluations.1.truths
        || rules.holding(evaluations.0) != rules.holding(evaluations.1)
    else { throw .replayDisagrees(patient) }
    return true
  }

  /// Leaves an example in the solver; mostly the first statements that come to hand already have one.
  private mutating func canHold(oneOf differences: [Literal]) -> Bool {
    for difference in differences.prefix(4) where solve([difference]) == .possible { return true }
    let rest = Array(differences.dropFirst(4))
    return !rest.isEmpty && solve([encoder.circuit.any(rest)]) == .possible
  }

  /// Two patients with different outcomes who differ in this answer.
  mutating func outcomeChange(by item: Int) throws(ProofError) -> Refutation.Shown? {
    let sheet = anybody(without: item)
    guard sheet.rules != anybody.rules else { return nil }
    var differences: [Literal] = []
    for outcome in rules.definition.outcomes {
      let before = gets([outcome.id], in: anybody)
      let after = gets([outcome.id], in: sheet)
      differences.append(encoder.circuit.differ(before, after))
    }
    return try shown([encoder.circuit.any(differences)], beside: sheet) {
      $0.outcome.id != $1.outcome.id
    }
  }
}
