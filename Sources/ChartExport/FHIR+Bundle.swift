extension FHIR {
  struct Bundle: Encodable {
    let resourceType = "Bundle"
    let type = "transaction"
    var entry: [Entry]
  }

  struct Entry: Encodable {
    var fullUrl: String
    var resource: Resource
    var request: Request
  }

  struct Request: Encodable {
    var method: String
    var url: String
    var ifNoneExist: String?
  }

  enum Resource: Encodable {
    case patient(Patient)
    case device(Device)
    case response(QuestionnaireResponse)
    case observation(Observation)
    case guidance(GuidanceResponse)
    case issue(DetectedIssue)
    case document(DocumentReference)
    case provenance(Provenance)

    var type: String {
      switch self {
      case .patient(let resource): resource.resourceType
      case .device(let resource): resource.resourceType
      case .response(let resource): resource.resourceType
      case .observation(let resource): resource.resourceType
      case .guidance(let resource): resource.resourceType
      case .issue(let resource): resource.resourceType
      case .document(let resource): resource.resourceType
      case .provenance(let resource): resource.resourceType
      }
    }

    func encode(to encoder: any Encoder) throws {
      switch self {
      case .patient(let resource): try resource.encode(to: encoder)
      case .device(let resource): try resource.encode(to: encoder)
      case .response(let resource): try resource.encode(to: encoder)
      case .observation(let resource): try resource.encode(to: encoder)
      case .guidance(let resource): try resource.encode(to: encoder)
      case .issue(let resource): try resource.encode(to: encoder)
      case .document(let resource): try resource.encode(to: encoder)
      case .provenance(let resource): try resource.encode(to: encoder)
      }
    }
  }
}
