import ChartExport
import Interview
import Testing

@Suite("What our check finds in a message")
struct HL7CheckTests {
  private struct Mutant: CustomStringConvertible {
    let old: String
    let new: String

    init(_ old: String, _ new: String) {
      self.old = old
      self.new = new
    }

    var description: String { "\(old) -> \(new)" }
  }

  private func faults(
    _ text: String, _ kind: HL7Kind, _ profile: ReceiverProfile = .standard
  ) -> [HL7Fault] {
    HL7Check(profile, kind: kind, identity: .required).faults(in: Array(text.utf8))
  }

  private func text(_ kind: HL7Kind, _ profile: ReceiverProfile = .standard) throws -> String {
    let sample = try Sample.shipped()
    var visit = try sample.session([
      .answer("who-answers", .codes(["self"])), .answer("age-group", .codes(["18-49"])),
      .answer("rf-now", .codes(["no"])), .answer("rf-cancer", .codes(["yes"])),
      .answer("peg-pain", .number(7)), .answer("pain-areas", .codes(["neck", "lower-back"])),
      .answer("knot-felt", .codes(["prefer-not"])), .skip("stiffness"),
    ])
    visit.staff(.identified(HL7Samples.jane), at: 300)
    visit.staff(.entered("nurse-temp-c", .number(37.5)), at: 310)
    visit.staff(.entered("exam-muscle", .text("left | upper^\ntrapezius")), at: 311)
    let record = HL7Samples.record(HL7Samples.signed(visit, of: sample), of: sample)
    let pdf = HL7Samples.pdf(600)
    let bytes =
      switch kind {
      case .result: try HL7Samples.result(record, profile: profile, pdf: pdf)
      case .document: try HL7Samples.document(record, profile: profile, pdf: pdf)
      }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func survivors(of text: String, _ kind: HL7Kind, _ mutants: [Mutant]) -> [String] {
    mutants.compactMap { mutant in
      guard let range = text.firstRange(of: mutant.old) else { return "\(mutant): not there" }
      let broken = text.replacingCharacters(in: range, with: mutant.new)
      return faults(broken, kind).isEmpty ? "\(mutant)" : nil
    }
  }

  private static let shared: [Mutant] = [
    Mutant("MSH|", "MSA|"), Mutant("|^~\\&|", "|^~&\\|"), Mutant("CANDIDACY", ""),
    Mutant("|CLINIC|EHR", "||EHR"), Mutant("|EHR|", "||"), Mutant("|20261121", "|2026-11-21"),
    Mutant("+0100|", "|"), Mutant("|P|2.5.1", "|X|2.5.1"), Mutant("|2.5.1|", "|2.3|"),
    Mutant("|AL|", "|QQ|"), Mutant("|UNICODE UTF-8|", "||"), Mutant("|UNICODE UTF-8|", "|8859/1|"),
    Mutant("|en^English\r", "|english\r"), Mutant("4217^^^CLINIC", "^^^CLINIC"),
    Mutant("^MR|", "^|"), Mutant("^MR|", "|"), Mutant("&2.999.1.7&ISO", "&2..7&ISO"),
    Mutant("&ISO^MR", "&XYZ^MR"), Mutant("^MR|", "^PI|"), Mutant("Doe^Jane", "^Jane"),
    Mutant("^^^^L|", "^^^^X|"), Mutant("Doe^Jane", "Doe|Jane"), Mutant("19700214", "19701345"),
    Mutant("19700214", "1970-02-14"), Mutant("PV1|1|O", "PV1|1|"), Mutant("PV1|1|O", "PV1|1|I"),
    Mutant("PV1|1|O\r", ""), Mutant("PV1|1|O", "PV2|1|O"), Mutant("PV1|1|O\r", "PV1|1|O\rXYZ|1\r"),
    Mutant("PV1|1|O\r", "PV1|1|O|||x\r"), Mutant("OBX|1|", "OBX|2|"), Mutant("OBX|1|", "OBX||"),
    Mutant("^PDF^Base64^", "^PDF^^"), Mutant("^PDF^Base64^", "^JPEG^Base64^"),
    Mutant("^Base64^JVBER", "^Base64^*!?ER"), Mutant("^Base64^JVBER", "^Base64^AAAAA"),
    Mutant("^Application^", "^application^"), Mutant("|ED|", "|TX|"), Mutant("|ED|", "|NUMB|"),
    Mutant("PID|1|", "PID|2|"), Mutant("\rPID", "\r\nPID"), Mutant("\rPID", "\nPID"),
    Mutant("Doe", "Do\u{0B}e"), Mutant("Doe", "Do\\e"), Mutant("Doe", "Do\\Z\\e"),
    Mutant("Doe", "D~e"), Mutant("|||F|", "||||"), Mutant("|||F|", "|||Q|"),
    Mutant("|||F|", "|||P|"), Mutant("+0100\rOBX", "\rOBX"),
  ]

  private static let result: [Mutant] = [
    Mutant("ORU^R01^ORU_R01", "ADT^A01^ADT_A01"), Mutant("ORU^R01^ORU_R01", "ORU^R01"),
    Mutant("ORC|RE", "ORC|NW"), Mutant("ORC|RE||k7w2m9", "ORC|RE||k7w2m8"),
    Mutant("k7w2m9^CANDIDACY", "k7w2m9"), Mutant("OBR|1|", "OBR||"),
    Mutant("tpi-candidacy-0.1.0^", "^"), Mutant("|OTH|F", "|OTH|"), Mutant("|OTH|F", "|OTH|P"),
    Mutant("|OTH|F", "|LAB|F"), Mutant("NTE|1|L|", "NTE|7|L|"), Mutant("NTE|1|L|", "NTE|1||"),
    Mutant("NTE|1|L|Signed", "NTE|1|L||Signed"), Mutant("|CWE|", "|NM|"), Mutant("|CWE|", "||"),
    Mutant("Y^Yes^HL70136", "yes^Yes^HL70136"), Mutant("Y^Yes^HL70136", "Y^Yes^HL7Q"),
    Mutant("Y^Yes^HL70136", "Y^Yes"), Mutant("|7|{score}", "|seven|{score}"),
    Mutant("|7|{score}", "|11|{score}"), Mutant("|0-10|", "|zero|"),
    Mutant("{score}^score^UCUM|0-10", "|0-10"), Mutant("|37.5|", "|37.5.1|"),
    Mutant("|37.5|", "|37,5|"),
    Mutant("\\F\\ upper", "| upper"), Mutant("upper\\S\\", "upper^"),
    Mutant("\\F\\ upper", "\\F upper"),
    Mutant("\\.br\\", "\\.BR\\"), Mutant("|neck^Neck^L", "|neck&x^Neck^L"),
    Mutant(
      "pain-areas^Where do you hurt? Pick all.^L|2|", "pain-areas^Where do you hurt? Pick all.^L|1|"
    ),
    Mutant("|A|||F", "|Q|||F"), Mutant("5e5e5e5e", "5e5e\\.br\\"),
    Mutant("|k7w2m9.1|", "|k7w2m9.1\(String(repeating: "x", count: 200))|"),
    Mutant("L|No answer", "X|No answer"), Mutant("NTE|1|L|No answer", "ZTE|1|L|No answer"),
    Mutant("NTE|1|L|No answer\r", ""), Mutant("|CWE|stiffness", "|TX|stiffness^"),
  ]

  private static let document: [Mutant] = [
    Mutant("MDM^T02^MDM_T02", "MDM^T02"), Mutant("MDM^T02^MDM_T02", "MDM^T04^MDM_T02"),
    Mutant("EVN|T02", "EVN|T01"), Mutant("EVN|T02|20261121", "EVN|T02|20261122"),
    Mutant("TXA|1|CN|AP", "TXA|1|CN|TX"), Mutant("TXA|1|CN|", "TXA|1|XX|"),
    Mutant("TXA|1|", "TXA||"), Mutant("k7w2m9.1^CANDIDACY", ""),
    Mutant("k7w2m9.1^CANDIDACY", "|k7w2m9.1^CANDIDACY"), Mutant("|AU||AV|", "|LA||AV|"),
    Mutant("|AU||AV|", "|AU||CA|"), Mutant("|AU||AV|", "|IP||AV|"), Mutant("|AU||AV|", "|||AV|"),
    Mutant("ana^Ruiz", "^Ruiz"), Mutant("ana^Ruiz", "ana|Ruiz"),
    Mutant("k7w2m9.1^CANDIDACY|", "k7w2m9.1^CANDIDACY|k7w2m9.1^CANDIDACY"),
  ]

  @Test("What we write has no fault")
  func clean() throws {
    #expect(try faults(text(.result), .result) == [])
    #expect(try faults(text(.document), .document) == [])
  }

  @Test("Every one of over 100 ways to break a message is found")
  func mutants() throws {
    let result = try text(.result)
    let document = try text(.document)
    #expect(survivors(of: result, .result, Self.shared + Self.result) == [])
    #expect(survivors(of: document, .document, Self.shared + Self.document) == [])
    #expect(Self.shared.count + Self.result.count + Self.document.count >= 100)
  }

  @Test("A message that was cut anywhere is found")
  func cut() throws {
    let bytes = Array(try text(.document).utf8)
    let check = HL7Check(.standard, kind: .document, identity: .required)
    let survivors = (0..<bytes.count).filter { check.faults(in: Array(bytes[..<$0])).isEmpty }
    #expect(survivors == [])
  }

  @Test("A segment that is lost from the head, or stands twice, is found")
  func segments() throws {
    for kind in [HL7Kind.result, .document] {
      let lines = try text(kind).split(separator: "\r").map { $0 + "\r" }
      for place in 0..<5 {
        var fewer = lines
        fewer.remove(at: place)
        #expect(faults(fewer.joined(), kind) != [], "without \(lines[place].prefix(3))")
        var more = lines
        more.insert(lines[place], at: place)
        #expect(faults(more.joined(), kind) != [], "twice \(lines[place].prefix(3))")
      }
    }
  }

  @Test("A fault says where, and never what stands there")
  func sentences() throws {
    let broken = try text(.result).replacing("Doe^Jane", with: "Doe~Secret^Jane")
    #expect(
      faults(broken, .result).map(\.sentence) == ["PID 1, field 5, is not a person's name."])
    let place = HL7Fault.Place(segment: "OBX", count: 3, field: 5)
    #expect(
      HL7Fault.silent(place).sentence == "OBX 3, field 5, is empty, and no note says why.")
  }

  @Test("Characters outside the receiver's set are found")
  func characters() throws {
    var profile = ReceiverProfile.standard
    profile.characterSet = .ascii
    let broken = try text(.result, profile).replacing("Doe", with: "Döe")
    #expect(
      faults(broken, .result, profile).map(\.sentence) == ["It has characters that ascii has not."])
    profile.characterSet = .unicode
    #expect(
      HL7Check(profile, kind: .result, identity: .required).faults(in: [0x4D, 0xFF])
        == [.characterSet(.unicode)])
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with new: String) -> String {
    String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
  }
}
