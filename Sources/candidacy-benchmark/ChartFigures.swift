import ChartExport
import ChartPDF
import Interview

/// How many sessions are written in a second, in one format after the other.
struct ChartFigures {
  let format: String
  let sessionsPerSecond: Double
  /// Of one session, at the median.
  let bytes: Int

  static let header = "format    sessions/s   bytes at the median   time of a note"

  func row(beside note: ChartFigures) -> String {
    let ratio = (note.sessionsPerSecond / sessionsPerSecond).rounded(to: 1)
    return Self.padded(format, 8) + Self.leading(String(Int(sessionsPerSecond)), 12)
      + Self.leading(String(bytes), 22) + Self.leading("\(ratio)x", 17)
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func leading(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}

extension ChartFigures {
  /// The note first, which the others are measured by.
  static func measured(_ records: [ChartRecord]) throws -> [ChartFigures] {
    let settings = ChartSettings.standard
    let language = Language("en")
    let page = { (record: ChartRecord) throws(ChartRefusal) -> [UInt8] in
      try ChartPage(record, settings, in: language, identity: .waived).bytes()
    }
    let pages = try records.map(page)
    let paged = zip(records, pages)
    return try [
      measured("text", records) { Array(TextNote($0, in: language).text.utf8) },
      measured("csv", records) { record in
        let tables = try CSVTables([record], settings, .identified, identity: .waived)
        return tables.sessions + tables.answers
      },
      measured("ndjson", records) { record in
        try AnalysisLines([record], settings, .identified, identity: .waived).bytes
      },
      measured("hl7v2", records) { record in
        try HL7Result(
          record, settings: settings, profile: .openemr, identity: .waived, pdf: nil, in: language
        ).bytes()
      },
      measured("fhir", Array(paged)) { record, page in
        try FHIRBundle(
          record, settings: settings, identity: .waived, in: language, pdf: page
        ).bytes
      },
      measured("mdm+pdf", Array(paged)) { record, page in
        try HL7Document(
          record, settings: settings, profile: .standard, identity: .waived, pdf: page,
          in: language
        ).bytes()
      },
      measured("pdf", records, write: page),
    ]
  }

  /// All sessions once to get warm, then again and again for a second.
  private static func measured<Source>(
    _ format: String, _ sources: [Source], write: (Source) throws -> [UInt8]
  ) throws -> ChartFigures {
    let sizes = try sources.map { try write($0).count }.sorted()
    let start = ContinuousClock.now
    var count = 0
    while start.millisecondsSince < 1_000 {
      _ = try write(sources[count % sources.count])
      count += 1
    }
    return ChartFigures(
      format: format, sessionsPerSecond: Double(count) / (start.millisecondsSince / 1_000),
      bytes: sizes[sizes.count / 2])
  }
}
