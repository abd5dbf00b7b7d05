import Interview
import Rules

extension Prover {
  mutating func deadRules() throws(ProofError) -> [Refutation] {
    var refutations: [Refutation] = []
    for place in deciding.indices {
      guard let patient = patient(suchThat: [deciding[place]]) else {
        refutations.append(try dead(place))
        continue
      }
      guard rules.assess(patient, of: form).rule.id == rules.definition.rules[place].id else {
        throw .replayDisagrees(patient)
      }
    }
    return refutations
  }

  private mutating func dead(_ place: Int) throws(ProofError) -> Refutation {
    guard solve([anybody.rules[place]]) == .possible else { return try neverHolding(place) }
    let earlier = coverers(of: place)
    let others = (0..<place).filter { !earlier.contains($0) }.map { !anybody.rules[$0] }
    let names = earlier.map { rules.definition.rules[$0].id }
    let shown = try shown(
      [anybody.rules[place]] + others, confirmed: { names.contains($0.rule.id) })
    return Refutation(
      fact: .ruleNeverDecides(place, after: earlier), site: .rules(.rule(place, .id)),
      shown: shown)
  }

  /// Shown by whom all but one part of the condition is true, where there is such a part.
  private mutating func neverHolding(_ place: Int) throws(ProofError) -> Refutation {
    guard case .all(let parts)? = rules.definition.rules[place].when else {
      return Refutation(fact: .ruleNeverHolds(place), site: .rules(.rule(place, .id)), shown: nil)
    }
    let truths = parts.map { encoder.rails(of: $0, in: anybody.settled).yes }
    for part in parts.indices.reversed() {
      let rest = truths.indices.filter { $0 != part }.map { truths[$0] }
      guard let shown = try shown(rest, confirmed: { _ in true }) else { continue }
      let path = ConditionPath().child(part)
      return Refutation(
        fact: .ruleNeverHolds(place), site: .rules(.rule(place, .when(path))), shown: shown)
    }
    return Refutation(fact: .ruleNeverHolds(place), site: .rules(.rule(place, .id)), shown: nil)
  }

  /// The rules before this one without which it would decide about somebody.
  private mutating func coverers(of place: Int) -> [Int] {
    let before = (0..<place).map { !anybody.rules[$0] }
    let needed = whyImpossible([anybody.rules[place]], assuming: before) ?? []
    return before.indices.filter { needed.contains(before[$0]) }
  }
}
