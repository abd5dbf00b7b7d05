/// The parts of FHIR R4 that are written, in the shapes its JSON has.
enum FHIR {
  struct Coding: Encodable {
    var system: String?
    var code: String?
    var display: String?
    var _display: Extended?

    init(_ system: String?, _ code: String?, _ display: String? = nil, _display: Extended? = nil) {
      self.system = system
      self.code = code
      self.display = display
      self._display = _display
    }
  }

  struct CodeableConcept: Encodable {
    var coding: [Coding]?
    var text: String?

    init(_ coding: Coding..., text: String? = nil) {
      self.coding = coding.isEmpty ? nil : coding
      self.text = text
    }

    init(_ coding: [Coding], text: String?) {
      self.coding = coding.isEmpty ? nil : coding
      self.text = text
    }
  }

  struct Identifier: Encodable {
    var use: String?
    var type: CodeableConcept?
    var system: String
    var value: String
  }

  struct Reference: Encodable {
    var reference: String?
    var type: String?
    var identifier: Identifier?
    var display: String?
  }

  struct Quantity: Encodable {
    var value: Double
    var unit: String?
    var system: String?
    var code: String?
  }

  struct Annotation: Encodable {
    var text: String
  }

  struct Meta: Encodable {
    var profile: [String]?
    var tag: [Coding]
  }

  struct Narrative: Encodable {
    let status = "generated"
    var div: String
  }

  /// What stands beside a primitive value, under its name with an underscore.
  struct Extended: Encodable {
    var `extension`: [Extension]
  }

  struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ text: String) { stringValue = text }

    init?(stringValue: String) { self.init(stringValue) }

    init?(intValue: Int) { nil }
  }
}
