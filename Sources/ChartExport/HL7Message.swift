/// One HL7 v2.5.1 message as values; the delimiters are known to `HL7Encoding` alone.
package struct HL7Message: Hashable, Sendable {
  package var segments: [HL7Segment]

  package init(_ segments: [HL7Segment]) {
    self.segments = segments
  }

  /// The same message with every text in it written anew.
  func rewritten(_ rewrite: (String) -> String) -> HL7Message {
    HL7Message(segments.map { $0.rewritten(rewrite) })
  }
}

package struct HL7Segment: Hashable, Sendable {
  package let name: Name
  private var fields: [Int: HL7Field]

  package init(_ name: Name, _ fields: [Int: HL7Field]) {
    self.name = name
    self.fields = fields.filter { !$0.value.isEmpty }
  }

  /// The segments that our messages are made of.
  package enum Name: String, Hashable, Sendable, CaseIterable {
    case header = "MSH"
    case event = "EVN"
    case patient = "PID"
    case visit = "PV1"
    case order = "ORC"
    case request = "OBR"
    case document = "TXA"
    case observation = "OBX"
    case note = "NTE"
  }

  /// By the number that the standard gives the field.
  package subscript(number: Int) -> HL7Field { fields[number] ?? .empty }

  func with(_ number: Int, _ field: HL7Field) -> HL7Segment {
    HL7Segment(name, fields.merging([number: field]) { _, new in new })
  }

  package var lastNumber: Int { fields.keys.max() ?? 0 }

  fileprivate func rewritten(_ rewrite: (String) -> String) -> HL7Segment {
    HL7Segment(name, fields.mapValues { $0.rewritten(rewrite) })
  }
}

/// Components, each of subcomponents; nothing of ours repeats.
package struct HL7Field: Hashable, Sendable {
  package let components: [[String]]

  package init(components: [[String]]) {
    self.components = components
  }

  package static let empty = HL7Field(components: [])

  package var isEmpty: Bool { components.allSatisfy { $0.allSatisfy(\.isEmpty) } }

  fileprivate func rewritten(_ rewrite: (String) -> String) -> HL7Field {
    HL7Field(components: components.map { $0.map(rewrite) })
  }
}

/// Which event a message tells.
package enum HL7Kind: String, Hashable, Sendable {
  case result = "ORU^R01"
  case document = "MDM^T02"
}
