extension FHIR {
  struct Patient: Encodable {
    let resourceType = "Patient"
    var identifier: [Identifier]
    var name: [HumanName]?
    var birthDate: String?
  }

  struct HumanName: Encodable {
    var text: String
  }

  struct Device: Encodable {
    let resourceType = "Device"
    var identifier: [Identifier]
    let status = "active"
    var deviceName: [DeviceName]
  }

  struct DeviceName: Encodable {
    var name: String
    let type = "model-name"
  }

  struct DocumentReference: Encodable {
    let resourceType = "DocumentReference"
    var meta: Meta
    var language: String
    var identifier: [Identifier]
    var status: String
    var docStatus: String
    var type: CodeableConcept
    var category: [CodeableConcept]
    var subject: Reference
    var date: String
    var author: [Reference]
    var authenticator: Reference?
    var custodian: Reference
    var relatesTo: [Relation]?
    var description: String
    var content: [Content]
    var context: Context

    struct Relation: Encodable {
      var code: String
      var target: Reference
    }

    struct Content: Encodable {
      var attachment: Attachment
    }

    struct Context: Encodable {
      var related: [Reference]
    }
  }

  struct Attachment: Encodable {
    var contentType: String
    var language: String
    var data: String
    var size: Int
    var hash: String
    var title: String
    var creation: String
  }

  struct Provenance: Encodable {
    let resourceType = "Provenance"
    var meta: Meta
    var target: [Reference]
    var recorded: String
    var activity: CodeableConcept
    var agent: [Agent]
    var entity: [Entity]

    struct Agent: Encodable {
      var type: CodeableConcept
      var who: Reference
      var onBehalfOf: Reference?
    }

    struct Entity: Encodable {
      var role: String
      var what: Reference
    }
  }
}
