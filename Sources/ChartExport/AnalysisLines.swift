import Interview
import Rules

/// Sessions as NDJSON for statistics: an object a line, its keys in the order of their bytes.
///
/// The keys are those of the table of sessions, and `answers`, `findings`, `scores` and, where it
/// may be told, `patient` hold objects of their own. True, false and null are what findings are;
/// null is also what is not known. A void session has neither answers nor a result.
package struct AnalysisLines: Sendable {
  package let bytes: [UInt8]

  package static let format = "NDJSON"

  /// In the order of the records, or by the lines' names where nobody may know the sessions.
  package init(
    _ records: [ChartRecord], _ settings: ChartSettings, _ privacy: Privacy,
    identity: ChartIdentityRule
  ) throws(ChartRefusal) {
    try privacy.refuse(records, identity)
    let facts = records.map { AnalysisFacts($0, settings, privacy) }
    let words = AnalysisVocabulary(records, facts)
    var bytes: [UInt8] = []
    for facts in privacy.ordered(facts) { bytes += (AnalysisLine(facts).json.text + "\n").utf8 }
    let faults = AnalysisLineCheck(words, privacy.word).faults(in: bytes)
    guard faults.isEmpty else {
      throw .failedCheck(format: Self.format, faults: faults.prefix(5).map(\.sentence))
    }
    self.bytes = bytes
  }
}
