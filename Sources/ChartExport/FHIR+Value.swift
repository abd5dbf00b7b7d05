extension FHIR {
  /// A value of one of several types, which its name in JSON tells apart.
  enum Value {
    case boolean(Bool)
    case code(String)
    case coding(Coding)
    /// A concept of one coding.
    case concept(Coding)
    case decimal(Double)
    case expression(Expression)
    case integer(Int)
    case string(String)

    func encode(
      to container: inout KeyedEncodingContainer<Key>, after prefix: String
    ) throws {
      switch self {
      case .boolean(let value): try container.encode(value, forKey: Key("\(prefix)Boolean"))
      case .code(let value): try container.encode(value, forKey: Key("\(prefix)Code"))
      case .coding(let value): try container.encode(value, forKey: Key("\(prefix)Coding"))
      case .concept(let value):
        let concept = CodeableConcept(value)
        try container.encode(concept, forKey: Key("\(prefix)CodeableConcept"))
      case .decimal(let value): try container.encode(value, forKey: Key("\(prefix)Decimal"))
      case .expression(let value):
        try container.encode(value, forKey: Key("\(prefix)Expression"))
      case .integer(let value): try container.encode(value, forKey: Key("\(prefix)Integer"))
      case .string(let value): try container.encode(value, forKey: Key("\(prefix)String"))
      }
    }
  }

  struct Expression: Encodable {
    let language = "text/fhirpath"
    var expression: String
  }

  struct Answer: Encodable {
    let value: Value

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try value.encode(to: &container, after: "value")
    }
  }

  struct Extension: Encodable {
    let url: String
    let content: Content

    enum Content {
      case value(Value)
      case parts([Extension])
    }

    init(_ url: String, _ value: Value) {
      self.url = url
      content = .value(value)
    }

    init(_ url: String, parts: [Extension]) {
      self.url = url
      content = .parts(parts)
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(url, forKey: Key("url"))
      switch content {
      case .value(let value): try value.encode(to: &container, after: "value")
      case .parts(let parts): try container.encode(parts, forKey: Key("extension"))
      }
    }
  }
}

extension FHIR.Extension {
  private static let core = "http://hl7.org/fhir/StructureDefinition"

  /// Why there is no value.
  static func absent(_ reason: FHIRAbsence) -> FHIR.Extension {
    FHIR.Extension("\(core)/data-absent-reason", .code(reason.rawValue))
  }

  static func translation(_ text: String, in language: String) -> FHIR.Extension {
    FHIR.Extension(
      "\(core)/translation",
      parts: [
        FHIR.Extension("lang", .code(language)), FHIR.Extension("content", .string(text)),
      ])
  }

  /// One of R4's own extensions of questionnaires and their items.
  static func core(_ name: String, _ value: FHIR.Value) -> FHIR.Extension {
    FHIR.Extension("\(core)/\(name)", value)
  }

  /// How a question is best shown.
  static func control(_ code: String) -> FHIR.Extension {
    let concept = FHIR.Coding("http://hl7.org/fhir/questionnaire-item-control", code)
    return FHIR.Extension("\(core)/questionnaire-itemControl", .concept(concept))
  }
}
