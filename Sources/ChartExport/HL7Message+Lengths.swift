/// Texts brought to the lengths that strict receivers take, after the characters are settled.
extension HL7Message {
  /// Of one leaf, escapes counted; the standard's own limit for ST, and for TX in an observation
  /// that of receivers which read any observation value as ST.
  static let leafLimit = 199

  /// Long texts go on in the next observation of the same code, long labels end with `...`.
  func withShortLeaves() -> HL7Message {
    let segments = segments.flatMap { segment in
      segment.name == .observation
        ? segment.withShortLabels().pieces() : [segment.withShortLabels()]
    }
    return HL7Message(Self.numbered(segments))
  }

  private static func numbered(_ segments: [HL7Segment]) -> [HL7Segment] {
    let texts = segments.filter { $0.name == .observation && $0[2] == .text("TX") }
    let totals = Dictionary(grouping: texts) { $0[3] }.mapValues(\.count)
    var parts: [HL7Field: Int] = [:]
    var count = 0
    return segments.map { segment in
      guard segment.name == .observation else { return segment }
      count += 1
      let counted = segment.with(1, .number(count))
      guard segment[2] == .text("TX") else { return counted }
      guard totals[segment[3], default: 0] > 1 else { return counted.with(4, .empty) }
      parts[segment[3], default: 0] += 1
      return counted.with(4, .number(parts[segment[3], default: 1]))
    }
  }
}

extension HL7Segment {
  /// The same observation as often as its text needs.
  fileprivate func pieces() -> [HL7Segment] {
    guard self[2] == .text("TX"), let text = self[5].components.first?.first else { return [self] }
    return text.pieces(escapedLimit: HL7Message.leafLimit).map { with(5, .text($0)) }
  }

  /// Labels are words beside a code that says it all.
  fileprivate func withShortLabels() -> HL7Segment {
    var segment = self
    for number in labelled {
      let components = self[number].components.enumerated().map { place, component in
        place % 3 == 1 ? component.map(\.shortLabel) : component
      }
      segment = segment.with(number, HL7Field(components: components))
    }
    return segment
  }

  private var labelled: [Int] {
    switch name {
    case .request: [4]
    case .observation: self[2] == .text("CWE") ? [3, 5] : [3]
    case .header, .event, .patient, .visit, .order, .document, .note: []
    }
  }
}

extension String {
  fileprivate var shortLabel: String {
    guard HL7Encoding.escaped(self).unicodeScalars.count > HL7Message.leafLimit else { return self }
    return (pieces(escapedLimit: HL7Message.leafLimit - 3).first ?? "") + "..."
  }

  /// In order and without loss; cut after a space or line end where there is one not far back.
  func pieces(escapedLimit limit: Int) -> [String] {
    var pieces: [String] = []
    var settled = ""
    var word = ""
    var settledLength = 0
    var wordLength = 0
    for part in flatMap({ $0.parts(escapedLimit: limit) }) {
      let size = HL7Encoding.escaped(part).unicodeScalars.count
      if settledLength + wordLength + size > limit {
        if settled.isEmpty || wordLength + size > limit / 2 {
          settled += word
          word = ""
          wordLength = 0
        }
        pieces.append(settled)
        settled = ""
        settledLength = 0
      }
      word += part
      wordLength += size
      if part == " " || part == "\n" {
        settled += word
        settledLength += wordLength
        word = ""
        wordLength = 0
      }
    }
    return pieces + [settled + word]
  }
}

extension Character {
  /// Itself, or its scalars where so many belong to it that it alone is too long.
  fileprivate func parts(escapedLimit limit: Int) -> [String] {
    let whole = String(self)
    guard HL7Encoding.escaped(whole).unicodeScalars.count > limit else { return [whole] }
    return unicodeScalars.map { String($0) }
  }
}
