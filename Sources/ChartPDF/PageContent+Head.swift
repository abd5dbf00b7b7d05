import ChartExport
import Interview

extension PageContent {
  /// Who, when, and how far the page may be relied on.
  var headBlocks: [PageBlock] {
    let status = statusWords
    let masthead = PageBlock.masthead(
      PageBlock.Masthead(
        title: form.questionnaire.title[language],
        subtitle: isAskedByStaff ? wording.askedByStaff : wording.selfReported,
        status: status.status, statusDetail: status.detail, finality: finality,
        identity: identityFields, isIdentified: record.isIdentified, visit: visitFields))
    return [masthead] + voidBlocks + unfinishedBlocks
  }

  var statusWords: (status: String, detail: [String]) {
    switch record.status {
    case .void: return (wording.void, ["\(wording.revision) \(record.revision)"])
    case .preliminary: return (wording.preliminary, [wording.notSigned] + signedBefore)
    case .final: return (wording.signed, signatureLines)
    case .amended:
      return ("\(wording.amended) · \(wording.revision) \(record.revision)", signatureLines)
    }
  }

  private var finality: PageBlock.Finality {
    switch record.status {
    case .preliminary: .preliminary
    case .final, .amended: .signed
    case .void: .void
    }
  }

  var identityFields: [PageBlock.Field] {
    guard let identity = record.review.identity else {
      return [PageBlock.Field(label: wording.patient, value: wording.notIdentified)]
    }
    return [
      identity.name.map { PageBlock.Field(label: wording.name, value: $0.pageSafe) },
      identity.birthDate.map { PageBlock.Field(label: wording.birthDate, value: $0.text) },
      identity.recordNumber.map {
        PageBlock.Field(label: wording.recordNumber, value: $0.pageSafe)
      },
    ].compactMap(\.self)
  }

  private var visitFields: [PageBlock.Field] {
    [
      record.ticket.map { PageBlock.Field(label: wording.ticket, value: String($0)) },
      record.review.openedAt.map { PageBlock.Field(label: wording.started, value: moment($0)) },
      record.review.closedAt.map { PageBlock.Field(label: wording.ended, value: moment($0)) },
      PageBlock.Field(label: wording.answeredIn, value: name(of: record.session.language)),
    ].compactMap(\.self)
  }

  private var signatureLines: [String] {
    guard let signature = record.review.signature else { return [] }
    return ["\(wording.signedBy) \(name(of: signature.by))", moment(signature.at)]
  }

  private var signedBefore: [String] {
    record.review.signature == nil
      ? [] : [wording.signedBefore, "\(wording.revision) \(record.revision)"]
  }

  private var voidBlocks: [PageBlock] {
    guard let voiding = record.review.voiding else { return [] }
    let who = "\(name(of: voiding.by)), \(moment(voiding.at))"
    return [
      .banner(
        "\(wording.void): \(wording.doNotUse)",
        [PageText("\(wording.reason): \(voiding.reason.quoted)"), PageText(who, .quiet)])
    ]
  }

  private var unfinishedBlocks: [PageBlock] {
    guard !record.isFinished else { return [] }
    var lines = [PageText(wording.notFinishedNote)]
    if case .interrupted = record.session.state { lines = [PageText(wording.interrupted)] + lines }
    return [.banner(wording.notFinished, lines)]
  }

  private var isAskedByStaff: Bool {
    record.review.receivedBy != nil
      && !record.review.histories.values.joined().contains { $0.by == nil && $0.answer != nil }
  }
}
