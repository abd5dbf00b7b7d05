@testable import Delivery

/// What receivers and servers answer: HL7 acknowledgements, FHIR outcomes, a status and a date.
struct ReceiverAnswers: FuzzTarget {
  func take(_ bytes: UnsafeBufferPointer<UInt8>) {
    let bytes = Array(bytes)
    let segments = HL7Segments(bytes)
    _ = segments.controlID
    if let answer = MLLPAcknowledgement(segments) {
      check(answer.result(for: answer.answered))
      check(answer.result(for: "another"))
    }
    check(ServerWords.text(in: bytes))
    check(ServerWords.refusedEntries(in: bytes))
    let text = String(decoding: bytes, as: UTF8.self)
    if let answer = HTTPAnswer(head: text, body: []), let later = answer.retryAfter {
      let wait = RetryAfter.duration(later, now: 1_795_248_000)
      Claim.holds(wait.map { $0 >= .zero } ?? true, "nobody waits for less than nothing")
    }
    let request = HTTPRequest(url: text, headers: [("Authorization", text)], body: [])
    Claim.holds(
      HTTPClient.settings(of: request).count { $0 == 0x0A } == Self.settingsLines,
      "nothing foreign begins a setting of its own")
  }

  private static let settingsLines = HTTPClient.settings(
    of: HTTPRequest(url: "", headers: [("", "")], body: [])
  ).count { $0 == 0x0A }

  private func check(_ result: DeliveryResult) {
    switch result {
    case .delivered(let words), .parked(let words), .unknown(let words): check(words)
    case .retry(let retry): check(retry.reason)
    }
  }

  private func check(_ words: String) {
    Claim.holds(words.count <= 500, "a receiver's words are few")
    Claim.holds(
      words.unicodeScalars.allSatisfy { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: false
        case _: true
        }
      }, "a receiver's words hold nothing that acts on a terminal")
  }
}
