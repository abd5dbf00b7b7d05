import ChartExport
import Foundation
import Testing

/// What a server that nobody here wrote has in the end.
@Suite(.enabled(if: FHIRValidators.areThere, Comment(rawValue: FHIRValidators.missing)))
struct FHIRServerTests {
  private static let document = "https://candidacy.invalid/sid/document"
  private static let session = "_tag=https://candidacy.invalid/tag/session|k7w2m9-1"

  @Test("A bundle that is sent twice is stored once, and a correction names what it replaces")
  func twiceAndCorrected() throws {
    let server = try FHIRServer(try FHIRValidators())
    let sample = try FHIRSample()
    var visit = sample.signed(try sample.visit())
    let first = try sample.bundle(visit, patient: .createdIfMissing)
    let made = try server.post(first.bytes)
    #expect(made == Array(repeating: "201", count: made.count))
    #expect(try server.post(first.bytes) == Array(repeating: "200", count: made.count))
    #expect(try server.search("QuestionnaireResponse", Self.session).count == 1)
    #expect(try server.search("Observation", Self.session).count == 5)

    visit.staff(.amended("peg-pain", .number(4), reason: "misheard"), by: "ben", at: 420)
    sample.sign(&visit, at: 430)
    // The patient is there by now, and the software.
    let second = try sample.bundle(visit, patient: .mustExist)
    let corrected = try server.post(second.bytes)
    #expect(corrected.filter { $0 == "201" }.count == made.count - 2)
    #expect(try server.post(second.bytes) == Array(repeating: "200", count: made.count - 1))
    try replaced(on: server)
  }

  private func replaced(on server: FHIRServer) throws {
    let responses = try server.search("QuestionnaireResponse", Self.session)
    #expect(responses.compactMap { $0["status"] as? String }.sorted() == ["amended", "completed"])
    let newer = try server.search(
      "DocumentReference", "identifier=\(Self.document)|k7w2m9-1.2")
    let relation = (newer.first?["relatesTo"] as? [[String: Any]])?.first
    let target = relation?["target"] as? [String: Any]
    let identifier = try #require(target?["identifier"] as? [String: String])
    #expect(relation?["code"] as? String == "replaces")
    #expect(identifier == ["system": Self.document, "value": "k7w2m9-1.1"])
    let older = try server.search(
      "DocumentReference", "identifier=\(Self.document)|k7w2m9-1.1")
    #expect(newer.count == 1)
    #expect(older.count == 1)
  }
}
