import TestSupplies

@testable import ChartExport

/// Any text as a leaf of an HL7 v2 message, and any bytes as a message.
struct HL7Leaves: FuzzTarget {
  private let profiles: [ReceiverProfile]

  init() {
    profiles = ReceiverProfile.CharacterSet.allCases.flatMap { set in
      ReceiverProfile.Decoding.allCases.map { decoding in
        var profile = ReceiverProfile.standard
        (profile.characterSet, profile.decoding) = (set, decoding)
        return profile
      }
    }
  }

  func take(_ bytes: UnsafeBufferPointer<UInt8>) {
    let text = String(decoding: bytes, as: UTF8.self)
    comesBack(text)
    // One profile for each input keeps inputs quick; there are enough of them for all.
    let profile = profiles[bytes.count % profiles.count]
    fits(text, profile)
    let kind: HL7Kind = text.unicodeScalars.contains("O") ? .result : .document
    _ = HL7Check(profile, kind: kind, identity: .required).faults(in: Array(bytes))
      .map(\.sentence)
    parts(of: text)
  }

  private func comesBack(_ text: String) {
    let leaf = HL7Encoding.escaped(text)
    Claim.holds(
      HL7Receiver.decoded(leaf).unicodeScalars.elementsEqual(text.unicodeScalars),
      "a text comes back from its escapes")
    Claim.holds(leaf[...].isLeaf, "what was escaped is one leaf")
    Claim.holds(
      leaf.unicodeScalars.allSatisfy { !"|^&~".unicodeScalars.contains($0) && !$0.isControl },
      "what was escaped holds no delimiter")
  }

  private func fits(_ text: String, _ profile: ReceiverProfile) {
    var characters = HL7CharacterSet(profile)
    let fitted = characters.fitting(text)
    let leaf = HL7Encoding.escaped(fitted)
    let bytes = characters.bytes(of: leaf)
    switch profile.characterSet {
    case .unicode: Claim.holds(bytes == Array(leaf.utf8), "Unicode is sent as it is")
    case .ascii:
      Claim.holds(bytes.allSatisfy { $0 < 0x80 }, "what is sent as ASCII is ASCII")
    case .latin1:
      Claim.holds(
        leaf.unicodeScalars.elementsEqual(bytes.map { Unicode.Scalar($0) }),
        "what is sent as Latin-1 is Latin-1")
    }
    let once = HL7Receiver.decoded(leaf)
    Claim.holds(
      once.unicodeScalars.elementsEqual(fitted.unicodeScalars), "what fits comes back as it fits")
    guard profile.decoding == .twice else { return }
    Claim.holds(
      HL7Receiver.decoded(once).unicodeScalars.elementsEqual(once.unicodeScalars),
      "what is decoded twice is what is decoded once")
  }

  /// Lines as observations, tabs between their components.
  private func parts(of text: String) {
    let fields = text.unicodeScalars.split(separator: "\n").prefix(8).map { line in
      HL7Field(
        components: Substring(line).unicodeScalars
          .split(separator: "\t", omittingEmptySubsequences: false).map { [String($0)] })
    }
    let segments = fields.map { HL7Segment(.observation, [3: $0]) }
    let message = HL7Encoding.text(of: HL7Message(segments))
    let read = HL7Receiver(Array(message.utf8)).segments
    Claim.holds(read.count == segments.count, "a message has the segments that were written")
    for (segment, field) in zip(read, fields) {
      for (place, component) in field.components.enumerated() {
        Claim.holds(
          segment.leaf(3, place + 1).unicodeScalars.elementsEqual(component[0].unicodeScalars),
          "a component of a message comes back")
      }
    }
  }
}
