extension FHIR {
  struct AuditEvent: Encodable {
    let resourceType = "AuditEvent"
    var id: String
    var meta: Profiles?
    var type: Coding
    var subtype: [Coding]?
    var action: String
    var recorded: String
    var outcome: String?
    var outcomeDesc: String?
    var agent: [AuditAgent]
    var source: AuditSource
    var entity: [AuditEntity]?
  }

  struct Profiles: Encodable {
    var profile: [String]
  }

  struct AuditAgent: Encodable {
    var type: CodeableConcept
    var who: Reference
    var name: String?
    var requestor: Bool
    var network: AuditNetwork?
  }

  struct AuditNetwork: Encodable {
    var address: String
    /// The name of a machine.
    let type = "1"
  }

  struct AuditSource: Encodable {
    var site: String
    var observer: Reference
    var type: [Coding]
  }

  struct AuditEntity: Encodable {
    var what: Reference
    var type: Coding
    var role: Coding?
  }
}
