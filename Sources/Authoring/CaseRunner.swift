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

  /// What came out otherwise than expected, as one diagnostic; nothing when all is as it should be.
  package func differences(in example: PatientCase) -> Diagnostic? {
    let assessment = rules.assess(sheet(for: example), of: form)
    let lines =
      decision(of: example, assessment) + findings(of: example, assessment)
      + checklist(of: example, assessment.evaluation)
    guard let first = lines.first(where: \.differs) else { return nil }
    return Diagnostic(
      severity: .error, code: "case-differs",
      message: "example \(example.id) (\(example.title)) does not come out as it should",
      location: first.location, details: lines.flatMap(\.text))
  }

  /// One expectation beside what came out.
  private struct Line {
    let name: String
    let expected: String
    let found: String
    let location: SourceLocation
    /// Whether it is shown although it came out as expected.
    var isContext = false

    var differs: Bool { expected != found }

    var text: [String] {
      if differs { return ["- \(name): \(expected)", "+ \(name): \(found)"] }
      return isContext ? ["  \(name): \(expected)"] : []
    }
  }

  private func decision(of example: PatientCase, _ assessment: Assessment) -> [Line] {
    let outcome = example.outcome.map {
      Line(
        name: "outcome", expected: $0.value.text, found: assessment.outcome.id.text,
        location: $0.location, isContext: true)
    }
    let rule = example.rule.map {
      Line(
        name: "rule", expected: $0.value.text, found: assessment.rule.id.text,
        location: $0.location, isContext: true)
    }
    return [outcome, rule].compactMap(\.self)
  }

  private func findings(of example: PatientCase, _ assessment: Assessment) -> [Line] {
    example.findings.map { finding in
      Line(
        name: finding.id.text, expected: finding.truth.word,
        found: assessment.truth(of: finding.id, in: form).word, location: finding.location)
    }
  }

  private func checklist(of example: PatientCase, _ evaluation: Evaluation) -> [Line] {
    let lines = rules.checklist(evaluation)
    return example.checklist.map { expected in
      let line = lines.first { $0.entry.id == expected.id }
      return Line(
        name: "checklist \(expected.id)", expected: expected.status.rawValue,
        found: PatientCase.ChecklistStatus(line?.status).rawValue, location: expected.location)
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
    return cases.compactMap { runner.differences(in: $0) }
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
