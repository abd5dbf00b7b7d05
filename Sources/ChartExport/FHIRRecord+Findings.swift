import Interview
import Rules

extension FHIRRecord {
  static let guidance = "guidance"

  /// That the rules were run, which they were, and why they said what they said.
  var guidanceResource: FHIR.GuidanceResponse {
    let reasons = assessment.reasons.map { code in
      let words = explanation.reasonWords(code)
      return FHIR.CodeableConcept(FHIR.Coding(addresses.words("reason"), code.text), text: words)
    }
    return FHIR.GuidanceResponse(
      meta: meta(), language: language.code,
      text: narrative("\(notePhrases.rule): \(assessment.rule.id)", phrases.disclaimer),
      identifier: [identifier(Self.guidance)], moduleCanonical: addresses.rulesCanonical,
      status: guidanceStatus, subject: subject, occurrenceDateTime: answeredAt,
      performer: device, reasonCode: reasons.isEmpty ? nil : reasons,
      note: guidanceNotes.map { FHIR.Annotation(text: $0.fhirText) })
  }

  private var guidanceStatus: String {
    if record.status == .void { return "entered-in-error" }
    return assessment.missing.isEmpty ? "success" : "data-required"
  }

  private var guidanceNotes: [String] {
    let missing = assessment.missing.map { form.items[$0].ask[language] }
    return [
      phrases.disclaimer, "\(notePhrases.rule): \(assessment.rule.id)",
      "\(notePhrases.digest): \(record.digest)",
    ] + otherRules.map { "\(notePhrases.digestDiffers) \($0)." }
      + missing.map { "\(notePhrases.unknown): \($0)" }
  }

  /// The digest of the rules that ran, where it was another.
  var otherRules: [String] {
    guard let ran = record.session.opening?.digest, ran != record.digest else { return [] }
    return [ran]
  }

  /// Every warning and every precaution that holds.
  var issues: [(role: String, resource: FHIR.DetectedIssue)] {
    let conditions = zip(form.questionnaire.conditions, record.rules.definition.findings)
    return zip(conditions, assessment.evaluation.truths).compactMap { pair, truth in
      let (condition, finding) = pair
      guard truth == .yes, condition.warns != nil || finding.label != nil else { return nil }
      let role = "finding-\(finding.id)"
      return (role, issue(role, finding, condition.warns))
    }
  }

  private func issue(
    _ role: String, _ finding: Finding, _ urgency: Urgency?
  ) -> FHIR.DetectedIssue {
    let name = finding.staffName(in: language)
    return FHIR.DetectedIssue(
      meta: meta(), language: language.code, text: narrative(name, phrases.reported),
      identifier: [identifier(role)],
      status: record.status == .void ? "entered-in-error" : "preliminary",
      code: FHIR.CodeableConcept(
        FHIR.Coding(addresses.words("finding"), finding.id.text, name),
        FHIR.Coding(
          "\(settings.base)/CodeSystem/urgency", urgency?.rawValue ?? "precaution"),
        text: name),
      severity: urgency.map { _ in "high" }, patient: subject, identifiedDateTime: answeredAt,
      author: device, implicated: [reference(Self.response, "QuestionnaireResponse")],
      detail: phrases.reported)
  }
}
