extension FHIR {
  struct Observation: Encodable {
    let resourceType = "Observation"
    var meta: Meta
    var language: String
    var text: Narrative
    var identifier: [Identifier]
    var status: String
    var category: [CodeableConcept]
    var code: CodeableConcept
    var subject: Reference
    var effectiveDateTime: String
    var issued: String?
    var performer: [Reference]?
    var valueQuantity: Quantity?
    var valueCodeableConcept: CodeableConcept?
    var dataAbsentReason: CodeableConcept?
    var note: [Annotation]?
    var device: Reference
    var hasMember: [Reference]?
    var derivedFrom: [Reference]
  }

  struct GuidanceResponse: Encodable {
    let resourceType = "GuidanceResponse"
    var meta: Meta
    var language: String
    var text: Narrative
    var identifier: [Identifier]
    var moduleCanonical: String
    var status: String
    var subject: Reference
    var occurrenceDateTime: String
    var performer: Reference
    var reasonCode: [CodeableConcept]?
    var note: [Annotation]
  }

  struct DetectedIssue: Encodable {
    let resourceType = "DetectedIssue"
    var meta: Meta
    var language: String
    var text: Narrative
    var identifier: [Identifier]
    var status: String
    var code: CodeableConcept
    var severity: String?
    var patient: Reference
    var identifiedDateTime: String
    var author: Reference
    var implicated: [Reference]
    var detail: String
  }
}
