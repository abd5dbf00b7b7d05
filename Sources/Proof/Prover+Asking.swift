import Interview
import Rules

/// What can be said of anybody, and asked of all patients at once.
extension Prover {
  /// This rule, by its place, decides.
  package func decides(rule place: Int) -> Literal { deciding[place] }

  package mutating func gets(_ outcome: Outcome.ID) -> Literal { gets([outcome], in: anybody) }

  /// The outcome is of this tier or a higher one.
  package mutating func reaches(_ tier: Tier) -> Literal { reaches(tier, in: anybody) }

  /// A number in it has to be one that a condition of the form or the rules compares with.
  package mutating func truth(of condition: Condition) -> Rails {
    encoder.rails(of: condition, in: anybody.settled)
  }

  /// The question was answered so, as far as conditions can tell, or not at all.
  package mutating func answered(_ answer: FittingAnswer?, at place: Int) -> Literal {
    let input = anybody.inputs[place]
    switch answer {
    case nil:
      return !input.isAnswered
    case .text:
      return input.text
    case .number(let number):
      return input.regions[encoder.blueprint.lines[place].region(of: number)]
    case .picked(let picks):
      return encoder.circuit.all(
        input.options.indices.map {
          picks.contains($0) ? input.options[$0] : !input.options[$0]
        })
    }
  }

  /// A warning was taken back at this question.
  package func isMarkedChanged(_ place: Int) -> Literal { anybody.inputs[place].isChanged }

  /// Some patient of whom all this holds; nothing when there can be none.
  package mutating func patient(suchThat goal: [Literal]) -> AnswerSheet? {
    solve(goal) == .possible ? example(of: anybody.inputs) : nil
  }

  /// As `patient(suchThat:)`, with as few answers as there can be.
  package mutating func smallestPatient(suchThat goal: [Literal]) -> AnswerSheet? {
    findSmallest(goal, of: anybody.inputs) ? example(of: anybody.inputs) : nil
  }

  /// The patient of whom all this holds and who differs in as few answers as possible.
  /// - Parameter fixed: Questions whose answers stay as they are.
  package mutating func closestPatient(
    to sheet: AnswerSheet, suchThat goal: [Literal], fixed: [Int] = []
  ) -> AnswerSheet? {
    var kept: [Literal] = []
    var costs: [Literal] = []
    for place in form.items.indices {
      let mark = isMarkedChanged(place)
      let same = encoder.circuit.all([
        answered(sheet[place], at: place), sheet.changed.contains(place) ? mark : !mark,
      ])
      if fixed.contains(place) { kept.append(same) } else { costs.append(!same) }
    }
    costs.removeAll(where: \.isConstant)
    let found = find(
      goal + kept, withFewestOf: costs, details: encoder.blueprint.details(of: anybody.inputs))
    return found ? example(of: anybody.inputs, unchangedFrom: sheet) : nil
  }

  /// Of the assumptions, some that already rule out the goal, none of which can be spared; nothing
  /// when a patient fits all of them.
  package mutating func whyImpossible(
    _ goal: [Literal], assuming assumptions: [Literal]
  ) -> [Literal]? {
    guard solve(goal + assumptions) == .impossible else { return nil }
    var needed = assumptions.filter { search.isNeeded($0) }
    for candidate in needed {
      let rest = needed.filter { $0 != candidate }
      guard rest.count < needed.count, solve(goal + rest) == .impossible else { continue }
      needed = rest.filter { search.isNeeded($0) }
    }
    return needed
  }
}
