import ChartExport
import Interview
import TestSupplies

/// Messages about one small interview.
enum HL7Samples {
  static let jane = PatientIdentity(
    recordNumber: "4217", name: "Doe, Jane Q", birthDate: CalendarDate("1970-02-14"))

  static let settings = ChartSettings(
    base: "https://clinic.example", recordNumberSystem: "urn:oid:2.999.1.7", facility: "CLINIC")

  /// As large as it says, and a PDF as far as anybody looks.
  static func pdf(_ count: Int) -> [UInt8] {
    let head = Array("%PDF-1.7\n".utf8)
    let end = Array("%%EOF\n".utf8)
    return head + Array(repeating: 0xFF, count: max(0, count - head.count - end.count)) + end
  }

  static func record(_ visit: Visit, of sample: Sample, asOf: Int64 = 3600) -> ChartRecord {
    ChartRecord(
      id: "k7w2m9", ticket: 17, events: visit.stored, form: sample.loaded.form,
      rules: sample.loaded.rules, digest: Sample.digest, staffNames: ["ana": "Ana Ruiz"],
      asOf: Visit.moment(asOf), local: { LocalMoment($0, minutesFromUTC: 60) })
  }

  static func signed(_ visit: Visit, of sample: Sample, at second: Int64 = 500) -> Visit {
    var visit = visit
    let assessment = sample.loaded.rules.assess(visit.session)
    visit.staff(
      .signed(.init(outcome: assessment.outcome.id.text, rule: assessment.rule.id.text)),
      at: second)
    return visit
  }

  static func result(
    _ record: ChartRecord, profile: ReceiverProfile = .standard, pdf: [UInt8]? = nil,
    identity: ChartIdentityRule = .required, in language: Language = "en"
  ) throws -> [UInt8] {
    try HL7Result(
      record, settings: settings, profile: profile, identity: identity, pdf: pdf, in: language
    ).bytes()
  }

  static func document(
    _ record: ChartRecord, profile: ReceiverProfile = .standard, pdf: [UInt8]? = nil,
    identity: ChartIdentityRule = .required, in language: Language = "en"
  ) throws -> [UInt8] {
    try HL7Document(
      record, settings: settings, profile: profile, identity: identity, pdf: pdf, in: language
    ).bytes()
  }

  /// One segment a line.
  static func picture(_ bytes: [UInt8]) -> String {
    HL7Receiver.cut(String(decoding: bytes, as: UTF8.self), at: "\r").filter { !$0.isEmpty }
      .joined(separator: "\n")
  }
}
