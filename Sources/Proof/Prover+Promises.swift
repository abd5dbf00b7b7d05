import Interview
import Rules

extension Prover {
  mutating func brokenPromises(at place: Int) throws(ProofError) -> [Refutation] {
    switch rules.definition.properties[place].claim {
    case .oneRuleDecides:
      return try refutations(of: .oneOutcome)
    case .neverChangesOutcome(let items):
      var refutations: [Refutation] = []
      for item in items.compactMap({ form.place(of: $0) }) {
        let shown = try outcomeChange(by: item)
        refutations += self.refutations(.outcomeChanges(property: place, item: item), shown)
      }
      return refutations
    case .leavingOut(let left, let tiers):
      var refutations: [Refutation] = []
      for item in places(of: left) {
        let shown = try raised(to: tiers, in: anybody(without: item))
        refutations += self.refutations(.leavingOutRaises(property: place, item: item), shown)
      }
      return refutations
    case .promised(let patients, let promises):
      return try broken(promises, for: patients, property: place)
    }
  }

  private func places(of left: Property.LeftOut) -> [Int] {
    switch left {
    case .patientQuestions:
      form.items.indices.filter { form.section(of: $0).respondent == .patient }
    case .items(let items):
      items.compactMap { form.place(of: $0) }
    }
  }

  private mutating func broken(
    _ promises: [Property.Promise], for patients: Property.Patients, property: Int
  ) throws(ProofError) -> [Refutation] {
    var scope: [Literal] = []
    if let when = patients.when {
      scope.append(encoder.rails(of: when, in: anybody.settled).yes)
    }
    if !patients.getting.isEmpty { scope.append(gets(Set(patients.getting), in: anybody)) }
    let places = patients.unanswered.compactMap { form.place(of: $0) }
    let scopes =
      places.isEmpty ? [scope] : places.map { scope + [isUnanswered($0)] }
    guard scopes.contains(where: { solve($0) == .possible }) else {
      return [
        Refutation(
          fact: .aboutNobody(property: property), site: .rules(.property(property, .id)),
          shown: nil)
      ]
    }
    var refutations: [Refutation] = []
    for scope in scopes {
      for promise in promises {
        refutations += try broken(promise, in: scope, property: property)
      }
    }
    return refutations
  }

  private mutating func broken(
    _ promise: Property.Promise, in scope: [Literal], property: Int
  ) throws(ProofError) -> [Refutation] {
    switch promise {
    case .tier(let tiers):
      return try broken(in: scope, property) { tiers.contains($0.tier) }
    case .outcome(let outcomes):
      return try broken(in: scope, property) { outcomes.contains($0.id) }
    case .handout(let handout):
      return try broken(in: scope, property) { $0.handout == handout }
    case .holds(let condition):
      let holds = encoder.rails(of: condition, in: anybody.settled).yes
      let shown = try shown(scope + [!holds]) { _ in true }
      return refutations(.promiseBroken(property: property), shown)
    case .answered(let items):
      let unanswered = items.compactMap { form.place(of: $0) }.map { isUnanswered($0) }
      let shown = try shown(scope + [encoder.circuit.any(unanswered)]) { _ in true }
      return refutations(.promiseBroken(property: property), shown)
    case .names(let findings):
      var refutations: [Refutation] = []
      for finding in findings { refutations += try unnamed(finding, in: scope, property) }
      return refutations
    case .saysNothingOf(let words):
      var refutations: [Refutation] = []
      for word in words {
        let silent = Set(rules.definition.outcomes.filter { !says(word, $0) }.map(\.id))
        let shown = try outcomeShown(in: scope, otherThan: silent)
        refutations += self.refutations(.wordIsSaid(property: property, word), shown)
      }
      return refutations
    }
  }

  private mutating func broken(
    in scope: [Literal], _ property: Int, unless isKept: (Outcome) -> Bool
  ) throws(ProofError) -> [Refutation] {
    let kept = Set(rules.definition.outcomes.filter(isKept).map(\.id))
    return refutations(
      .promiseBroken(property: property), try outcomeShown(in: scope, otherThan: kept))
  }

  private mutating func outcomeShown(
    in scope: [Literal], otherThan kept: Set<Outcome.ID>
  ) throws(ProofError) -> Refutation.Shown? {
    try shown(scope + [!gets(kept, in: anybody)]) { !kept.contains($0.outcome.id) }
  }

  /// The finding is true or unknown, and the outcome does not name it to both readers.
  private mutating func unnamed(
    _ finding: NamedCondition.ID, in scope: [Literal], _ property: Int
  ) throws(ProofError) -> [Refutation] {
    guard let place = form.place(of: finding) else { return [] }
    let naming = Set(
      rules.definition.outcomes.filter { $0.list.contains(finding) && $0.namesItsList }.map(\.id))
    let goal = scope + [!anybody.settled.truths[place].no, !gets(naming, in: anybody)]
    let shown = try shown(goal) { !naming.contains($0.outcome.id) }
    return refutations(.notNamed(property: property, finding), shown)
  }

  private func refutations(_ fact: Refutation.Fact, _ shown: Refutation.Shown?) -> [Refutation] {
    shown.map { [Refutation(fact: fact, site: site(of: $0), shown: $0)] } ?? []
  }
}
