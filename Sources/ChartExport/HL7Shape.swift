/// What may stand in each field of our messages; any other field must be empty.
enum HL7Shape {
  enum Presence {
    case required
    case optional
  }

  enum Content {
    case oneOf([String])
    case leaf
    case count
    case time
    case date
    case code
    case entity
    case language
    case patientNumber
    case name
    case signer
    case controlID
    /// Judged with the fields around it.
    case value
  }

  struct Field {
    let presence: Presence
    let content: Content

    static func required(_ content: Content) -> Field {
      Field(presence: .required, content: content)
    }

    static func optional(_ content: Content) -> Field {
      Field(presence: .optional, content: content)
    }
  }

  static func fields(
    of segment: HL7Segment.Name, in kind: HL7Kind, for profile: ReceiverProfile
  ) -> [Int: Field] {
    switch segment {
    case .header: header(kind, profile)
    case .event: [1: .required(.oneOf(["T02"])), 2: .required(.time)]
    case .patient:
      [
        1: .required(.oneOf(["1"])), 3: .required(.patientNumber), 5: .required(.name),
        7: .optional(.date), 15: .required(.language),
      ]
    case .visit: [1: .required(.oneOf(["1"])), 2: .required(.oneOf(["O"]))]
    case .order: [1: .required(.oneOf(["RE"])), 3: .required(.entity)]
    case .request:
      [
        1: .required(.oneOf(["1"])), 3: .required(.entity), 4: .required(.code),
        7: .required(.time), 22: .required(.time), 24: .required(.oneOf(["OTH"])),
        25: .required(.oneOf(["P", "F", "C", "X"])),
      ]
    case .document: document
    case .observation: observation(profile)
    case .note: [1: .required(.count), 2: .required(.oneOf(["L"])), 3: .required(.leaf)]
    }
  }

  private static func header(
    _ kind: HL7Kind, _ profile: ReceiverProfile
  ) -> [Int: Field] {
    let type: String =
      switch (kind, profile.documentHeader) {
      case (.result, _): "ORU^R01^ORU_R01"
      case (.document, .event): "MDM^T02"
      case (.document, .eventAndStructure): "MDM^T02^MDM_T02"
      }
    return [
      1: .required(.oneOf([""])), 2: .required(.oneOf(["^~\\&"])), 3: .required(.leaf),
      4: .required(.leaf), 5: .required(.leaf), 6: .required(.leaf), 7: .required(.time),
      9: .required(.oneOf([type])), 10: .required(.controlID),
      11: .required(.oneOf([profile.processing == .production ? "P" : "T"])),
      12: .required(.oneOf(["2.5.1"])), 15: .required(.oneOf(["AL"])),
      16: .required(.oneOf(["NE"])), 18: .required(.oneOf([profile.characterSet.headerName])),
      19: .required(.language),
    ]
  }

  private static let document: [Int: Field] = [
    1: .required(.oneOf(["1"])), 2: .required(.oneOf(["CN"])),
    3: .required(.oneOf(["TX", "AP"])), 4: .required(.time), 6: .required(.time),
    12: .required(.entity), 13: .optional(.entity), 16: .required(.leaf),
    17: .required(.oneOf(["IP", "AU", "DO"])), 19: .required(.oneOf(["AV", "CA"])),
    22: .optional(.signer),
  ]

  private static func observation(_ profile: ReceiverProfile) -> [Int: Field] {
    [
      1: .required(.count), 2: .required(.oneOf(["CWE", "NM", "TX", "ST", "ED"])),
      3: .required(.code), 4: .optional(.count), 5: .optional(.value), 6: .optional(.code),
      7: .optional(.value), 8: .optional(.oneOf(["A"])),
      11: .required(.oneOf(["P", "F", "C", "W"])), 14: .required(.time),
    ]
  }
}
