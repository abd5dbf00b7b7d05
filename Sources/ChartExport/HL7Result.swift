import Interview
import Rules

/// One interview as results: ORU^R01 of HL7 v2.5.1, an observation for everything said.
package struct HL7Result: Sendable {
  let chart: HL7Chart
  let identity: ChartIdentityRule
  let pdf: [UInt8]?
  let assessment: Assessment
  let explanation: Explanation

  package init(
    _ record: ChartRecord, settings: ChartSettings, profile: ReceiverProfile,
    identity: ChartIdentityRule, pdf: [UInt8]? = nil, in language: Language
  ) {
    chart = HL7Chart(record, settings: settings, profile: profile, in: language)
    self.identity = identity
    self.pdf = pdf
    assessment = record.assessment
    explanation = record.explanation(in: language)
  }

  /// In the receiver's character set. A void record becomes a withdrawal of what was sent before.
  package func bytes() throws(ChartRefusal) -> [UInt8] {
    try HL7Door(chart: chart, kind: .result, identity: identity).bytes(of: segments)
  }

  private var segments: [HL7Segment] {
    let head = [
      chart.header.message(.result), chart.header.patient, chart.header.visit,
      HL7Segment(.order, [1: .text("RE"), 3: filler]), request,
    ]
    let observations: [HL7Observation] =
      switch chart.record.status {
      case .void: [withdrawal]
      case .preliminary, .final, .amended:
        suggestion + safety + precautions + scores + answers + document + origin
      }
    return head + HL7Observation.notes(remarks) + HL7Observation.segments(observations)
  }

  /// The same for all revisions, so that a later one takes the place of the earlier.
  private var filler: HL7Field { .entity(chart.record.id.text, of: chart.namespace) }

  private var request: HL7Segment {
    HL7Segment(
      .request,
      [
        1: .number(1),
        3: filler,
        4: .coded(chart.documentCodes.first, or: chart.documentCodes.second),
        7: chart.moment(chart.record.answeredAt ?? chart.record.changedAt),
        22: chart.moment(chart.record.changedAt),
        24: .text("OTH"),
        25: .text(chart.resultStatus),
      ])
  }

  /// What to know before reading anything else.
  private var remarks: [String] {
    let phrases = chart.phrases
    guard chart.record.status != .void else { return [phrases.void] }
    var remarks = [chart.signatureWords, phrases.disclaimer]
    if chart.record.review.identity == nil { remarks.append(phrases.notIdentified) }
    if !chart.record.isFinished { remarks.append(phrases.notFinished) }
    return remarks + [chart.form.questionnaire.status[chart.language]]
  }

  /// `W`: what was posted before is wrong; the record's name says which.
  private var withdrawal: HL7Observation {
    var observation = chart.observation(
      .local("record", chart.phrases.record), .short(chart.record.name))
    observation.notes = [chart.phrases.void]
    return observation
  }
}

extension HL7Chart {
  /// OBX-11, table 0085.
  var observationStatus: String {
    switch record.status {
    case .preliminary: "P"
    case .final: "F"
    case .amended: "C"
    case .void: "W"
    }
  }

  /// OBR-25, table 0123, which has no word for "wrong": a void order has no results.
  var resultStatus: String {
    switch record.status {
    case .preliminary: "P"
    case .final: "F"
    case .amended: "C"
    case .void: "X"
    }
  }

  /// The clinic's code before ours, where it gave one.
  var documentCodes: (first: HL7Coding, second: HL7Coding?) {
    let questionnaire = form.questionnaire
    let ours = HL7Coding.local(
      "\(questionnaire.id)-\(questionnaire.version)", questionnaire.title[language])
    return profile.documentCode.map { ($0, ours) } ?? (ours, nil)
  }

  var signatureWords: String {
    guard record.review.isSigned, let signature = record.review.signature else {
      return phrases.preliminary
    }
    return "\(phrases.signedBy) \(record.name(of: signature.by)),"
      + " \(record.local(signature.at).text), \(phrases.revision) \(record.revision)."
  }

  func observation(_ code: HL7Coding, _ value: HL7Observation.Value) -> HL7Observation {
    HL7Observation(
      code: code, value: value, status: observationStatus,
      at: moment(record.answeredAt ?? record.changedAt))
  }
}
