/// What a receiver answered to a message.
struct MLLPAcknowledgement: Hashable {
  let code: String
  /// The number of the message that it answers.
  let answered: String
  /// The receiver's own words.
  let words: String

  /// Nothing where the message has no MSA segment.
  init?(_ segments: HL7Segments) {
    guard let answer = segments.first("MSA") else { return nil }
    code = answer.field(1)
    answered = answer.field(2)
    let errors = segments.all("ERR").flatMap { [$0.field(3), $0.field(7), $0.field(8)] }
    words = ([code, answer.field(3)] + errors).filter { !$0.isEmpty }.joined(separator: ": ")
  }

  /// The message was taken, and another answer may follow.
  var isCommit: Bool { code == "CA" }

  func answers(_ name: String) -> Bool { answered == name }

  func result(for name: String) -> DeliveryResult {
    guard answers(name) else {
      return .unknown(reason: "The receiver acknowledged another message.")
    }
    let words = String(receiverWords: words)
    switch code {
    case "AA", "CA": return .delivered(receipt: words)
    case "AE", "CE": return .retry(.init(words, cause: .document))
    case "AR", "CR": return .parked(words: words)
    case _: return .unknown(reason: "The receiver answered neither yes nor no.")
    }
  }
}

/// A message cut into segments and fields, no further.
struct HL7Segments {
  private let segments: [Segment]

  struct Segment {
    fileprivate let fields: [String]

    var name: String { fields.first ?? "" }

    /// Counted from 1, but for MSH, whose first field is the separator itself.
    func field(_ number: Int) -> String {
      fields.indices.contains(number) ? fields[number] : ""
    }
  }

  init(_ message: [UInt8]) {
    let lines = message.split { $0 == 0x0D || $0 == 0x0A }
    let separator = lines.first.map { Array($0) }.flatMap { $0.count > 3 ? $0[3] : nil }
    segments = lines.map { line in
      Segment(
        fields: line.split(separator: separator ?? 0x7C, omittingEmptySubsequences: false)
          .map { String(decoding: $0, as: UTF8.self) })
    }
  }

  func first(_ name: String) -> Segment? { segments.first { $0.name == name } }

  func all(_ name: String) -> [Segment] { segments.filter { $0.name == name } }

  /// MSH-10.
  var controlID: String? {
    guard let head = segments.first, head.name == "MSH" else { return nil }
    let text = head.field(9)
    return text.isEmpty ? nil : text
  }
}
