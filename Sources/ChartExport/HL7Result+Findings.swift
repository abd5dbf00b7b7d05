import Interview
import Rules

extension HL7Result {
  /// The outcome with its reasons, what the nurse is told, and that it is only a suggestion.
  var suggestion: [HL7Observation] {
    let phrases = chart.phrases
    let outcome = assessment.outcome
    var observation = chart.observation(
      .local("suggestion", phrases.suggestion),
      .coded(.local(outcome.id.text, outcome.title[chart.language]), or: nil))
    if outcome.alert == .raised { observation.isAbnormal = .abnormal }
    let reasons = assessment.reasons.map { explanation.reasonWords($0) }.joined(separator: "; ")
    observation.notes = [
      phrases.disclaimer, "\(phrases.rule): \(assessment.rule.id)",
      reasons.isEmpty ? "" : "\(phrases.reasons): \(reasons)", explanation.nurseText,
    ]
    observation.notes += explanation.notes.map { "\(phrases.note): \($0)" }
    observation.notes.removeAll(where: \.isEmpty)
    return [observation]
  }

  /// True warnings, the most urgent first, and safety questions that nobody can count on.
  var safety: [HL7Observation] {
    let phrases = chart.phrases
    return warnings(.emergency, phrases.urgent) + warnings(.sameDay, phrases.sameDay)
      + numbered(
        unknownSafety.map { place in
          let item = chart.form.items[place]
          var observation = chart.observation(
            .local("safety-unknown", phrases.safetyUnknown),
            .coded(.local(item.id.text, item.ask[chart.language]), or: nil))
          observation.isAbnormal = .abnormal
          return observation
        })
  }

  /// Those that hold, and apart from them those that nobody has ruled out.
  var precautions: [HL7Observation] {
    let phrases = chart.phrases
    return numbered(
      findings { finding, truth in finding.label != nil && truth == .yes }
        .map { chart.observation(.local("precaution", phrases.precaution), $0) })
      + numbered(
        findings { finding, truth in finding.label != nil && truth == .unknown }
          .map {
            chart.observation(.local("precaution-unknown", phrases.precautionUnknown), $0)
          })
  }

  var scores: [HL7Observation] {
    zip(chart.record.rules.definition.scores, assessment.scores).map { score, value in
      var observation = chart.observation(
        .local("score-\(score.id)", score.label[chart.language]),
        value.map { .number($0) } ?? .missing(.number))
      if value == nil { observation.notes = [chart.phrases.notKnown] }
      return observation
    }
  }

  private func warnings(_ urgency: Urgency, _ word: String) -> [HL7Observation] {
    let conditions = chart.form.questionnaire.conditions
    let values = zip(conditions, findings).compactMap { condition, pair in
      condition.warns == urgency && pair.truth == .yes ? value(pair.finding) : nil
    }
    return numbered(
      values.map { value in
        var observation = chart.observation(
          .local("warning-\(urgency.rawValue)", "\(chart.phrases.warning): \(word)"), value)
        observation.isAbnormal = .abnormal
        return observation
      })
  }

  private var unknownSafety: [Int] {
    chart.record.session.asked.filter {
      chart.form.items[$0].isSafetyQuestion && assessment.evaluation.values[$0] == .unknown
    }
  }

  private var findings: [(finding: Finding, truth: Truth)] {
    zip(chart.record.rules.definition.findings, assessment.evaluation.truths)
      .map { (finding: $0, truth: $1) }
  }

  private func findings(where holds: (Finding, Truth) -> Bool) -> [HL7Observation.Value] {
    findings.filter { holds($0.finding, $0.truth) }.map { value($0.finding) }
  }

  private func value(_ finding: Finding) -> HL7Observation.Value {
    .coded(.local(finding.id.text, finding.staffName(in: chart.language)), or: nil)
  }

  /// Observations of one code carry their number as soon as there are two.
  func numbered(_ observations: [HL7Observation]) -> [HL7Observation] {
    guard observations.count > 1 else { return observations }
    return zip(1..., observations).map { number, observation in
      var observation = observation
      observation.part = number
      return observation
    }
  }
}
