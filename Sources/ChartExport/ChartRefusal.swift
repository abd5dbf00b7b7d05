/// Why a document is not written.
package enum ChartRefusal: Error, Hashable, Sendable {
  /// Nobody has compared two identifiers of the patient.
  case unidentified
  case void
  /// What was made would be refused, or misread, where it goes; each fault in one sentence.
  case failedCheck(format: String, faults: [String])

  package var sentence: String {
    switch self {
    case .unidentified:
      "This session has no patient: identify it at the desk, or say that this is meant with"
        + " --unidentified."
    case .void: "This session is void and has no result to send."
    case .failedCheck(let format, let faults):
      "The \(format) document is not right and was not written: "
        + faults.joined(separator: " ")
    }
  }
}
