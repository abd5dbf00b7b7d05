import Desk
import Interview
import Store

/// Looks up how stored sessions stand, with the eyes of the desk: an alert is what its list shows
/// as one.
final class SessionStandings {
  private let store: SQLiteEventStore
  private let questionnaire: QuestionnaireOption
  /// By digest; nothing where neither the questionnaire that was asked nor the one at hand is there.
  private var contents: [String: DeskContent?] = [:]

  init(_ store: SQLiteEventStore, _ questionnaire: QuestionnaireOption) {
    self.store = store
    self.questionnaire = questionnaire
  }

  /// Those whose keys are there, whatever the log says of them.
  func standings(
    of summaries: [SessionSummary], now: Timestamp
  ) throws(StoreError) -> [SessionStanding] {
    var standings: [SessionStanding] = []
    for summary in summaries {
      switch try store.stored(summary.id).contents {
      case .events(let events):
        standings.append(
          SessionStanding(
            summary, events, hasOpenAlert: try hasOpenAlert(summary, events, now: now), now: now))
      case .unreadable: standings.append(SessionStanding(unreadable: summary))
      case .destroyed: break
      }
    }
    return standings
  }

  private func hasOpenAlert(
    _ summary: SessionSummary, _ events: [StoredEvent], now: Timestamp
  ) throws(StoreError) -> Bool {
    guard let content = try content(of: events) else { return Review(events).mayHaveOpenAlert }
    let file = CaseFile(id: summary.id, ticket: summary.ticket, content: content, events: events)
    var list = Worklist()
    list.put([WorklistRow(file, at: now)], at: now)
    return !list.alerts.isEmpty
  }

  private func content(of events: [StoredEvent]) throws(StoreError) -> DeskContent? {
    let asked = StoredQuestionnaire(events.map(\.event))
    let digest = asked.digest ?? ""
    if let known = contents[digest] { return known }
    let content: DeskContent?
    do {
      let loaded = try asked.load(from: store, orElse: questionnaire).loaded
      content = DeskContent(form: loaded.form, rules: loaded.rules, digest: loaded.digest)
    } catch let error as StoreError {
      throw error
    } catch {
      content = nil
    }
    contents[digest] = .some(content)
    return content
  }
}

extension Review {
  /// Without the rules nobody knows what an answer means, so whatever could be an alert is one.
  fileprivate var mayHaveOpenAlert: Bool {
    guard !isVoid, !isSigned else { return false }
    if let interruptedAt, !isAcknowledged(.emergency, since: interruptedAt) { return true }
    return submittedAt.map { !isAcknowledged(.staff, since: $0) } ?? false
  }
}
