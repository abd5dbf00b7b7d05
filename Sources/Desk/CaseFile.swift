import Interview
import Rules

/// One session as the desk works on it: its answers, and what happened around them.
package struct CaseFile: Sendable {
  package let id: Session.ID
  package let ticket: Int
  /// The questionnaire that it was asked with, or the one at hand where that is lost.
  package let content: DeskContent
  package let session: Session
  package let review: Review

  package init(id: Session.ID, ticket: Int, content: DeskContent, events: [StoredEvent]) {
    self.id = id
    self.ticket = ticket
    self.content = content
    session = Session(form: content.form, replaying: events.map(\.event))
    review = Review(events)
  }

  package var version: Int { session.version }

  var form: Form { content.form }

  /// The answers as they count now.
  func sheet(at now: Timestamp) -> AnswerSheet { session.sheet(at: now, in: review) }

  func assessment(at now: Timestamp) -> Assessment {
    content.rules.assess(sheet(at: now), of: form)
  }

  func explanation(at now: Timestamp, in language: Language) -> Explanation {
    let sheet = sheet(at: now)
    return Explanation(
      content.rules.assess(sheet, of: form), of: sheet, form: form, rules: content.rules,
      in: language)
  }

  /// What the patient was told, where the answers were sent.
  var verdict: SessionEvent.Verdict? {
    switch session.state {
    case .answering, .interrupted: nil
    case .submitted(let verdict): verdict
    case .closed(_, let verdict): verdict
    }
  }
}
