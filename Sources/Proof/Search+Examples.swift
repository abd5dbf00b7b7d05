import Interview

extension Search {
  /// The answers in the solver's last example.
  func answers(of inputs: [ItemInput], _ blueprint: Blueprint) -> AnswerSheet {
    var sheet = blueprint.form.blankSheet
    for (place, input) in inputs.enumerated() {
      sheet[place] = answer(input, at: place, blueprint)
      if holds(input.isChanged) { sheet.markChanged(place) }
    }
    return sheet
  }

  private func answer(
    _ input: ItemInput, at place: Int, _ blueprint: Blueprint
  ) -> FittingAnswer? {
    let picks = input.options.indices.filter { holds(input.options[$0]) }
      .reduce(Picks()) { $0.union(Picks($1)) }
    if !picks.isEmpty { return .picked(picks) }
    for (region, literal) in input.regions.enumerated() where holds(literal) {
      return blueprint.examples[place][region].map { .number($0) }
    }
    return holds(input.text) ? .text("…") : nil
  }

  /// Leaves the solver with an example of which as few of the costs hold as possible, and then as
  /// few of the details, the first ones first.
  mutating func find(
    _ goal: [Literal], withFewestOf costs: [Literal], details: [Literal],
    in circuit: inout Circuit
  ) -> Bool {
    guard solve(goal, in: circuit) == .possible else { return false }
    var present = costs.filter { holds($0) }
    var absent = costs.filter { !holds($0) }
    for cost in present where present.contains(cost) {
      guard solve(goal + absent.map { !$0 } + [!cost], in: circuit) == .possible else { continue }
      present = costs.filter { holds($0) }
      absent = costs.filter { !holds($0) }
    }
    let patience = Int32(Self.patience / max(1, costs.count))
    let counted = circuit.counted(costs, upTo: present.count + 1)
    while let most = present.indices.last,
      solve(goal + [!counted[most]], in: circuit, conflicts: patience) == .possible
    {
      present = costs.filter { holds($0) }
    }
    let bound = present.count < counted.count ? [!counted[present.count]] : []
    return settle(
      goal + bound, avoiding: costs.count > Self.plainLimit ? [] : costs.reversed() + details,
      in: circuit)
  }

  /// Conflicts after which a smaller example is no longer looked for, for each question less.
  private static let patience = 400_000

  /// With more questions than this, an example is not made the plainest of its size.
  static let plainLimit = 150

  /// Leaves the one example that avoids these in this order, whatever the solver would choose.
  private mutating func settle(_ goal: [Literal], avoiding details: [Literal], in circuit: Circuit)
    -> Bool
  {
    guard solve(goal, in: circuit) == .possible else { return false }
    var fixed = goal
    for detail in details {
      if holds(detail) {
        guard solve(fixed + [!detail], in: circuit) == .possible else {
          guard solve(fixed, in: circuit) == .possible else { return false }
          continue
        }
      }
      fixed.append(!detail)
    }
    return solve(fixed, in: circuit) == .possible
  }
}
