import ChartExport
import Foundation
import Interview
import Testing

/// What the validators of others say, where they are installed.
@Suite(.enabled(if: FHIRValidators.areThere, Comment(rawValue: FHIRValidators.missing)))
struct FHIRValidatorTests {
  /// Each of these takes Pyrofile a second.
  private static let profiled = 8

  @Test("No validator finds an error in 500 sessions by lot, or in the questionnaire")
  func sessions() throws {
    let validators = try FHIRValidators()
    let whole = try validators.write(try questionnaire(), to: "questionnaire.json")
    var sessions = try FHIRLot(seed: 500)
    var files = [whole]
    for number in 0..<20 {
      var entries: [String: Any] = [:]
      for _ in 0..<25 {
        for entry in try Self.entries(try sessions.next()) {
          entries[try #require(entry["fullUrl"] as? String)] = entry
        }
      }
      files.append(try validators.write(try Self.bundle(entries), to: "sessions-\(number).json"))
    }
    #expect(sessions.unanswered == [])
    #expect(sessions.statuses == Set(ChartStatus.allCases))
    // Pyrofile 0.3.0 takes no `enableWhen` of a questionnaire, and no bundle of a megabyte.
    let words = try validators.words(["--questionnaire", whole, "--skip", "profile"] + files)
    #expect(words == files.map { "ok   \($0)" })
  }

  @Test("Sessions by lot keep the profiles of US Core that they name")
  func profiles() throws {
    let validators = try FHIRValidators()
    let other = try validators.write(Array(Self.otherQuestionnaire.utf8), to: "other.json")
    var sessions = try FHIRLot(seed: 800)
    let files = try (0..<Self.profiled).map {
      try validators.write(try sessions.next(), to: "session-\($0).json")
    }
    let words = try validators.words(
      [
        "--questionnaire", other, "--skip", "json,pydantic,fhirkit,links", "--package",
        validators.script("us_core_800.tgz"),
      ] + files)
    #expect(words == files.map { "ok   \($0)" })
  }

  private func questionnaire() throws -> [UInt8] {
    let loaded = try FHIRSample().sample.loaded
    return try FHIRQuestionnaire(loaded.form, rules: loaded.rules, settings: .standard).bytes
  }

  private static func entries(_ bytes: [UInt8]) throws -> [[String: Any]] {
    let bundle = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    return try #require(bundle?["entry"] as? [[String: Any]])
  }

  /// Several sessions in one, which a validator reads much faster.
  private static func bundle(_ entries: [String: Any]) throws -> [UInt8] {
    let bundle: [String: Any] = [
      "resourceType": "Bundle", "type": "transaction",
      "entry": entries.keys.sorted().compactMap { entries[$0] },
    ]
    return Array(try JSONSerialization.data(withJSONObject: bundle))
  }

  private static let otherQuestionnaire = """
    {"resourceType":"Questionnaire","url":"https://candidacy.invalid/Questionnaire/other",\
    "version":"1","name":"Other","title":"Other","status":"unknown","item":[{"linkId":"a",\
    "text":"a","type":"text"}]}
    """
}

/// Bundles of sessions by lot, with and without a page, for receivers of both kinds.
struct FHIRLot {
  private var visits: FHIRVisits
  private var number = 0
  private(set) var statuses: Set<ChartStatus> = []
  /// Questions that no session has answered so far.
  private(set) var unanswered: Set<Item.ID>

  init(seed: UInt64) throws {
    visits = FHIRVisits(try FHIRSample().sample, seed: seed)
    unanswered = Set(visits.sample.loaded.form.items.map(\.id))
  }

  mutating func next() throws -> [UInt8] {
    defer { number += 1 }
    let record = try visits.record(number: number)
    statuses.insert(record.status)
    for (place, standing) in record.standings {
      guard case .answered = standing else { continue }
      unanswered.remove(record.form.items[place].id)
    }
    return try FHIRBundle(
      record, settings: .standard, identity: record.isIdentified ? .required : .waived,
      in: number % 2 == 0 ? "en" : "es", pdf: number % 3 == 0 ? FHIRSample.page : nil,
      patient: number % 5 == 0 ? .createdIfMissing : .mustExist
    ).bytes
  }
}
