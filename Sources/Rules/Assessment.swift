import Interview

/// What the rules make of the answers.
package struct Assessment: Sendable {
  /// The rule that held first.
  package let rule: Rule
  package let outcome: Outcome
  package let reasons: [Reason.Code]
  /// The places of the questions that the outcome waits for, in the order of the form.
  package let missing: [Int]
  /// In the order of the definition; missing unless all their numbers are there.
  package let scores: [Double?]
  package let evaluation: Evaluation
}

extension RuleSet {
  package func assess(_ sheet: AnswerSheet, of form: Form) -> Assessment {
    assess(form.evaluate(sheet), of: form)
  }

  package func assess(_ session: Session) -> Assessment {
    assess(session.sheet, of: session.form)
  }

  package func assess(_ evaluation: Evaluation, of form: Form) -> Assessment {
    var decision = Decision()
    decide(evaluation, of: form, into: &decision)
    let outcome = definition.outcomes[decision.outcomePlace]
    return Assessment(
      rule: definition.rules[decision.rulePlace], outcome: outcome,
      reasons: decision.reasons.map { outcome.reasons[$0].code }, missing: decision.missing,
      scores: decision.scores, evaluation: evaluation)
  }
}

extension Assessment {
  package func truth(of finding: NamedCondition.ID, in form: Form) -> Truth {
    form.place(of: finding).map { evaluation.truths[$0] } ?? .unknown
  }
}
