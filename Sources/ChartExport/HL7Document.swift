import Interview

/// One interview as a document: MDM^T02 of HL7 v2.5.1, with the PDF or the text note.
package struct HL7Document: Sendable {
  let chart: HL7Chart
  let identity: ChartIdentityRule
  let attachment: HL7Attachment

  package init(
    _ record: ChartRecord, settings: ChartSettings, profile: ReceiverProfile,
    identity: ChartIdentityRule, pdf: [UInt8]? = nil, in language: Language
  ) {
    chart = HL7Chart(record, settings: settings, profile: profile, in: language)
    self.identity = identity
    attachment = HL7Attachment(chart: chart, pdf: pdf)
  }

  /// In the receiver's character set. A void record becomes a document that is not available.
  package func bytes() throws(ChartRefusal) -> [UInt8] {
    try HL7Door(chart: chart, kind: .document, identity: identity).bytes(of: segments)
  }

  private var segments: [HL7Segment] {
    [
      chart.header.message(.document),
      HL7Segment(.event, [1: .text("T02"), 2: chart.moment(chart.record.changedAt)]),
      chart.header.patient, chart.header.visit, transcription,
    ] + HL7Observation.segments(observations)
  }

  private var observations: [HL7Observation] {
    guard chart.record.status != .void else {
      return [
        chart.observation(
          .local("document", chart.phrases.document),
          .text("\(chart.phrases.void)\n\(chart.phrases.record): \(chart.record.name)"))
      ]
    }
    return attachment.observations
  }

  private var transcription: HL7Segment {
    let record = chart.record
    return HL7Segment(
      .document,
      [
        1: .number(1),
        2: .text("CN"),
        3: .text(record.status == .void ? "TX" : attachment.contentType),
        4: chart.moment(record.answeredAt ?? chart.record.changedAt),
        6: chart.moment(chart.record.changedAt),
        12: .entity(record.name, of: chart.namespace),
        13: record.revision > 1
          ? .entity("\(record.id).\(record.revision - 1)", of: chart.namespace) : .empty,
        16: .text(record.form.questionnaire.id.text),
        17: .text(completion),
        19: .text(record.status == .void ? "CA" : "AV"),
        22: authentication,
      ])
  }

  /// Table 0271: in progress, or authenticated.
  private var completion: String {
    switch chart.record.status {
    case .preliminary: "IP"
    case .final, .amended: "AU"
    case .void: "DO"
    }
  }

  /// PPN: who signed, and when as its fifteenth part.
  private var authentication: HL7Field {
    guard chart.record.review.isSigned, let signature = chart.record.review.signature,
      chart.record.status != .void
    else { return .empty }
    let name = PersonName(chart.record.name(of: signature.by))
    let before = [signature.by.text, name.family, name.given, name.further]
    return HL7Field(
      components: before.map { [$0] } + Array(repeating: [], count: 10)
        + chart.moment(signature.at).components)
  }
}
