import Interview

/// The way out for every message: the receiver's characters, our own check, then bytes.
struct HL7Door: Sendable {
  let chart: HL7Chart
  let kind: HL7Kind
  let identity: ChartIdentityRule

  func bytes(of segments: [HL7Segment]) throws(ChartRefusal) -> [UInt8] {
    if identity == .required, !chart.record.isIdentified { throw .unidentified }
    var characters = HL7CharacterSet(chart.profile)
    var message = characters.fitting(HL7Message(segments))
    if characters.rewritten > 0 {
      let remark = "\(chart.phrases.rewritten) \(characters.rewritten)"
      message.segments.append(
        HL7Segment(
          .note,
          [
            1: .number(message.trailingNotes + 1), 2: .text("L"),
            3: .text(characters.fitting(remark)),
          ]))
    }
    message = message.withShortLeaves()
    let bytes = characters.bytes(of: HL7Encoding.text(of: message))
    let faults = HL7Check(chart.profile, kind: kind, identity: identity).faults(in: bytes)
    guard faults.isEmpty else {
      throw .failedCheck(format: kind.rawValue, faults: faults.map(\.sentence))
    }
    return bytes
  }
}

extension HL7Message {
  fileprivate var trailingNotes: Int {
    segments.reversed().prefix { $0.name == .note }.count
  }
}
