import Interview
import Rules

/// What the worklist knows of one session; small, because there may be thousands.
package struct WorklistRow: Hashable, Sendable {
  package let id: Session.ID
  package let ticket: Int
  package let openedAt: Timestamp
  let sentAt: Timestamp?
  let identity: PatientIdentity?
  /// The place of the answer to who is answering, in the question that asks it.
  let respondent: LocalizedText?
  let language: Language
  let facts: StateFacts
  let suggestion: LocalizedText?
  let unknownSafety: Int
  let alert: RaisedAlert?
  /// What the alert is about, for staff.
  let alarms: [LocalizedText]
  let claimedBy: StaffMember.ID?
  let version: Int
  /// Lower case, without accents: what a search looks through.
  let searchBytes: [UInt8]

  /// What the state follows from as time goes by.
  struct StateFacts: Hashable, Sendable {
    let state: CaseState
    /// From here on the kiosk counts as silent, or the code as too old.
    let until: Timestamp?
    let afterwards: CaseState
  }

  func state(at now: Timestamp) -> CaseState {
    guard let until = facts.until, now >= until else { return facts.state }
    return facts.afterwards
  }
}

extension WorklistRow {
  package init(_ file: CaseFile, at now: Timestamp) {
    let assessment = file.assessment(at: now)
    let raised = file.openAlert(assessment)
    id = file.id
    ticket = file.ticket
    openedAt = file.review.openedAt ?? now
    sentAt = file.review.submittedAt
    identity = file.review.identity
    respondent = Self.respondent(of: file)
    language = file.session.language
    facts = Self.facts(of: file, at: now)
    // Half an interview suggests nothing; an emergency does not wait for the other half.
    let isSaid =
      file.verdict != nil || file.review.signature != nil
      || file.alert(assessment)?.alert == .emergency
      || file.review.receivedBy != nil && file.session.nextUnvisited == nil
    suggestion = isSaid ? assessment.outcome.title : nil
    unknownSafety = file.unknownSafety(assessment).count
    alert = raised
    alarms =
      raised == nil ? [] : file.warnings(.emergency, in: assessment).map(\.staffText)
    claimedBy = file.review.claim?.by
    version = file.version
    searchBytes = Array(Self.searchText(of: file).utf8)
  }

  private static func respondent(of file: CaseFile) -> LocalizedText? {
    guard let place = file.form.items.firstIndex(where: { $0.atDesk == .respondent }),
      case .picked(let picks)? = file.session.sheet[place], let option = picks.places.first
    else { return nil }
    return file.form.options(of: place)[option].label
  }

  private static func facts(of file: CaseFile, at now: Timestamp) -> StateFacts {
    let state = file.state(at: now)
    let until: Timestamp? =
      switch state {
      case .answering:
        file.review.lastPatientEventAt?.advanced(by: CaseFile.longestSilence)
      case .expected:
        file.review.code?.at.advanced(by: AccessCode.life)
      case .waiting, .inReview, .finished, .notFinished, .void: nil
      }
    return StateFacts(
      state: state, until: until, afterwards: until.map { file.state(at: $0) } ?? state)
  }

  private static func searchText(of file: CaseFile) -> String {
    let identity = file.review.identity
    return [identity?.recordNumber, identity?.name, identity?.birthDate?.text]
      .compactMap { $0?.folded }.joined(separator: " ")
  }
}

extension CaseFile {
  /// The safety questions that say nothing, as far as they are asked.
  func unknownSafety(_ assessment: Assessment) -> [Int] {
    session.asked.filter { place in
      form.items[place].isSafetyQuestion && assessment.evaluation.values[place] == .unknown
    }
  }

  func warnings(_ urgency: Urgency, in assessment: Assessment) -> [Finding] {
    zip(form.questionnaire.conditions, content.rules.definition.findings).enumerated()
      .compactMap { place, pair in
        pair.0.warns == urgency && assessment.evaluation.truths[place] == .yes ? pair.1 : nil
      }
  }
}

extension Finding {
  /// As `staffName(in:)`, in every language.
  var staffText: LocalizedText { staffLabel ?? label ?? LocalizedText(id.text) }
}
