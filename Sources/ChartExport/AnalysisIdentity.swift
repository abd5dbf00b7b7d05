import Interview

/// Who and when, in an export that may say so.
struct AnalysisIdentity: Sendable {
  let ticket: Int?
  let facility: String
  /// Of the record number; nothing where there is none.
  let system: String?
  let recordNumber: String?
  let name: String?
  let birthDate: String?
  let started: String?
  let ended: String?
  let signedBy: String?
  let signedAt: String?
  let ranDigest: String?

  init(_ record: ChartRecord, _ settings: ChartSettings) {
    let review = record.review
    let identity = review.identity
    let signature = review.isSigned ? review.signature : nil
    ticket = record.ticket
    facility = settings.facility
    system = identity?.recordNumber.map { _ in settings.recordNumberSystem }
    recordNumber = identity?.recordNumber
    name = identity?.name
    birthDate = identity?.birthDate?.text
    started = review.openedAt.flatMap { record.momentText($0) }
    ended = review.closedAt.flatMap { record.momentText($0) }
    signedBy = signature.map { record.name(of: $0.by) }
    signedAt = signature.flatMap { record.momentText($0.at) }
    ranDigest = record.session.opening?.digest
  }
}
