import ChartExport
import Interview
import TestSupplies
import Testing

@Suite("Characters that a receiver reads")
struct HL7CharacterSetTests {
  private func record(_ text: String, name: String = "Muñoz, Zoë") throws -> ChartRecord {
    let sample = try Sample.shipped()
    var visit = try sample.session([])
    let identity = PatientIdentity(
      recordNumber: "4217", name: name, birthDate: CalendarDate("1970-02-14"))
    visit.staff(.identified(identity), at: 1)
    visit.staff(.entered("exam-muscle", .text(text)), at: 2)
    return HL7Samples.record(visit, of: sample)
  }

  private func profile(
    _ set: ReceiverProfile.CharacterSet, _ decoding: ReceiverProfile.Decoding = .once
  ) -> ReceiverProfile {
    var profile = ReceiverProfile.standard
    profile.characterSet = set
    profile.decoding = decoding
    return profile
  }

  private func arrived(_ text: String, _ profile: ReceiverProfile) throws -> String? {
    let bytes = try HL7Samples.result(record(text), profile: profile)
    return HL7Receiver(bytes).observations("exam-muscle").first?.segment.text(5)
  }

  @Test("ASCII spells what it can, numbers what it cannot, and says how many")
  func ascii() throws {
    #expect(
      try arrived("é “so” – 山\nß €", profile(.ascii)) == "e \"so\" - [U+5C71]\nss EUR")
    let message = HL7Receiver(
      try HL7Samples.result(record("é", name: "山田, 太郎"), profile: profile(.ascii)))
    #expect(message.all("PID").first?.raw(5) == "[U+5C71][U+7530]^[U+592A][U+90CE]^^^^^L")
    #expect(
      message.segments.last?.text(3)
        == "Characters that this receiver does not read were written in others. How many: 10")
  }

  @Test("Latin-1 keeps its own letters as one byte each")
  func latin1() throws {
    let bytes = try HL7Samples.result(record("e\u{301} ł 山"), profile: profile(.latin1))
    #expect(bytes.contains(0xF1))
    #expect(bytes.contains(0xEB))
    let text = String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    #expect(text.contains("|é l [U+5C71]|"))
    #expect(text.contains("|8859/1|"))
  }

  @Test("UTF-8 keeps everything but what could move the text around it")
  func unicode() throws {
    #expect(
      try arrived("山 👩‍👩‍👧 a\u{202E}b\u{1B}c\td\r\ne\u{2028}f", profile(.unicode))
        == "山 👩‍👩‍👧 a\u{FFFD}b\u{FFFD}c d\ne\nf")
    let bytes = try HL7Samples.result(record("山"), profile: profile(.unicode))
    #expect(!HL7Samples.picture(bytes).contains("How many"))
  }

  @Test("A receiver that decodes twice gets no backslash to decode")
  func twice() throws {
    #expect(try arrived("a\\F\\b|c", profile(.unicode, .twice)) == "a＼F＼b|c")
    #expect(try arrived("a\\F\\b|c", profile(.ascii, .twice)) == "a/F/b|c")
    #expect(try arrived("|E|F&", profile(.unicode, .twice)) == "|E |F &")
    #expect(try arrived("a\\\u{301}b", profile(.ascii, .twice)) == "a/b")
    #expect(try arrived("a\\F\\b|c", profile(.unicode)) == "a\\F\\b|c")
  }
}
