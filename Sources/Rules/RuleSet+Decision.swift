import Interview

/// What an assessment says, by places alone, in room that is kept from one patient to the next.
package struct Decision: Sendable {
  package fileprivate(set) var rulePlace = 0
  package fileprivate(set) var outcomePlace = 0
  /// Places in the outcome's reasons.
  package fileprivate(set) var reasons: [Int] = []
  /// The places of the questions that the outcome waits for, in the order of the form.
  package fileprivate(set) var missing: [Int] = []
  /// In the order of the definition; missing unless all their numbers are there.
  package fileprivate(set) var scores: [Double?] = []
  private var numbers: [Double] = []

  package init() {}

  /// The numbers of a score's questions, when all of them are there.
  fileprivate mutating func addScore(_ score: Score, of items: [Int], _ evaluation: Evaluation) {
    numbers.removeAll(keepingCapacity: true)
    for item in items {
      guard case .number(let number) = evaluation.values[item] else {
        scores.append(nil)
        return
      }
      numbers.append(number)
    }
    scores.append(score.value(of: numbers))
  }
}

extension RuleSet {
  /// The first rule that holds, and what it says; checked definitions end with one that always does.
  package func decide(
    _ evaluation: Evaluation, of form: Form, into decision: inout Decision
  ) {
    let place =
      ruleRoots.firstIndex { root in
        root.map { evaluation.truth(of: $0, in: program) == .yes } ?? true
      } ?? ruleRoots.count - 1
    let outcome = ruleOutcomes[place]
    decision.rulePlace = place
    decision.outcomePlace = outcome
    decision.reasons.removeAll(keepingCapacity: true)
    let given = definition.rules[place].reason
    for (order, root) in reasonRoots[outcome].enumerated() {
      let holds = root.map { evaluation.truth(of: $0, in: program) == .yes } ?? false
      if holds || (given != nil && given == definition.outcomes[outcome].reasons[order].code) {
        decision.reasons.append(order)
      }
    }
    decision.missing.removeAll(keepingCapacity: true)
    if let root = ruleRoots[place] {
      form.waits(for: root, in: program, evaluation, into: &decision.missing)
    }
    decision.scores.removeAll(keepingCapacity: true)
    for (order, items) in scoreItems.enumerated() {
      decision.addScore(definition.scores[order], of: items, evaluation)
    }
  }
}

extension RuleSet {
  /// For each rule whether its own condition is true, whatever holds before it.
  package func holding(_ evaluation: Evaluation) -> [Bool] {
    ruleRoots.map { root in root.map { evaluation.truth(of: $0, in: program) == .yes } ?? true }
  }
}
