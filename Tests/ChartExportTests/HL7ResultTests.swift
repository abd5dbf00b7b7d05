import ChartExport
import Interview
import TestSupplies
import Testing

@Suite("A session as ORU^R01")
struct HL7ResultTests {
  private func visit(_ sample: Sample) throws -> Visit {
    var visit = try sample.session([
      .answer("age-group", .codes(["18-49"])), .answer("rf-cancer", .codes(["yes"])),
      .answer("peg-pain", .number(7)), .answer("pain-areas", .codes(["neck", "lower-back"])),
      .answer("knot-felt", .codes(["prefer-not"])), .skip("stiffness"),
    ])
    visit.staff(.identified(HL7Samples.jane), at: 300)
    visit.staff(.entered("nurse-temp-c", .number(37.5)), at: 310)
    return visit
  }

  private func message(
    _ visit: Visit, _ sample: Sample, profile: ReceiverProfile = .standard,
    in language: Language = "en"
  ) throws -> HL7Receiver {
    HL7Receiver(
      try HL7Samples.result(
        HL7Samples.record(visit, of: sample), profile: profile, in: language))
  }

  private func line(_ message: HL7Receiver, _ code: String) -> [String] {
    message.observations(code).map { $0.segment.fields.dropFirst(2).joined(separator: "|") }
  }

