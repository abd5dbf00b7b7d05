import Desk
import Interview
import Store

/// Looks up how stored sessions stand, with the eyes of the desk: an alert is what its list shows
/// as one.
final class SessionStandings {
  private let store: SQLiteEventStore
  /// By digest; nothing where the questionnaire that was asked cannot be read any more.
  private var contents: [String: DeskContent?] = [:]

  init(_ store: SQLiteEventStore) {
    self.store = store
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
    guard let digest = StoredQuestionnaire(events.map(\.event)).digest else { return nil }
    if let known = contents[digest] { return known }
    let loaded = try store.archive(digest: digest)
      .flatMap { StoredQuestionnaire.loaded($0, named: digest)?.loaded }
    let content = loaded.map { DeskContent(form: $0.form, rules: $0.rules, digest: $0.digest) }
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
