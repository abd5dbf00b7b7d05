import Interview

/// Facts as FHIR R4 AuditEvents, in the shape of IHE's Basic Audit Log Patterns, one after the
/// other: nothing is kept of what was written.
package struct FHIRAuditLog: Sendable {
  private let writer: FHIRAuditWriter
  private let form: Form
  private var isEmpty = true

  package enum Form: Hashable, Sendable {
    /// One Bundle of the type `collection`.
    case bundle
    /// A resource a line.
    case lines
  }

  /// How a patient is named; never by a name.
  package enum PatientNaming: Hashable, Sendable {
    /// By the number of the session alone, which means nothing outside of the clinic.
    case ticket
    /// By the clinic's record number, where staff had entered it by then.
    case recordNumber
  }

  /// `store` tells this store from others, and `machine` is the computer that it is on.
  package init(
    _ settings: ChartSettings, store: String, machine: String, patients: PatientNaming,
    as form: Form
  ) {
    writer = FHIRAuditWriter(
      settings: settings, store: store, machine: machine, patients: patients)
    self.form = form
  }

  /// What comes next; an event for each session that the fact is about.
  package mutating func bytes(of fact: AuditFact) throws(ChartRefusal) -> [UInt8] {
    var bytes: [UInt8] = []
    for resource in writer.resources(of: fact) {
      let written = try FHIRDocument.bytes(resource, called: "FHIR")
      let faults = FHIRCheck.faults(inResource: written, as: "AuditEvent")
      guard faults.isEmpty else {
        throw .failedCheck(format: "FHIR", faults: faults.map(\.sentence))
      }
      switch form {
      case .lines: bytes += written + Array("\n".utf8)
      case .bundle:
        bytes += Array((isEmpty ? Self.beginning : ",\n").utf8)
        bytes += Array("{\"fullUrl\":\"urn:uuid:\(resource.id)\",\"resource\":".utf8)
        bytes += written + Array("}".utf8)
      }
      isEmpty = false
    }
    return bytes
  }

  /// What comes last.
  package var end: [UInt8] {
    switch form {
    case .lines: []
    // A list that is empty is not written.
    case .bundle: Array((isEmpty ? Self.head + "}\n" : "\n]}\n").utf8)
    }
  }

  private static let head = "{\"resourceType\":\"Bundle\",\"type\":\"collection\""
  private static let beginning = "\(head),\"entry\":[\n"
}
