import Interview
import Rules

extension Prover {
  mutating func unheldWarnings() throws(ProofError) -> [Refutation] {
    let staffSilent = form.items.indices.filter { form.section(of: $0).respondent == .staff }
      .map { !anybody.inputs[$0].isAnswered }
    var refutations: [Refutation] = []
    for (place, condition) in form.questionnaire.conditions.enumerated()
    where condition.warns != nil {
      let goal = [anybody.settled.truths[place].yes, reaches(.none, in: anybody)] + staffSilent
      guard let shown = try shown(goal, confirmed: { $0.outcome.tier > .hold }) else { continue }
      refutations.append(
        Refutation(
          fact: .warningIsNotHeld(condition: place), site: site(of: shown), shown: shown))
    }
    return refutations
  }

  mutating func uncountedWarnings() throws(ProofError) -> [Refutation] {
    var refutations: [Refutation] = []
    for item in form.items.indices {
      for option in form.facts[item].warnings.places where !canWarn(option, of: item) {
        let shown = try unseen(option, of: item)
        refutations.append(
          Refutation(
            fact: .warningNeverCounts(item: item, option: option),
            site: .form(.item(item, .id)), shown: shown))
      }
    }
    return refutations
  }

  /// With this answer alone, some patient's finding warns that does not without it.
  private mutating func canWarn(_ option: Int, of item: Int) -> Bool {
    let input = anybody.inputs[item]
    let without = anybody(without: item)
    let starts = form.questionnaire.conditions.indices
      .filter { form.questionnaire.conditions[$0].warns != nil }
      .map { place in
        encoder.circuit.all([
          anybody.settled.truths[place].yes, !without.settled.truths[place].yes,
        ])
      }
    let others = input.options.indices.filter { $0 != option }.map { !input.options[$0] }
    return solve([input.options[option], encoder.circuit.any(starts)] + others) == .possible
  }

  /// Whoever gets furthest with this answer.
  private mutating func unseen(
    _ option: Int, of item: Int
  ) throws(ProofError) -> Refutation.Shown? {
    for tier in Tier.allCases.sorted().reversed() {
      let goal = [anybody.inputs[item].options[option], reaches(tier, in: anybody)]
      if let shown = try shown(goal, confirmed: { $0.outcome.tier >= tier }) { return shown }
    }
    return nil
  }
}