  @Test("Each kind of answer is of its type, a choice each")
  func answers() throws {
    let sample = try Sample.shipped()
    let message = try message(visit(sample), sample)
    #expect(
      line(message, "pain-areas") == [
        "CWE|pain-areas^Where do you hurt? Pick all.^L|1|neck^Neck^L||||||P|||20261121092005+0100",
        "CWE|pain-areas^Where do you hurt? Pick all.^L|2|lower-back^Lower back^L||||||P|||20261121092005+0100",
      ])
    #expect(
      line(message, "rf-cancer").map { $0.contains("Y^Yes^HL70136^yes^Yes^L|||A|||P") } == [true])
    #expect(
      line(message, "72514-3").map { $0.contains("|7|{score}^score^UCUM|0-10||||P") } == [true])
    #expect(line(message, "nurse-temp-c").map { $0.contains("|37.5|C^C^L|||||P") } == [true])
  }

  @Test("What was declined or passed is there without a value, and says so")
  func withoutAnswer() throws {
    let sample = try Sample.shipped()
    let message = try message(visit(sample), sample)
    #expect(message.observations("knot-felt").map { $0.segment.raw(5) } == [""])
    #expect(
      message.observations("knot-felt").map(\.notes) == [["No answer: I'd rather not say"]])
    #expect(message.observations("stiffness").map { $0.segment.raw(5) } == [""])
    #expect(message.observations("stiffness").map(\.notes) == [["No answer"]])
  }

  @Test("The suggestion comes first, with its rule and that it is no order")
  func suggestion() throws {
    let sample = try Sample.shipped()
    let message = try message(visit(sample), sample)
    let first = try #require(message.all("OBX").first)
    #expect(first.text(3) == "suggestion")
    #expect(first.raw(5) == "ask-nurse^Ask the nurse^L")
    #expect(
      message.observations("suggestion").first?.notes.prefix(2) == [
        "A suggestion for the clinician. Not an order and not a diagnosis.", "Rule: R2",
      ])
    #expect(line(message, "warning-same-day").count == 1)
    #expect(message.observations("safety-unknown").allSatisfy { $0.segment.raw(8) == "A" })
    #expect(message.observations("rules-sha256").first?.segment.text(5) == Sample.digest)
    #expect(message.all("OBX").last?.text(5) == "k7w2m9.1")
  }

  @Test("A verified code stands before ours")
  func codes() throws {
    let sample = try Sample.shipped()
    let message = try message(visit(sample), sample)
    let words = "What number best describes your pain on average in the past week?"
    #expect(
      message.observations("72514-3").map { $0.segment.raw(3) } == [
        "72514-3^\(words)^LN^peg-pain^\(words)^L"
      ])
  }

  @Test("Status and revision go from P to F to C, under one number")
  func revisions() throws {
    let sample = try Sample.shipped()
    var visit = try visit(sample)
    var messages = [try message(visit, sample)]
    visit = HL7Samples.signed(visit, of: sample)
    messages.append(try message(visit, sample))
    visit.staff(.amended("peg-pain", .number(5), reason: "misheard"), at: 600)
    visit = HL7Samples.signed(visit, of: sample, at: 700)
    messages.append(try message(visit, sample))
    visit.staff(.voided(reason: "wrong patient"), at: 800)
    messages.append(try message(visit, sample))
    let requests = messages.compactMap { $0.all("OBR").first }
    #expect(requests.map { $0.raw(25) } == ["P", "F", "C", "X"])
    #expect(messages.map { Set($0.all("OBX").map { $0.raw(11) }) } == [["P"], ["F"], ["C"], ["W"]])
    #expect(Set(requests.map { $0.raw(3) }) == ["k7w2m9^CANDIDACY"])
    #expect(Set(messages.compactMap { $0.all("MSH").first?.raw(10) }).count == 4)
    #expect(
      messages[2].observations("72514-3").map(\.notes) == [
        ["Changed by Ana Ruiz, 2026-11-21 09:30 +01:00. Reason: misheard"]
      ])
    #expect(messages[3].all("OBX").count == 1)
  }

  @Test("The moment of a message is that of its signature, whenever it is made")
  func moment() throws {
    let sample = try Sample.shipped()
    let visit = HL7Samples.signed(try visit(sample), of: sample)
    let early = try HL7Samples.result(HL7Samples.record(visit, of: sample, asOf: 3600))
    let late = try HL7Samples.result(HL7Samples.record(visit, of: sample, asOf: 999_999))
    #expect(early == late)
  }

  @Test("Nobody in particular is sent only when that was meant")
  func unidentified() throws {
    let sample = try Sample.shipped()
    let record = HL7Samples.record(try sample.session([]), of: sample)
    #expect(throws: ChartRefusal.unidentified) { try HL7Samples.result(record) }
    let message = HL7Receiver(try HL7Samples.result(record, identity: .waived))
    #expect(message.all("PID").first?.raw(3) == "k7w2m9^^^CANDIDACY^PI")
    #expect(message.all("PID").first?.raw(5) == "^^^^^^U")
  }

  @Test("A patient whom the receiver could not find is refused with the reason")
  func notFound() throws {
    let sample = try Sample.shipped()
    var visit = try sample.session([])
    visit.staff(
      .identified(PatientIdentity(recordNumber: "4217", name: "Doe", birthDate: nil)), at: 1)
    let record = HL7Samples.record(visit, of: sample)
    #expect(
      throws: ChartRefusal.failedCheck(
        format: "ORU^R01", faults: [HL7Fault.noNameOrBirthDate.sentence])
    ) { try HL7Samples.result(record, profile: .openemr) }
    var nameless = try sample.session([])
    nameless.staff(
      .identified(
        PatientIdentity(recordNumber: nil, name: "Doe, Jane", birthDate: CalendarDate("1970-02-14"))
      ),
      at: 1)
    #expect(
      throws: ChartRefusal.failedCheck(
        format: "ORU^R01", faults: [HL7Fault.noRecordNumber.sentence])
    ) { try HL7Samples.result(HL7Samples.record(nameless, of: sample)) }
  }

  @Test("A profile sets names, numbers and the clinic's code")
  func profile() throws {
    let sample = try Sample.shipped()
    var profile = ReceiverProfile.standard
    profile.receiving = .init(application: "LAB|X", facility: "WEST")
    profile.recordNumbers.digits = 8
    profile.recordNumbers.authority = "HOSP"
    profile.recordNumbers.oid = "2.999.2"
    profile.processing = .test
    profile.documentCode = HL7Coding(code: "11-1", text: "Form", system: "LN")
    let message = try message(visit(sample), sample, profile: profile)
    #expect(message.all("PID").first?.raw(3) == "00004217^^^HOSP&2.999.2&ISO^MR")
    #expect(message.all("MSH").first?.text(5) == "LAB|X")
    #expect(message.all("MSH").first?.raw(11) == "T")
    #expect(
      message.all("OBR").first?.raw(4)
        == "11-1^Form^LN^tpi-candidacy-0.1.0^Back and muscle pain^L")
  }

  @Test("Names in either order find their places")
  func names() throws {
    #expect(
      ["Doe, Jane Q", "Jane Q Doe", "Doe", "van der Berg, Jan"].map { PersonName($0) }
        .map { [$0.family, $0.given, $0.further] } == [
          ["Doe", "Jane", "Q"], ["Doe", "Jane", "Q"], ["Doe", "", ""],
          ["van der Berg", "Jan", ""],
        ])
  }

  @Test("In Spanish the words are Spanish and the codes the same")
  func spanish() throws {
    let sample = try Sample.shipped()
    let message = try message(visit(sample), sample, in: "es")
    #expect(
      message.observations("knot-felt").map(\.notes) == [["Sin respuesta: Prefiero no contestar"]])
    #expect(message.all("MSH").first?.raw(19) == "es^Español")
  }

  @Test("A long text goes on in the next observation, and a long label ends with points")
  func lengths() throws {
    let sample = try Sample.shipped()
    var visit = try visit(sample)
    let text = String(repeating: "a word | and ", count: 40) + String(repeating: "|", count: 200)
    visit.staff(.entered("neuro-detail", .text(text)), at: 320)
    var profile = ReceiverProfile.standard
    profile.documentCode = HL7Coding(
      code: "11-1", text: String(repeating: "long ", count: 60), system: "LN")
    let message = try message(visit, sample, profile: profile)
    let parts = message.observations("neuro-detail").map(\.segment)
    #expect(parts.map { $0.text(5) }.joined() == text)
    #expect(parts.map { $0.raw(4) } == (1...parts.count).map { "\($0)" })
    #expect(parts.allSatisfy { $0.raw(5).unicodeScalars.count <= 199 })
    #expect(parts.first?.text(5).hasSuffix(" ") == true)
    #expect(message.all("OBR").first?.leaf(4, 2).hasSuffix("...") == true)
  }
}
