import Interview

/// Sessions as two tables for spreadsheets and statistics: RFC 4180, UTF-8, with a header each.
package struct CSVTables: Sendable {
  /// A row for each session.
  package let sessions: [UInt8]
  /// A row for each question that was asked or answered; a void session has none.
  package let answers: [UInt8]

  package static let format = "CSV"

  /// In the order of the records, or by the rows' names where nobody may know the sessions.
  package init(
    _ records: [ChartRecord], _ settings: ChartSettings, _ privacy: Privacy,
    identity: ChartIdentityRule
  ) throws(ChartRefusal) {
    try privacy.refuse(records, identity)
    let facts = records.map { AnalysisFacts($0, settings, privacy) }
    let words = AnalysisVocabulary(records, facts)
    let rows = privacy.ordered(facts)
    let sessionColumns = SessionTableCSV.columns(words, privacy.word)
    let answerColumns = AnswerTableCSV.columns(words, privacy.word)
    sessions = CSVText.bytes(of: rows, in: sessionColumns)
    answers = CSVText.bytes(of: AnswerTableCSV.rows(of: rows), in: answerColumns)
    let faults =
      SessionTableCSV.faults(in: sessions, sessionColumns, words)
      + AnswerTableCSV.faults(in: answers, answerColumns, words, privacy.word)
    guard faults.isEmpty else {
      throw .failedCheck(format: Self.format, faults: faults.prefix(5).map(\.sentence))
    }
  }
}
