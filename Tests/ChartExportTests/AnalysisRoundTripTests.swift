import ChartExport
import Foundation
import Interview
import Testing

/// What others read in the lines, by Foundation's reader.
@Suite struct AnalysisRoundTripTests {
  @Test("Every free text comes back as it was written", arguments: 1...4)
  func texts(seed: UInt64) throws {
    let patients = try AnalysisPatients.patients(30, seed: seed)
    let lines = try AnalysisLines(
      patients.map(\.record), .standard, .identified, identity: .waived)
    let objects = try Self.objects(lines)
    #expect(objects.count == patients.count)
    for (patient, object) in zip(patients, objects) where patient.record.status != .void {
      let answers = try #require(object["answers"] as? [String: [String: Any]])
      let texts = answers.compactMapValues { $0["text"] as? String }
      #expect(texts.mapValues { Array($0.utf8) } == patient.texts.mapValues { Array($0.utf8) })
    }
  }

  @Test("No line holds anything that a terminal would obey")
  func harmless() throws {
    let records = try AnalysisPatients.records(60, seed: 8)
    let lines = try AnalysisLines(records, .standard, .identified, identity: .waived)
    let text = String(decoding: lines.bytes, as: UTF8.self)
    let harmful = text.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: scalar != "\n"
      case _: false
      }
    }
    #expect(harmful.isEmpty)
  }

  @Test("The same sessions make the same bytes")
  func deterministic() throws {
    let lines = try (0..<2).map { _ in
      try AnalysisLines(
        AnalysisPatients.records(20, seed: 5), .standard, .identified, identity: .waived)
    }
    #expect(lines[0].bytes == lines[1].bytes)
  }

  private static func objects(_ lines: AnalysisLines) throws -> [[String: Any]] {
    try lines.bytes.split(separator: UInt8(ascii: "\n")).map { line in
      try #require(JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
    }
  }
}
