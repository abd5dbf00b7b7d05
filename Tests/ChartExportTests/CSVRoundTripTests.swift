import ChartExport
import Interview
import Testing

/// What others read in the tables, by a reader that shares nothing with ours.
@Suite struct CSVRoundTripTests {
  @Test("Every free text comes back, but for what was made harmless", arguments: 1...4)
  func texts(seed: UInt64) throws {
    let patients = try AnalysisPatients.patients(30, seed: seed)
    let tables = try CSVTables(
      patients.map(\.record), .standard, .identified, identity: .waived)
    let rows = PlainCSV(tables.answers).rows
    var read: [String: String] = [:]
    for row in rows where row["kind"] == "text" {
      read["\(row["session"] ?? "") \(row["item"] ?? "")"] = row["text"]
    }
    var count = 0
    for patient in patients where patient.record.status != .void {
      for (item, text) in patient.texts {
        #expect(read["\(patient.record.id) \(item)"] == Self.harmless(text))
        count += 1
      }
    }
    #expect(count == read.count)
    #expect(count > 30)
  }

  @Test("No cell is a formula, and every record has as many fields as its header")
  func noFormula() throws {
    let records = try AnalysisPatients.records(120, seed: 77)
    let tables = try CSVTables(records, .standard, .identified, identity: .waived)
    for table in [PlainCSV(tables.sessions), PlainCSV(tables.answers)] {
      for cells in table.records {
        #expect(cells.count == table.records[0].count)
        for cell in cells {
          let first = cell.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) }
          #expect(first != true || Double(cell) != nil)
          #expect(!cell.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
        }
      }
    }
    #expect(PlainCSV(tables.sessions).rows.count == 120)
  }

  @Test("The same sessions make the same bytes")
  func deterministic() throws {
    let tables = try (0..<2).map { _ in
      try CSVTables(
        AnalysisPatients.records(20, seed: 5), .standard, .identified, identity: .waived)
    }
    #expect(tables[0].sessions == tables[1].sessions)
    #expect(tables[0].answers == tables[1].answers)
  }

  /// As the design says it, in the words of this test.
  private static func harmless(_ text: String) -> String {
    var scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      if "\t\r\n\u{200D}".unicodeScalars.contains(scalar) { return scalar }
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: return "\u{FFFD}"
      case _: return scalar
      }
    }
    let isNumber = Double(text) != nil && !text.contains("x")
    if let first = scalars.first, "=+-@\t\r".unicodeScalars.contains(first), !isNumber {
      scalars.insert("'", at: 0)
    }
    return String(String.UnicodeScalarView(scalars))
  }
}

/// A reader of its own: scalar by scalar, with nothing but a state.
struct PlainCSV {
  private(set) var records: [[String]] = []

  init(_ bytes: [UInt8]) {
    var record: [String] = []
    var cell = String.UnicodeScalarView()
    var isQuoted = false
    var wasQuote = false
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if isQuoted, !wasQuote {
        if scalar == "\"" { wasQuote = true } else { cell.append(scalar) }
        continue
      }
      switch scalar {
      case "\"" where wasQuote:
        cell.append(scalar)
        wasQuote = false
      case "\"": isQuoted = true
      case ",", "\n":
        record.append(String(cell))
        cell = String.UnicodeScalarView()
        (isQuoted, wasQuote) = (false, false)
        if scalar == "\n" {
          records.append(record)
          record = []
        }
      case "\r": continue
      case _: cell.append(scalar)
      }
    }
  }

  var rows: [[String: String]] {
    records.dropFirst().map {
      Dictionary(zip(records[0], $0), uniquingKeysWith: { first, _ in first })
    }
  }
}
