import ChartExport
import Interview
import TestSupplies
import Testing

@Suite("A session as MDM^T02")
struct HL7DocumentTests {
  private func visit(_ sample: Sample) throws -> Visit {
    var visit = try sample.sent(sample.session([.answer("age-group", .codes(["18-49"]))]))
    visit.staff(.identified(HL7Samples.jane), at: 400)
    return visit
  }

  @Test("A signed document names its signer, its number and its PDF")
  func signed() throws {
    let sample = try Sample.shipped()
    let visit = HL7Samples.signed(try visit(sample), of: sample)
    let record = HL7Samples.record(visit, of: sample)
    let picture = HL7Samples.picture(try HL7Samples.document(record, pdf: HL7Samples.pdf(20)))
    #expect(
      picture == #"""
        MSH|^~\&|CANDIDACY|CLINIC|EHR|CLINIC|20261121092825+0100||MDM^T02^MDM_T02|IPPPN5FJWLVPSA4JRQLS|P|2.5.1|||AL|NE||UNICODE UTF-8|en^English
        EVN|T02|20261121092825+0100
        PID|1||4217^^^CLINIC&2.999.1.7&ISO^MR||Doe^Jane^Q^^^^L||19700214||||||||en^English
        PV1|1|O
        TXA|1|CN|AP|20261121092517+0100||20261121092825+0100||||||k7w2m9.1^CANDIDACY||||tpi-candidacy|AU||AV|||ana^Ruiz^Ana^^^^^^^^^^^^20261121092825+0100
        OBX|1|ED|document^Questionnaire document^L||CANDIDACY^Application^PDF^Base64^JVBERi0xLjcK//////8lJUVPRgo=||||||F|||20261121092517+0100
        """#)
  }

  @Test("Without a PDF the text note is sent, a line at a time, and is the note")
  func text() throws {
    let sample = try Sample.shipped()
    let record = HL7Samples.record(try visit(sample), of: sample)
    let message = HL7Receiver(try HL7Samples.document(record))
    let lines = message.all("OBX").map { $0.text(5) }
    let note = TextNote(record, in: "en").text
    #expect(lines.joined(separator: "\n") + "\n" == note)
    #expect(message.all("NTE").map { $0.text(3) } == ["As text: no PDF was made."])
    #expect(message.all("TXA").first?.raw(17) == "IP")
  }

  @Test("The largest PDF still fits its field, and the next larger becomes text with a reason")
  func large() throws {
    let sample = try Sample.shipped()
    let record = HL7Samples.record(try visit(sample), of: sample)
    let limit = 49_125
    let fits = HL7Receiver(try HL7Samples.document(record, pdf: HL7Samples.pdf(limit)))
    #expect(fits.all("OBX").map { $0.raw(2) } == ["ED"])
    #expect(fits.all("OBX").first.map { $0.raw(5).utf8.count <= 65_536 } == true)
    let over = HL7Receiver(try HL7Samples.document(record, pdf: HL7Samples.pdf(limit + 3)))
    #expect(over.all("OBX").allSatisfy { $0.raw(2) == "TX" })
    #expect(
      over.all("NTE").map { $0.text(3) } == [
        "As text: the PDF is too large for a message. Its size in bytes: 49128"
      ])
  }

  @Test("A later revision names the document that it takes the place of")
  func revision() throws {
    let sample = try Sample.shipped()
    var visit = HL7Samples.signed(try visit(sample), of: sample)
    visit.staff(.amended("age-group", .codes(["50-64"]), reason: "asked again"), at: 600)
    visit = HL7Samples.signed(visit, of: sample, at: 700)
    let document = HL7Receiver(
      try HL7Samples.document(HL7Samples.record(visit, of: sample))
    ).all("TXA").first
    #expect(document?.raw(12) == "k7w2m9.2^CANDIDACY")
    #expect(document?.raw(13) == "k7w2m9.1^CANDIDACY")
  }

  @Test("A void document is not available, and holds no answer")
  func void() throws {
    let sample = try Sample.shipped()
    var visit = HL7Samples.signed(try visit(sample), of: sample)
    visit.staff(.voided(reason: "wrong patient"), at: 600)
    let message = HL7Receiver(try HL7Samples.document(HL7Samples.record(visit, of: sample)))
    #expect(message.all("TXA").first?.raw(19) == "CA")
    #expect(
      message.all("OBX").map { $0.text(5) } == [
        "VOID: this record was withdrawn. Disregard what was sent before.\nRecord: k7w2m9.1"
      ])
    #expect(message.all("OBX").map { $0.raw(11) } == ["W"])
  }

  @Test("OpenEMR gets the header and the text that it takes")
  func openemr() throws {
    let sample = try Sample.shipped()
    let record = HL7Samples.record(try visit(sample), of: sample)
    let message = HL7Receiver(
      try HL7Samples.document(record, profile: .openemr, pdf: HL7Samples.pdf(100)))
    #expect(message.all("MSH").first?.raw(9) == "MDM^T02")
    #expect(message.all("OBX").allSatisfy { $0.raw(2) == "TX" })
  }
}
