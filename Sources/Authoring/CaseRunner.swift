import Interview
import Rules

/// Plays example patients and tells what came out otherwise than expected.
package struct CaseRunner: Sendable {
  let form: Form
  let rules: RuleSet

  package init(form: Form, rules: RuleSet) {
    self.form = form
    self.rules = rules
  }

  /// One diagnostic for each difference; none when the example comes out as it should.
  package func differences(in example: PatientCase) -> [Diagnostic] {
    let assessment = rules.assess(sheet(for: example), of: form)
    var differences: [Diagnostic] = []
    if let outcome = example.outcome, outcome.value != assessment.outcome.id {
      differences.append(
        Diagnostic(
          severity: .error, code: "case-outcome",
          message: "example \(example.id) should end in `\(outcome.value)`, and ends in "
            + "`\(assessment.outcome.id)` by rule \(assessment.rule.id)",
          location: outcome.location))
    }
    if let rule = example.rule, rule.value != assessment.rule.id {
      differences.append(
        Diagnostic(
          severity: .error, code: "case-rule",
          message: "example \(example.id) should be decided by rule \(rule.value), and "
            + "\(assessment.rule.id) decides it",
          location: rule.location))
    }
    for finding in example.findings {
      let truth = assessment.truth(of: finding.id, in: form)
      guard truth != finding.truth else { continue }
      differences.append(
        Diagnostic(
          severity: .error, code: "case-finding",
          message: "in example \(example.id) finding `\(finding.id)` should be "
            + "\(finding.truth.word), and is \(truth.word)",
          location: finding.location))
    }
    return differences + checklistDifferences(in: example, assessment.evaluation)
  }

  private func checklistDifferences(
    in example: PatientCase, _ evaluation: Evaluation
  ) -> [Diagnostic] {
    let lines = rules.checklist(evaluation)
    return example.checklist.compactMap { expected in
      let line = lines.first { $0.entry.id == expected.id }
      let status = PatientCase.ChecklistStatus(line?.status)
      guard status != expected.status else { return nil }
      return Diagnostic(
        severity: .error, code: "case-checklist",
        message: "in example \(example.id) checklist entry `\(expected.id)` should be "
          + "\(expected.status.rawValue), and is \(status.rawValue)",
        location: expected.location)
    }
  }

  /// The answers that fit; the reader has refused those that do not.
  private func sheet(for example: PatientCase) -> AnswerSheet {
    var sheet = form.blankSheet
    for (item, answer) in example.answers {
      guard let place = form.place(of: item) else { continue }
      do {
        sheet[place] = try form.fitting(answer, at: place)
      } catch {
        sheet[place] = nil
      }
    }
    for item in example.changed {
      if let place = form.place(of: item) { sheet.markChanged(place) }
    }
    return sheet
  }
}

extension LoadedQuestionnaire {
  /// Every difference between what the example patients expect and what comes out.
  package func playingCases() -> [Diagnostic] {
    let runner = CaseRunner(form: form, rules: rules)
    return cases.flatMap { runner.differences(in: $0) }
  }
}

extension PatientCase.ChecklistStatus {
  /// The status of a line; without a line the entry is left out.
  fileprivate init(_ status: Truth?) {
    switch status {
    case .yes: self = .met
    case .no: self = .notMet
    case .unknown: self = .unknown
    case nil: self = .leftOut
    }
  }
}

extension Truth {
  fileprivate var word: String {
    switch self {
    case .yes: "true"
    case .no: "false"
    case .unknown: "unknown"
    }
  }
}
