import Foundation
import Interview
import TestSupplies
import Testing

@testable import Store

@Suite("Reading plain payloads quickly")
struct PlainPayloadTests {
  @Test("Nearly all that patients do is written plainly")
  func ordinary() {
    let plain = StoredText.samples.filter { Self.quick($0.payload) != nil }
    #expect(
      Set(StoredText.samples.map(\.payload)).subtracting(plain.map(\.payload)) == [
        // Many digits, escapes, and what is rare.
        #"{"item":"odd","number":0.30000000000000004}"#,
        #"{"item":"other","text":"Rücken/“Knie”\n\"\\ \u0000😀"}"#,
        #"{"closing":"finished"}"#, #"{"closing":"idle"}"#, #"{"closing":"terminated"}"#,
        #"{"closing":"line-dropped"}"#, #"{"closing":"left-by-patient"}"#,
        #"{"closing":"by-staff"}"#, "{}",
      ])
  }

  @Test("What is read quickly, a decoder of any JSON reads as the same", arguments: 1...8)
  func agrees(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var quick = 0
    let payloads = StoredText.samples.map(\.payload)
    for _ in 0..<4_000 {
      let payload = Self.mutated(try #require(payloads.randomElement(using: &random)), &random)
      guard let read = Self.quick(payload) else { continue }
      quick += 1
      let decoded = try JSONDecoder().decode(
        InterviewFormat1.Payload.self, from: Data(payload.utf8))
      #expect(read == decoded, "\(payload)")
    }
    #expect(quick > 200)
  }

  private static func quick(_ payload: String) -> InterviewFormat1.Payload? {
    InterviewFormat1.Payload(plain: payload)
  }

  private static let pieces: [Character] = Array("{}[]\":,\\0123456789-+.eE nult\u{0}\u{7F}é😀")

  private static func mutated(_ payload: String, _ random: inout SeededGenerator) -> String {
    var text = Array(payload)
    for _ in 0..<Int.random(in: 1...2, using: &random) where !text.isEmpty {
      let place = Int.random(in: 0..<text.count, using: &random)
      let piece = pieces[Int.random(in: 0..<pieces.count, using: &random)]
      switch Int.random(in: 0..<4, using: &random) {
      case 0: text.remove(at: place)
      case 1: text.insert(piece, at: place)
      case 2: text[place] = piece
      case _: text.insert(contentsOf: text[place...].prefix(9), at: place)
      }
    }
    return String(text)
  }
}
