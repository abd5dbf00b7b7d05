import Interview

/// Why there is no answer: codes of `http://terminology.hl7.org/CodeSystem/data-absent-reason`.
enum FHIRAbsence: String, Hashable, Sendable {
  case unknown
  case askedUnknown = "asked-unknown"
  case declined = "asked-declined"
  case notPerformed = "not-performed"

  /// By the option that was picked instead of an answer.
  init(_ option: Option.Code) {
    switch option.text {
    case "prefer-not": self = .declined
    case "not-done": self = .notPerformed
    case _: self = .askedUnknown
    }
  }

  var concept: FHIR.CodeableConcept {
    FHIR.CodeableConcept(
      FHIR.Coding("http://terminology.hl7.org/CodeSystem/data-absent-reason", rawValue))
  }
}
