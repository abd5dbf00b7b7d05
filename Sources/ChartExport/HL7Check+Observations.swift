import Foundation

extension HL7Check {
  /// Numbers in order, values of their type, and nothing said twice or left unexplained.
  func observationFaults(in reading: HL7Reading) -> [HL7Fault] {
    var faults: [HL7Fault] = []
    var observations = 0
    var notes = 0
    var seen: Set<[Substring]> = []
    for (order, segment) in reading.segments.enumerated() {
      switch HL7Segment.Name(rawValue: segment.name) {
      case .observation:
        observations += 1
        notes = 0
        faults += numberFaults(in: segment, expected: observations)
        faults += valueFaults(in: segment)
        if !seen.insert(identity(of: segment)).inserted {
          faults.append(.repeated(segment.place(3)))
        }
        let hasNote = reading.segments.dropFirst(order + 1).first?.name == "NTE"
        if segment[5].isEmpty, !hasNote { faults.append(.silent(segment.place(5))) }
      case .note:
        notes += 1
        faults += numberFaults(in: segment, expected: notes)
      case .header, .event, .patient, .visit, .order, .request, .document, nil:
        notes = 0
      }
    }
    return faults
  }

  private func numberFaults(
    in segment: HL7Reading.Segment, expected: Int
  ) -> [HL7Fault] {
    segment[1] == "\(expected)" ? [] : [.number(segment.place(1), expected: expected)]
  }

  /// A code with all its other names, and the part.
  private func identity(of segment: HL7Reading.Segment) -> [Substring] {
    let parts = segment[3].components
    return stride(from: 0, to: parts.count, by: 3).map { parts[$0] } + [segment[4]]
  }

  private func valueFaults(in segment: HL7Reading.Segment) -> [HL7Fault] {
    let value = segment[5]
    let place = segment.place(5)
    guard let kind = HL7Observation.Kind(rawValue: String(segment[2])) else { return [] }
    var faults = unitFaults(in: segment, of: kind)
    guard !value.isEmpty else { return faults }
    if value.unicodeScalars.count > HL7Attachment.fieldLimit {
      faults.append(.tooLong(place, limit: HL7Attachment.fieldLimit))
    }
    switch kind {
    case .coded:
      if !HL7Fields.isCode(value) { faults.append(.malformed(place, .code)) }
      faults += lengthFaults(of: value, at: place)
    case .number: if !HL7Fields.isNumber(value) { faults.append(.malformed(place, .number)) }
    case .text:
      if !value.isLeaf { faults.append(.malformed(place, .text)) }
      faults += lengthFaults(of: value, at: place)
    case .short:
      if !value.isLeaf || value.contains("\\.br\\") { faults.append(.malformed(place, .line)) }
      faults += lengthFaults(of: value, at: place)
    case .document:
      if profile.document == .text { faults.append(.notAllowed(segment.place(2))) }
      if !isDocument(value) { faults.append(.malformed(place, .document)) }
    }
    return faults
  }

  private func lengthFaults(of value: Substring, at place: HL7Fault.Place) -> [HL7Fault] {
    let limit = HL7Message.leafLimit
    return value.longestLeaf > limit ? [.tooLong(place, limit: limit)] : []
  }

  /// Units and ranges belong to numbers; a number in a range has to be in it.
  private func unitFaults(
    in segment: HL7Reading.Segment, of kind: HL7Observation.Kind
  ) -> [HL7Fault] {
    guard kind == .number else {
      return [6, 7].filter { !segment[$0].isEmpty }.map { .unexpected(segment.place($0)) }
    }
    guard !segment[7].isEmpty else { return [] }
    let ends = segment[7].split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, !segment[6].isEmpty, let low = Double(ends[0]),
      let high = Double(ends[1]), let value = Double(segment[5]), low <= value, value <= high
    else { return [.malformed(segment.place(7), .range)] }
    return []
  }

  private func isDocument(_ value: Substring) -> Bool {
    let parts = value.components
    guard parts.count == 5, !parts[0].isEmpty, parts[0].isLeaf,
      parts[1...3] == ["Application", "PDF", "Base64"],
      let bytes = Data(base64Encoded: String(parts[4])), bytes.count <= HL7Attachment.byteLimit
    else { return false }
    return bytes.starts(with: Data("%PDF-".utf8))
      && bytes.suffix(1024).range(of: Data("%%EOF".utf8)) != nil
  }
}
