import Interview

extension RuleDefinition {
  func propertyProblems(_ form: Form) -> [RuleProblem] {
    properties.enumerated().flatMap { place, property in
      property.problems(for: form, self).map { RuleProblem($0.fact, at: .property(place, $0.part)) }
    }
  }
}

extension Property {
  fileprivate typealias Found = (fact: RuleProblem.Fact, part: RulePlace.PropertyPart)

  fileprivate func problems(for form: Form, _ definition: RuleDefinition) -> [Found] {
    switch claim {
    case .promised(let patients, let promises):
      return faults(in: patients.when, form) { .when($0) }
        + unknownItems(patients.unanswered, form) { .unanswered($0) }
        + unknownOutcomes(patients.getting, definition) { .getting($0) }
        + promises.flatMap { problems(of: $0, form, definition) }
    case .leavingOut(.items(let items), _):
      return unknownItems(items, form) { .leavingOut($0) }
    case .neverChangesOutcome(let items):
      return unknownItems(items, form) { .neverChanging($0) }
    case .leavingOut(.patientQuestions, _), .oneRuleDecides:
      return []
    }
  }

  private func problems(
    of promise: Promise, _ form: Form, _ definition: RuleDefinition
  ) -> [Found] {
    switch promise {
    case .tier, .handout, .saysNothingOf:
      return []
    case .outcome(let outcomes):
      return unknownOutcomes(outcomes, definition) { .outcome($0) }
    case .holds(let condition):
      return faults(in: condition, form) { .holds($0) }
    case .answered(let items):
      return unknownItems(items, form) { .answered($0) }
    case .names(let findings):
      return findings.enumerated().compactMap { order, finding in
        guard form.place(of: finding) == nil else { return nil }
        let nearest = Spelling.nearest(to: finding, in: form.conditionNames)
        return (.unknownFinding(finding, nearest: nearest), .names(order))
      }
    }
  }

  private func faults(
    in condition: Condition?, _ form: Form, at part: (ConditionPath) -> RulePlace.PropertyPart
  ) -> [Found] {
    condition.map { form.faults(in: $0) }?.map { (.condition($0.fact), part($0.path)) } ?? []
  }

  private func unknownItems(
    _ items: [Item.ID], _ form: Form, at part: (Int) -> RulePlace.PropertyPart
  ) -> [Found] {
    items.enumerated().compactMap { order, item in
      guard form.place(of: item) == nil else { return nil }
      return (
        .unknownItem(item, nearest: Spelling.nearest(to: item, in: form.itemNames)), part(order)
      )
    }
  }

  private func unknownOutcomes(
    _ outcomes: [Outcome.ID], _ definition: RuleDefinition,
    at part: (Int) -> RulePlace.PropertyPart
  ) -> [Found] {
    let known = definition.outcomes.map(\.id.text)
    return outcomes.enumerated().compactMap { order, outcome in
      guard !known.contains(outcome.text) else { return nil }
      return (
        .unknownOutcome(outcome, nearest: Spelling.nearest(to: outcome, in: known)), part(order)
      )
    }
  }
}
