import Interview
import Rules

extension Prover {
  /// The fewest answers that have to be others for the goal. Among as few, rather definite ones than
  /// none, no new warnings, such as a patient can change, and a friendlier outcome, in this order.
  mutating func nearestChange(
    from sheet: AnswerSheet, to goal: [Literal], meeting isMet: (Outcome.ID) -> Bool
  ) throws(ProofError) -> NearestChange? {
    var kept = goal
    var differs: [Literal] = []
    var isDefinite: [Literal] = []
    var isCalm: [Literal] = []
    var isLasting: [Literal] = []
    for place in form.items.indices {
      let same = isSaid(Said(place, in: sheet))
      differs.append(!same)
      isDefinite.append(encoder.circuit.any([same, definite(place)]))
      isCalm += form.facts[place].warnings.places.map { warning in
        encoder.circuit.any([same, !anybody.inputs[place].options[warning]])
      }
      if isSettled(place, in: sheet) { isLasting.append(same) }
      // Nobody is asked to take a warning back.
      if !sheet.changed.contains(place) { kept.append(!isMarkedChanged(place)) }
    }
    kept.removeAll { $0 == .yes }
    let costs = differs.filter { !$0.isConstant }
    let details = encoder.blueprint.details(of: anybody.inputs)
    guard find(kept, withFewestOf: costs, details: details) else { return nil }
    let fewest = costs.count { search.holds($0) }
    let counted = encoder.circuit.counted(costs, upTo: fewest + 1)
    var chosen = kept + (fewest < counted.count ? [!counted[fewest]] : [])
    for wish in [isDefinite, isCalm, isLasting, [isFriendlier(than: sheet)]]
    where solve(chosen + wish) == .possible {
      chosen += wish
    }
    guard find(chosen, withFewestOf: costs, details: details) else {
      throw .replayDisagrees(sheet)
    }
    return try change(from: sheet, meeting: isMet)
  }

  /// An answer that says something.
  private mutating func definite(_ place: Int) -> Literal {
    let input = anybody.inputs[place]
    let unknown = form.facts[place].unknown.places.map { !input.options[$0] }
    return encoder.circuit.all([input.isAnswered] + unknown)
  }

  /// The answer is there and says what no patient can change.
  private func isSettled(_ place: Int, in sheet: AnswerSheet) -> Bool {
    !form.items[place].isChangeable
      && sheet[place].map { !form.isDeclined($0, at: place) } ?? false
  }

  /// The outcome is of a higher tier.
  private mutating func isFriendlier(than sheet: AnswerSheet) -> Literal {
    let tier = rules.assess(sheet, of: form).outcome.tier
    return Tier.allCases.sorted().first { $0 > tier }.map { reaches($0) } ?? .no
  }

  /// From this patient to the last example.
  private mutating func change(
    from sheet: AnswerSheet, meeting isMet: (Outcome.ID) -> Bool
  ) throws(ProofError) -> NearestChange {
    let other = example(of: anybody.inputs, unchangedFrom: sheet)
    let assessment = rules.assess(other, of: form)
    guard isMet(assessment.outcome.id) else { throw .replayDisagrees(other) }
    let changes = form.items.indices.compactMap { place -> NearestChange.Change? in
      let (before, after) = (Said(place, in: sheet), Said(place, in: other))
      guard before != after else { return nil }
      let isByPatient = form.section(of: place).respondent == .patient
      return NearestChange.Change(
        from: before, to: after,
        isChangeable: isByPatient && !isSettled(place, in: sheet))
    }
    return NearestChange(
      outcome: assessment.outcome.id, rule: assessment.rule.id, changes: changes)
  }
}
