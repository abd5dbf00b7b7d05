/// Looks at a finished message as a strict receiver would, before one sees it.
package struct HL7Check: Sendable {
  let profile: ReceiverProfile
  let kind: HL7Kind
  let identity: ChartIdentityRule

  package init(_ profile: ReceiverProfile, kind: HL7Kind, identity: ChartIdentityRule) {
    self.profile = profile
    self.kind = kind
    self.identity = identity
  }

  package func faults(in bytes: [UInt8]) -> [HL7Fault] {
    guard let text = text(of: bytes) else { return [.characterSet(profile.characterSet)] }
    var faults: [HL7Fault] = []
    if bytes.contains(UInt8(ascii: "\n")) { faults.append(.lineFeed) }
    if bytes.last != HL7Encoding.terminator { faults.append(.unterminated) }
    let reading = HL7Reading(text)
    guard let header = reading.segments.first, header.name == "MSH", header[2] == "^~\\&" else {
      return faults + [.header]
    }
    faults += orderFaults(in: reading)
    for segment in reading.segments { faults += self.faults(in: segment) }
    faults += observationFaults(in: reading)
    faults += agreementFaults(in: reading)
    return faults + patientFaults(in: reading)
  }

  private func text(of bytes: [UInt8]) -> String? {
    switch profile.characterSet {
    case .unicode: return String(validating: bytes, as: UTF8.self)
    case .ascii:
      return bytes.allSatisfy { $0 < 0x80 } ? String(validating: bytes, as: UTF8.self) : nil
    case .latin1:
      guard !bytes.contains(where: { 0x80...0x9F ~= $0 }) else { return nil }
      return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
  }

  // MARK: - Segments

  private var head: [HL7Segment.Name] {
    switch kind {
    case .result: [.header, .patient, .visit, .order, .request]
    case .document: [.header, .event, .patient, .visit, .document]
    }
  }

  /// The head, notes on the request, then observations with their notes.
  private func orderFaults(in reading: HL7Reading) -> [HL7Fault] {
    let names = reading.segments.map(\.name)
    for (place, segment) in reading.segments.enumerated() {
      let isRight: Bool
      if place < head.count {
        isRight = segment.name == head[place].rawValue
      } else if segment.name == HL7Segment.Name.note.rawValue {
        isRight = kind == .result || place > head.count
      } else {
        isRight = segment.name == HL7Segment.Name.observation.rawValue
      }
      if !isRight { return [.order(segment: segment.name, count: segment.count)] }
    }
    return names.contains(HL7Segment.Name.observation.rawValue) ? [] : [.incomplete]
  }

  private func faults(in segment: HL7Reading.Segment) -> [HL7Fault] {
    guard let name = HL7Segment.Name(rawValue: segment.name) else {
      return [.order(segment: segment.name, count: segment.count)]
    }
    let shape = HL7Shape.fields(of: name, in: kind, for: profile)
    let first = name == .header ? 2 : 1
    let last = max(segment.lastNumber, shape.keys.max() ?? first)
    return (first...last).flatMap { number in
      faults(in: segment[number], shape[number], at: segment.place(number))
    }
  }

  private func faults(
    in text: Substring, _ shape: HL7Shape.Field?, at place: HL7Fault.Place
  ) -> [HL7Fault] {
    guard let shape else { return text.isEmpty ? [] : [.unexpected(place)] }
    guard !text.isEmpty else { return shape.presence == .required ? [.missing(place)] : [] }
    if profile.decoding == .twice, text.hasBackslash { return [.backslash(place)] }
    if case .oneOf(let values) = shape.content {
      return values.contains(String(text)) ? [] : [.notAllowed(place)]
    }
    if case .value = shape.content { return [] }
    if place.segment != HL7Segment.Name.note.rawValue, text.longestLeaf > HL7Message.leafLimit {
      return [.tooLong(place, limit: HL7Message.leafLimit)]
    }
    return HL7Fields.form(shape.content, isMissedBy: text).map { [.malformed(place, $0)] } ?? []
  }
}
