import Interview

extension RuleDefinition {
  func problems(for form: Form) -> [RuleProblem] {
    var problems = rules.isEmpty ? [RuleProblem(.noRules, at: .rules)] : []
    problems += duplicates(.rule, rules.map(\.id.text)) { .rule($0, .id) }
    problems += duplicates(.outcome, outcomes.map(\.id.text)) { .outcome($0, .id) }
    problems += duplicates(.score, scores.map(\.id.text)) { .score($0, .id) }
    problems += duplicates(.passage, passages.map(\.id.text)) { .passage($0) }
    problems += duplicates(.property, properties.map(\.id.text)) { .property($0, .id) }
    for place in rules.indices { problems += ruleProblems(at: place, form) }
    for place in outcomes.indices { problems += outcomeProblems(at: place, form) }
    problems += checklistProblems(form)
    problems += propertyProblems(form)
    for (place, score) in scores.enumerated() {
      for (order, item) in score.items.enumerated() {
        if let fact = noNumber(item, form) {
          problems.append(RuleProblem(fact, at: .score(place, .item(order))))
        }
      }
    }
    for (place, finding) in findings.enumerated()
    where finding.label == nil && finding.staffLabel == nil {
      problems.append(RuleProblem(.unnamedFinding(finding.id), at: .finding(place)))
    }
    return problems
  }

  private func duplicates(
    _ kind: RuleProblem.Kind, _ names: [String], at place: (Int) -> RulePlace
  ) -> [RuleProblem] {
    var seen: Set<String> = []
    return names.enumerated().compactMap { order, name in
      seen.insert(name).inserted ? nil : RuleProblem(.duplicate(kind, name), at: place(order))
    }
  }

  private func ruleProblems(at place: Int, _ form: Form) -> [RuleProblem] {
    let rule = rules[place]
    var problems: [RuleProblem] = []
    if let when = rule.when {
      problems += form.faults(in: when).map {
        RuleProblem(.condition($0.fact), at: .rule(place, .when($0.path)))
      }
      if place == rules.count - 1 {
        problems.append(
          RuleProblem(.lastRuleHasCondition(rule.id), at: .rule(place, .when(ConditionPath()))))
      }
    }
    if let always = rules[..<place].first(where: { $0.when == nil }) {
      problems.append(
        RuleProblem(.neverReached(rule.id, after: always.id), at: .rule(place, .id)))
    }
    guard let outcome = outcomes.first(where: { $0.id == rule.outcome }) else {
      let nearest = Spelling.nearest(to: rule.outcome, in: outcomes.map(\.id.text))
      problems.append(
        RuleProblem(
          .unknownOutcome(rule.outcome, nearest: nearest), at: .rule(place, .outcome)))
      return problems
    }
    if let reason = rule.reason, !outcome.reasons.contains(where: { $0.code == reason }) {
      let nearest = Spelling.nearest(to: reason, in: outcome.reasons.map(\.code.text))
      problems.append(
        RuleProblem(
          .unknownReason(reason, of: outcome.id, nearest: nearest), at: .rule(place, .reason)))
    }
    return problems
  }

  private func outcomeProblems(at place: Int, _ form: Form) -> [RuleProblem] {
    let outcome = outcomes[place]
    var problems = duplicates(.reason, outcome.reasons.map(\.code.text)) {
      .outcome(place, .reason($0))
    }
    for (order, reason) in outcome.reasons.enumerated() {
      guard let when = reason.when else { continue }
      problems += form.faults(in: when).map {
        RuleProblem(.condition($0.fact), at: .outcome(place, .reasonWhen(order, $0.path)))
      }
    }
    for (order, finding) in outcome.list.enumerated() where form.place(of: finding) == nil {
      let nearest = Spelling.nearest(to: finding, in: form.conditionNames)
      problems.append(
        RuleProblem(
          .unknownFinding(finding, nearest: nearest), at: .outcome(place, .list(order))))
    }
    for (order, passage) in outcome.passages.enumerated()
    where !passages.contains(where: { $0.id == passage }) {
      let nearest = Spelling.nearest(to: passage, in: passages.map(\.id.text))
      problems.append(
        RuleProblem(
          .unknownPassage(passage, nearest: nearest), at: .outcome(place, .passage(order))))
    }
    for (order, item) in outcome.needs.enumerated() where form.place(of: item) == nil {
      problems.append(
        RuleProblem(unknownItem(item, form), at: .outcome(place, .needs(order))))
    }
    problems += placeholderFacts(in: outcome.patient.source, form).map {
      RuleProblem($0, at: .outcome(place, .patient))
    }
    problems += placeholderFacts(in: outcome.nurse.source, form).map {
      RuleProblem($0, at: .outcome(place, .nurse))
    }
    return problems
  }

  private func checklistProblems(_ form: Form) -> [RuleProblem] {
    let entries = checklist?.entries ?? []
    var problems = duplicates(.entry, entries.map(\.id.text)) { .checklist($0, .id) }
    for (place, entry) in entries.enumerated() {
      problems += faults(in: entry.applies, form) { .checklist(place, .applies($0)) }
      problems += faults(in: entry.when, form) { .checklist(place, .when($0)) }
    }
    return problems
  }

  private func faults(
    in condition: Condition?, _ form: Form, at place: (ConditionPath) -> RulePlace
  ) -> [RuleProblem] {
    guard let condition else { return [] }
    return form.faults(in: condition).map {
      RuleProblem(.condition($0.fact), at: place($0.path))
    }
  }

  private func placeholderFacts(in text: String, _ form: Form) -> [RuleProblem.Fact] {
    Template(text).segments.compactMap { segment in
      switch segment {
      case .text: return nil
      case .unreadable(let inside): return .unknownPlaceholder(inside)
      case .placeholder(let placeholder):
        switch placeholder {
        case .reason, .reasons, .list, .trueList, .unknownList, .missing:
          return nil
        case .score(let id):
          return scores.contains { $0.id == id } ? nil : .unknownPlaceholder("score:\(id)")
        case .finding(let id):
          guard form.place(of: id) == nil else { return nil }
          return .unknownFinding(id, nearest: Spelling.nearest(to: id, in: form.conditionNames))
        case .answer(let id):
          return form.place(of: id) == nil ? unknownItem(id, form) : nil
        }
      }
    }
  }

  private func noNumber(_ item: Item.ID, _ form: Form) -> RuleProblem.Fact? {
    guard let place = form.place(of: item) else { return unknownItem(item, form) }
    switch form.items[place].kind {
    case .scale, .number: return nil
    case .one, .oneOfPicked, .many, .text: return .noNumber(item)
    }
  }

  private func unknownItem(_ item: Item.ID, _ form: Form) -> RuleProblem.Fact {
    .unknownItem(item, nearest: Spelling.nearest(to: item, in: form.itemNames))
  }
}
