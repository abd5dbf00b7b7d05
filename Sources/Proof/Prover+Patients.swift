import Interview
import Rules

extension Prover {
  /// The answers in the solver's last example.
  func example(of inputs: [ItemInput]) -> AnswerSheet {
    var sheet = form.blankSheet
    for (place, input) in inputs.enumerated() {
      sheet[place] = answer(input, at: place)
      if search.holds(input.isChanged) { sheet.markChanged(place) }
    }
    return sheet
  }

  /// As above, but with the very numbers and words of this sheet where they are as good.
  func example(of inputs: [ItemInput], unchangedFrom before: AnswerSheet) -> AnswerSheet {
    var sheet = example(of: inputs)
    for place in form.items.indices {
      switch (sheet[place], before[place]) {
      case (.text?, .text(let words)?):
        sheet[place] = .text(words)
      case (.number(let new)?, .number(let old)?):
        let line = encoder.blueprint.lines[place]
        if line.region(of: new) == line.region(of: old) { sheet[place] = .number(old) }
      case _: break
      }
    }
    return sheet
  }

  private func answer(_ input: ItemInput, at place: Int) -> FittingAnswer? {
    let picks = input.options.indices.filter { search.holds(input.options[$0]) }
      .reduce(Picks()) { $0.union(Picks($1)) }
    if !picks.isEmpty { return .picked(picks) }
    for (region, literal) in input.regions.enumerated() where search.holds(literal) {
      return encoder.blueprint.examples[place][region].map { .number($0) }
    }
    return search.holds(input.text) ? .text("…") : nil
  }

  /// Leaves the solver with an example of the goal that has as few answers as there can be.
  /// - Returns: Whether there is one.
  mutating func findSmallest(_ goal: [Literal], of inputs: [ItemInput]) -> Bool {
    let costs = inputs.flatMap { [$0.isAnswered, $0.isChanged] }.filter { !$0.isConstant }
    return find(goal, withFewestOf: costs, details: details(of: inputs))
  }

  /// Leaves the solver with an example of which as few of the costs hold as possible, and then as
  /// few of the details, the first ones first.
  mutating func find(
    _ goal: [Literal], withFewestOf costs: [Literal], details: [Literal]
  ) -> Bool {
    guard solve(goal) == .possible else { return false }
    var present = costs.filter { search.holds($0) }
    var absent = costs.filter { !search.holds($0) }
    for cost in present where present.contains(cost) {
      guard solve(goal + absent.map { !$0 } + [!cost]) == .possible else { continue }
      present = costs.filter { search.holds($0) }
      absent = costs.filter { !search.holds($0) }
    }
    let patience = Int32(Self.patience / max(1, costs.count))
    let counted = encoder.circuit.counted(costs, upTo: present.count + 1)
    while let most = present.indices.last,
      solve(goal + [!counted[most]], conflicts: patience) == .possible
    {
      present = costs.filter { search.holds($0) }
    }
    let bound = present.count < counted.count ? [!counted[present.count]] : []
    return settle(
      goal + bound, avoiding: costs.count > Self.plainLimit ? [] : costs.reversed() + details)
  }

  /// Conflicts after which a smaller example is no longer looked for, for each question less.
  private static let patience = 400_000

  /// With more questions than this, an example is not made the plainest of its size.
  static let plainLimit = 150

  /// What distracts in an example, worst first: warnings, then picks beside “none”, then the later
  /// of two options and the higher of two numbers.
  func details(of inputs: [ItemInput]) -> [Literal] {
    var groups: [[Literal]] = [[], [], []]
    for (place, input) in inputs.enumerated().reversed() {
      let facts = form.facts[place]
      for option in input.options.indices.reversed() {
        let group =
          facts.warnings.contains(option)
          ? 0 : form.items[place].kind == .many && !facts.exclusive.contains(option) ? 1 : 2
        groups[group].append(input.options[option])
      }
      groups[2] += input.regions.reversed()
    }
    return groups.flatMap { $0 }.filter { !$0.isConstant }
  }

  /// Leaves the one example that avoids these in this order, whatever the solver would choose.
  private mutating func settle(_ goal: [Literal], avoiding details: [Literal]) -> Bool {
    guard solve(goal) == .possible else { return false }
    var fixed = goal
    for detail in details {
      if search.holds(detail) {
        guard solve(fixed + [!detail]) == .possible else {
          guard solve(fixed) == .possible else { return false }
          continue
        }
      }
      fixed.append(!detail)
    }
    return solve(fixed) == .possible
  }
}
