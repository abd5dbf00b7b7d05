import Interview
import Rules

extension RulesReport {
  /// Each rule with its whole condition, the reason it gives, and who comes out by it.
  var rules: [ReportBlock] {
    [.heading("Rules")] + start
      + definition.rules.flatMap { rule -> [ReportBlock] in
        let when = rule.when.map { words.statement(of: $0) } ?? Statement("Everybody else")
        var lines = [when]
        if let reason = rule.reason {
          let text = loaded.rules.outcome(rule.outcome)?.reasons.first { $0.code == reason }?.text
          lines.append(Statement("Reason: \(text?[language] ?? reason.text)"))
        }
        let examples = loaded.cases.filter { $0.rule?.value == rule.id }.map(\.id.text)
        lines.append(
          Statement(
            examples.isEmpty
              ? "No example patient" : "Example patients: \(examples.joined(separator: ", "))"))
        if let pair = patients[rule.id] { lines += self.lines(of: pair) }
        return [
          .subheading("\(rule.id): \(title(of: rule.outcome))", name: rule.outcome.text),
          .list(lines),
        ]
      }
  }

  /// The answers that most patients below have in common.
  private var start: [ReportBlock] {
    let usual = RulePatients.usualStart(of: patients.values)
    guard !usual.isEmpty else { return [] }
    return [
      .paragraph("Below, “the usual start” of a patient stands for these answers:"), .list(usual),
    ]
  }

  private func lines(of pair: RulePatients) -> [Statement] {
    let usual = Set(RulePatients.usualStart(of: patients.values))
    let hasStart = !usual.isEmpty && usual.isSubset(of: pair.gets)
    let own = hasStart ? pair.gets.filter { !usual.contains($0) } : pair.gets
    let gets =
      switch (hasStart, own.isEmpty) {
      case (true, true): "A patient who gets it, with the fewest answers: the usual start."
      case (true, false): "A patient who gets it, with the fewest answers: the usual start, and"
      case (false, true): "A patient who gets it has answered nothing."
      case (false, false): "A patient who gets it, with the fewest answers:"
      }
    return [
      Statement(gets, own),
      Statement("The nearest who gets \(pair.missing) instead, differs by:", pair.misses),
    ]
  }

  /// What each outcome says, to whom, and what it rests on.
  var outcomes: [ReportBlock] {
    [.heading("Outcomes")]
      + definition.outcomes.flatMap { outcome -> [ReportBlock] in
        let rules = definition.rules.filter { $0.outcome == outcome.id }.map(\.id.text)
        var lines = [
          Statement("\(outcome.tier.sentence) By \(rules.joined(separator: ", "))."),
          Statement("The patient reads: “\(outcome.heading[language])”"),
          Statement("and: “\(shown(outcome.patient[language]))”"),
        ]
        lines += reasons(of: outcome)
        if Template(outcome.patient[language]).segments.contains(.placeholder(.list)) {
          let names = outcome.list.map { id in
            definition.findings.first { $0.id == id }?.name(in: language) ?? id.text
          }
          lines.append(
            Statement(
              "[the list] is what holds of these, or is unanswered:",
              [Statement(names.joined(separator: "; "))]))
        }
        switch outcome.alert {
        case .raised: lines.append(Statement("Staff are alerted."))
        case .none: break
        }
        switch outcome.handout {
        case .offered: lines.append(Statement("The handout is offered."))
        case .withheld: lines.append(Statement("No handout is offered."))
        }
        if let rest = cited(outcome.sources) { lines.append(rest) }
        return [
          .subheading(outcome.title[language], name: outcome.id.text), .list(lines),
        ]
      }
  }

  /// A text with words for what is filled in.
  private func shown(_ text: String) -> String {
    Template(text).segments.map { segment in
      switch segment {
      case .text(let text): text
      case .unreadable(let inside): "{\(inside)}"
      case .placeholder(.reason), .placeholder(.reasons): "[the reasons]"
      case .placeholder(.list), .placeholder(.trueList), .placeholder(.unknownList): "[the list]"
      case .placeholder(.missing): "[what is missing]"
      case .placeholder(.score(let id)): "[the score \(id)]"
      case .placeholder(.finding(let id)): "[whether: \(words.name(of: id))]"
      case .placeholder(.answer(let id)): "[the answer to \(id)]"
      }
    }.joined()
  }

  /// What the patient may read as a reason, and when.
  private func reasons(of outcome: Outcome) -> [Statement] {
    let texts = outcome.reasons.compactMap { reason -> Statement? in
      guard let text = reason.text else { return nil }
      let when = reason.when.map { words.statement(of: $0) }
      let rules = definition.rules.filter { $0.outcome == outcome.id && $0.reason == reason.code }
        .map(\.id.text)
      guard let when else {
        return Statement("“\(text[language])” by \(rules.joined(separator: ", "))")
      }
      return Statement("“\(text[language])”", [when])
    }
    return texts.isEmpty ? [] : [Statement("The reasons, and when they are given:", texts)]
  }

  /// Every finding in plain sentences, with the sources of the questions that it reads.
  var findings: [ReportBlock] {
    guard !definition.findings.isEmpty else { return [] }
    return [.heading("Findings")]
      + zip(questionnaire.conditions, definition.findings).flatMap { named, finding in
        var lines = [words.statement(of: named.condition)]
        switch named.warns {
        case .emergency: lines.append(Statement("An emergency sign"))
        case .sameDay: lines.append(Statement("A sign that a clinician looks at the same day"))
        case nil: break
        }
        if let label = finding.label, finding.staffLabel != nil {
          lines.append(Statement("The patient reads: “\(label[language])”"))
        }
        if let note = finding.note {
          lines.append(Statement("The nurse reads: “\(note[language])”"))
        }
        if let rest = cited(sources(of: named.condition)) { lines.append(rest) }
        return [
          ReportBlock.subheading(finding.staffName(in: language), name: finding.id.text),
          .list(lines),
        ]
      }
  }

  private func cited(_ sources: [String]) -> Statement? {
    sources.isEmpty ? nil : Statement("Sources: \(sources.joined(separator: ", "))")
  }

  /// The sources of the questions that a condition reads itself, each once, in their order.
  private func sources(of condition: Condition) -> [String] {
    var found: [String] = []
    for reference in condition.references {
      guard case .item(let id) = reference, let place = loaded.form.place(of: id) else { continue }
      for source in loaded.form.items[place].sources where !found.contains(source) {
        found.append(source)
      }
    }
    return found
  }
}
