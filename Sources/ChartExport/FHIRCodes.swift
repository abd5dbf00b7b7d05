import Interview

/// A code of a published system.
package struct FHIRCoding: Hashable, Sendable {
  package let system: String
  package let code: String
  package let display: String?

  package init(system: String, code: String, display: String? = nil) {
    self.system = system
    self.code = code
    self.display = display
  }
}

/// What a questionnaire's own words are called elsewhere; data, because codes need checking and
/// licences.
package struct FHIRCodes: Hashable, Sendable {
  package let items: [Item.ID: FHIRCoding]
  /// Who an option of the question about the respondent stands for; the patient where none does.
  package let respondents: [Option.Code: FHIRRespondent]
  /// Why there is no answer where one of these was picked; `asked-unknown` for every other option
  /// that says that the answer is not known.
  package let absences: [Option.Code: FHIRAbsence]

  package init(
    items: [Item.ID: FHIRCoding] = [:],
    respondents: [Option.Code: FHIRRespondent] = Self.conventionalRespondents,
    absences: [Option.Code: FHIRAbsence] = Self.conventionalAbsences
  ) {
    self.items = items
    self.respondents = respondents
    self.absences = absences
  }

  package static let none = FHIRCodes()

  package static let conventionalRespondents: [Option.Code: FHIRRespondent] = [
    "helper": .relatedPerson, "guardian": .relatedPerson, "staff": .staff,
  ]

  package static let conventionalAbsences: [Option.Code: FHIRAbsence] = [
    "prefer-not": .declined, "not-done": .notPerformed,
  ]
}

package enum FHIRRespondent: Hashable, Sendable {
  case relatedPerson
  case staff
}

/// Codes of `http://terminology.hl7.org/CodeSystem/data-absent-reason`.
package enum FHIRAbsence: String, Hashable, Sendable, CaseIterable {
  case unknown
  case askedUnknown = "asked-unknown"
  case declined = "asked-declined"
  case notPerformed = "not-performed"

  var concept: FHIR.CodeableConcept {
    FHIR.CodeableConcept(
      FHIR.Coding("http://terminology.hl7.org/CodeSystem/data-absent-reason", rawValue))
  }
}
