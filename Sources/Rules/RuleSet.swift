import Interview

/// A rule definition without problems, for one form.
package struct RuleSet: Sendable {
  package let definition: RuleDefinition
  let program: ConditionProgram
  /// One for each rule; missing where the rule always holds.
  let ruleRoots: [Int32?]
  /// For each rule, the place of its outcome.
  let ruleOutcomes: [Int]
  /// For each outcome and each of its reasons; missing where only a rule gives it.
  let reasonRoots: [[Int32?]]
  /// For each score, the places of its questions.
  let scoreItems: [[Int]]
  /// One for each entry of the checklist.
  let checklistRoots: [ChecklistRoots]

  /// The only way to make a rule set; it is missing exactly when there are problems.
  package static func checking(
    _ definition: RuleDefinition, for form: Form
  ) -> (ruleSet: RuleSet?, problems: [RuleProblem]) {
    let problems = definition.problems(for: form)
    return problems.isEmpty ? (RuleSet(definition, for: form), []) : (nil, problems)
  }

  private init(_ definition: RuleDefinition, for form: Form) {
    var program = ConditionProgram()
    ruleRoots = definition.rules.map { rule in rule.when.map { program.add($0, in: form) } }
    ruleOutcomes = definition.rules.map { rule in
      definition.outcomes.firstIndex { $0.id == rule.outcome } ?? 0
    }
    reasonRoots = definition.outcomes.map { outcome in
      outcome.reasons.map { reason in reason.when.map { program.add($0, in: form) } }
    }
    scoreItems = definition.scores.map { $0.items.compactMap { form.place(of: $0) } }
    checklistRoots = (definition.checklist?.entries ?? []).map { entry in
      ChecklistRoots(
        applies: entry.applies.map { program.add($0, in: form) },
        when: entry.when.map { program.add($0, in: form) })
    }
    self.definition = definition
    self.program = program
  }

  package func outcome(_ id: Outcome.ID) -> Outcome? {
    definition.outcomes.first { $0.id == id }
  }
}
