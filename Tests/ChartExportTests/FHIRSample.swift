import ChartExport
import Foundation
import Interview
import Testing

/// Bundles of one patient, and what is in them by its path.
struct FHIRSample {
  let sample: Sample
  let visits: FHIRVisits

  static let identity = PatientIdentity(
    recordNumber: "42-7", name: "Eva Núñez", birthDate: CalendarDate("1980-03-25"))

  /// A page as far as anybody looks, with its digests by SHA-1 and SHA-256.
  static let page = Array("%PDF-1.7\n".utf8)
  static let pageHash = "7r5OAaqbiTv/+L9ajNmguh2TnUQ="
  static let pageDigest = "0716f9264c9fe19f5d7455276107f3ddcc1d3497f63d60689a73558ae8a1bf5e"

  private static let shipped = Result { try Sample.shipped() }

  init() throws {
    sample = try Self.shipped.get()
    visits = FHIRVisits(sample, seed: 1)
  }

  /// The shipped example patient, with some answers of their own.
  func visit(
    in language: Language = "en", answering answers: [Item.ID: Answer?] = [:]
  ) throws -> Visit {
    let example = try #require(sample.loaded.cases.first { $0.id == "V01" })
    let intents: [Intent] = sample.loaded.form.items.compactMap { item in
      if let own = answers[item.id] { return own.map { .answer(item.id, $0) } ?? .skip(item.id) }
      return example.answers[item.id].map { .answer(item.id, $0) }
    }
    return try sample.sent(try sample.session(in: language, intents))
  }

  func signed(_ visit: Visit) -> Visit {
    var visit = visit
    visit.staff(.identified(Self.identity), at: 400)
    sign(&visit, at: 410)
    return visit
  }

  func sign(_ visit: inout Visit, at second: Int64) {
    let assessment = sample.loaded.rules.assess(visit.session)
    visit.staff(
      .signed(.init(outcome: assessment.outcome.id.text, rule: assessment.rule.id.text)),
      at: second)
  }

  func bundle(
    _ visit: Visit, in language: Language = "en", identity: ChartIdentityRule = .waived,
    patient: FHIRPatientRule = .mustExist, asOf: Int64 = 4000, pdf: [UInt8]? = nil
  ) throws -> FHIRBundle {
    try FHIRBundle(
      visits.record(visit, number: 1, asOf: asOf), settings: .standard, identity: identity,
      in: language, pdf: pdf, patient: patient)
  }

  /// Lines of `path: value` for every value of a document whose path says so.
  static func lines(_ bytes: [UInt8], _ isWanted: (String) -> Bool) throws -> [String] {
    var lines: [String] = []
    func walk(_ value: Any, _ path: String) {
      if let members = value as? [String: Any] {
        let type = (members["resource"] as? [String: Any])?["resourceType"] as? String
        for name in members.keys.sorted() {
          walk(members[name] ?? "", "\(path)\(type.map { "<\($0)>" } ?? "").\(name)")
        }
      } else if let parts = value as? [Any] {
        for part in parts { walk(part, path) }
      } else if isWanted(path) {
        lines.append("\(path): \(value)")
      }
    }
    walk(try JSONSerialization.jsonObject(with: Data(bytes)), "")
    return lines
  }

  /// The parts of the response to one question, as JSON with sorted names.
  static func answer(_ bytes: [UInt8], to question: String) throws -> String {
    let bundle = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let entries = try #require(bundle["entry"] as? [[String: Any]])
    let response = try #require(
      entries.compactMap { $0["resource"] as? [String: Any] }
        .first { $0["resourceType"] as? String == "QuestionnaireResponse" })
    let groups = try #require(response["item"] as? [[String: Any]])
    guard
      var item = groups.flatMap({ $0["item"] as? [[String: Any]] ?? [] })
        .first(where: { $0["linkId"] as? String == question })
    else { return "nothing" }
    item["text"] = nil
    return String(
      decoding: try JSONSerialization.data(
        withJSONObject: item, options: [.sortedKeys, .withoutEscapingSlashes]), as: UTF8.self)
  }
}
