import ChartExport
import Foundation
import Interview
import Testing

/// Every way in which a bundle was spoiled on purpose is found before it leaves.
@Suite struct FHIRCheckTests {
  /// Made once, because every spoiled copy begins with it.
  private static let bundle = Result { try made() }

  private static func text() throws -> String { try bundle.get() }

  private static func made() throws -> String {
    let sample = try FHIRSample()
    var visit = try sample.visit(answering: ["rf-cancer": .codes(["prefer-not"])])
    visit.staff(.entered("nurse-temp-c", .number(36.6)), at: 390)
    visit.staff(.entered("nurse-vitals", .text("120/80 & well")), at: 391)
    let bundle = try sample.bundle(sample.signed(visit), patient: .createdIfMissing)
    return String(decoding: bundle.bytes, as: UTF8.self)
  }

  private func faults(_ text: String) throws -> [String] {
    FHIRCheck(try FHIRSample().sample.loaded.form, settings: .standard)
      .faults(inBundle: Array(text.utf8)).map(\.sentence)
  }

  @Test("What was not spoiled is right")
  func right() throws {
    #expect(try faults(try Self.text()) == [])
  }

  @Test("What was spoiled is found out", arguments: FHIRMutants.all)
  func spoiled(mutant: FHIRMutant) throws {
    let text = try Self.text()
    let place = try #require(
      text.range(of: mutant.from, options: mutant.place == .last ? .backwards : []),
      "\(mutant.from)")
    let found = try faults(text.replacingCharacters(in: place, with: mutant.to))
    #expect(found.contains { $0.hasPrefix(mutant.sentence) }, "\(found.prefix(4))")
  }

  @Test("Nothing that a patient said stands in a sentence about a fault")
  func silent() throws {
    let spoiled = try Self.text().replacingOccurrences(of: "120/80 &", with: "120/80 \u{1}&")
    #expect(try faults(spoiled).joined().contains("120/80") == false)
    let control = try Self.text().replacingOccurrences(of: "120/80 &", with: #"120/80 \u0001&"#)
    #expect(try faults(control).isEmpty == false)
    #expect(try faults(control).joined().contains("120/80") == false)
  }
}
