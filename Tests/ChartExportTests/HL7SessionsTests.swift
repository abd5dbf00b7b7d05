import ChartExport
import Foundation
import Interview
import TestSupplies
import Testing

@Suite("Sessions by lot as HL7")
struct HL7SessionsTests {
  private static let count = 120

  @Test("Every session passes our check, in every profile, and twice makes the same bytes")
  func passes() throws {
    var patients = try HL7Patients(seed: 11)
    var ascii = ReceiverProfile.openemr
    ascii.characterSet = .ascii
    ascii.matching = .recordNumber
    var latin = ReceiverProfile.standard
    latin.characterSet = .latin1
    for number in 0..<Self.count {
      let session = try patients.next()
      let profile = [.standard, ascii, latin][number % 3]
      let pdf = number % 2 == 0 ? HL7Samples.pdf(number * 700) : nil
      do {
        let result = try HL7Samples.result(
          session.record, profile: profile, pdf: pdf, identity: session.identity,
          in: session.language)
        let document = try HL7Samples.document(
          session.record, profile: profile, pdf: pdf, identity: session.identity,
          in: session.language)
        #expect(
          try result
            == HL7Samples.result(
              session.record, profile: profile, pdf: pdf, identity: session.identity,
              in: session.language))
        #expect(!document.isEmpty)
      } catch let refusal as ChartRefusal {
        Issue.record("session \(number): \(refusal.sentence)")
        return
      }
    }
  }

  @Test("Every text answer arrives, its harmless characters untouched")
  func arrives() throws {
    var patients = try HL7Patients(seed: 12)
    var seen = 0
    for _ in 0..<Self.count {
      let session = try patients.next()
      guard session.record.status != .void else { continue }
      let message = HL7Receiver(
        try HL7Samples.result(session.record, identity: session.identity))
      let form = session.record.form
      for (place, standing) in session.record.standings {
        guard case .answered(.text(let text)) = standing else { continue }
        let arrived = message.observations(form.items[place].id.text).map { $0.segment.text(5) }
        #expect(Self.harmless(arrived.joined()) == Self.harmless(text))
        seen += 1
      }
    }
    #expect(seen > 100)
  }

  private static func harmless(_ text: String) -> [UInt32] {
    text.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator: false
      case _: scalar != "\u{FFFD}" && scalar != " "
      }
    }
    .map(\.value)
  }
}
