import Interview
import Rules

/// Everything about one interview that a chart may be told.
package struct ChartRecord: Sendable {
  package let id: Session.ID
  package let session: Session
  package let rules: RuleSet
  /// Of the folder that `rules` came from, which need not be the one that ran.
  package let digest: String
  package let ticket: Int?
  package let started: LocalMoment
  package let ended: LocalMoment?

  package init(
    id: Session.ID, session: Session, rules: RuleSet, digest: String, ticket: Int?,
    started: LocalMoment, ended: LocalMoment?
  ) {
    self.id = id
    self.session = session
    self.rules = rules
    self.digest = digest
    self.ticket = ticket
    self.started = started
    self.ended = ended
  }
}

extension ChartRecord {
  /// What the patient was told, where the answers were sent.
  package var verdict: SessionEvent.Verdict? {
    switch session.state {
    case .answering, .interrupted: nil
    case .submitted(let verdict): verdict
    case .closed(_, let verdict): verdict
    }
  }

  package var isFinished: Bool { verdict != nil }
}
