import Interview

/// What staff do with a session, in format 1.
struct StaffActFormat1 {
  let kind: Kind
  let payload: Payload

  init(_ kind: Kind, _ payload: Payload) {
    self.kind = kind
    self.payload = payload
  }

  enum Kind: String, CaseIterable {
    case received = "staff-received"
    case viewed = "staff-viewed"
    case claimed = "staff-claimed"
    case released = "staff-released"
    case identified = "staff-identified"
    case entered = "staff-entered"
    case cleared = "staff-cleared"
    case amended = "staff-amended"
    case undone = "staff-undone"
    case acknowledged = "staff-acknowledged"
    /// An index of the store rests on this name.
    case codeGiven = "staff-code-given"
    case interviewEnded = "staff-interview-ended"
    case signed = "staff-signed"
    case voided = "staff-voided"
    case exported = "staff-exported"
  }

  /// Each kind has its own keys, and `entry` refuses a payload that lacks one of them.
  struct Payload: Codable, Hashable {
    var by: String
    var station: String?
    var identity: Identity?
    var item: String?
    var codes: [String]?
    var number: Double?
    var text: String?
    var removed: Removal?
    var reason: String?
    var initials: String?
    var alert: Alert?
    var delayMilliseconds: Int64?
    var code: String?
    var outcome: String?
    var rule: String?
    var format: Format?
  }

  /// An answer that was amended to none says so, because a lost answer must not look like one.
  enum Removal: String, Codable {
    case answer
  }

  enum Alert: String, Codable {
    case staff
    case emergency
  }

  enum Format: String, Codable {
    case text
    case fhir
    case hl7v2
    case mdm
    case pdf
    case csv
    case ndjson
  }

  /// Has all its keys, with null for an identifier that was not given.
  struct Identity: Hashable {
    var recordNumber: String?
    var name: String?
    var birthDate: String?
  }
}

extension StaffActFormat1.Identity: Codable {
  private enum Key: String, CodingKey {
    case recordNumber
    case name
    case birthDate
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    recordNumber = try values.decode(String?.self, forKey: .recordNumber)
    name = try values.decode(String?.self, forKey: .name)
    birthDate = try values.decode(String?.self, forKey: .birthDate)
  }

  func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(recordNumber, forKey: .recordNumber)
    try values.encode(name, forKey: .name)
    try values.encode(birthDate, forKey: .birthDate)
  }
}
