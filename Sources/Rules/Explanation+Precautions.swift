import Interview

extension Explanation {
  /// Something that the patient has to tell a specialist, or that nobody has ruled out.
  package struct Precaution: Hashable, Sendable {
    package let name: String
    /// Never `.no`.
    package let truth: Truth

    package init(name: String, truth: Truth) {
      self.name = name
      self.truth = truth
    }
  }

  /// In the order of the definition: every finding with a patient's label that is not false.
  package var precautions: [Precaution] {
    zip(rules.definition.findings, assessment.evaluation.truths).compactMap { finding, truth in
      guard finding.label != nil, truth != .no else { return nil }
      return Precaution(name: finding.staffName(in: language), truth: truth)
    }
  }

  /// Staff's names of the true findings that warn this urgently, in the order of the definition.
  package func warnings(_ urgency: Urgency) -> [String] {
    zip(form.questionnaire.conditions, rules.definition.findings).enumerated()
      .compactMap { place, pair in
        guard pair.0.warns == urgency, assessment.evaluation.truths[place] == .yes else {
          return nil
        }
        return pair.1.staffName(in: language)
      }
  }

  /// The code, with the patient's text or the finding's name where there is one.
  package func reasonWords(_ code: Reason.Code) -> String {
    let reason = assessment.outcome.reasons.first { $0.code == code }
    if let text = reason?.text?[language] { return "\(code) (\(text))" }
    let finding = rules.definition.findings.first { $0.id.text == code.text }
    return finding.map { "\(code) (\($0.staffName(in: language)))" } ?? code.text
  }
}
