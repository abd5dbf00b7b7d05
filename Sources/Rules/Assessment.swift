import Interview

/// What the rules make of the answers.
package struct Assessment: Sendable {
  /// The place of the rule that held first.
  let rulePlace: Int
  let outcomePlace: Int
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
    let place = deciding(evaluation)
    let outcomePlace = ruleOutcomes[place]
    let rule = definition.rules[place]
    return Assessment(
      rulePlace: place, outcomePlace: outcomePlace, rule: rule,
      outcome: definition.outcomes[outcomePlace],
      reasons: reasons(of: outcomePlace, for: rule, evaluation),
      missing: ruleRoots[place].map { form.waits(for: $0, in: program, evaluation).sorted() } ?? [],
      scores: scoreItems.indices.map { score($0, evaluation) },
      evaluation: evaluation)
  }

  /// The first rule that holds; checked definitions end with one that always does.
  private func deciding(_ evaluation: Evaluation) -> Int {
    ruleRoots.firstIndex { root in
      root.map { evaluation.truth(of: $0, in: program) == .yes } ?? true
    } ?? ruleRoots.count - 1
  }

  private func reasons(
    of outcome: Int, for rule: Rule, _ evaluation: Evaluation
  ) -> [Reason.Code] {
    var codes: [Reason.Code] = []
    for (reason, root) in zip(definition.outcomes[outcome].reasons, reasonRoots[outcome]) {
      let holds = root.map { evaluation.truth(of: $0, in: program) == .yes } ?? false
      if holds || rule.reason == reason.code { codes.append(reason.code) }
    }
    return codes
  }

  private func score(_ place: Int, _ evaluation: Evaluation) -> Double? {
    var numbers: [Double] = []
    for item in scoreItems[place] {
      guard case .number(let number) = evaluation.values[item] else { return nil }
      numbers.append(number)
    }
    return definition.scores[place].value(of: numbers)
  }
}

extension Assessment {
  package func truth(of finding: NamedCondition.ID, in form: Form) -> Truth {
    form.place(of: finding).map { evaluation.truths[$0] } ?? .unknown
  }
}
