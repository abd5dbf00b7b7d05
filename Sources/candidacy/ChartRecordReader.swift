import Authoring
import ChartExport
import Interview
import Store

/// Reads what charts are told of stored sessions, each with the questionnaire that it was asked with.
final class ChartRecordReader {
  private let store: SQLiteEventStore
  private let questionnaire: QuestionnaireOption
  /// By digest, because most sessions were asked with the same.
  private var questionnaires: [String: LoadedQuestionnaire] = [:]

  init(_ store: SQLiteEventStore, _ questionnaire: QuestionnaireOption) {
    self.store = store
    self.questionnaire = questionnaire
  }

  /// As the session stands at that moment, with the names that staff have now.
  func record(
    of session: Session.ID, ticket: Int, events: [StoredEvent], asOf now: Timestamp
  ) throws -> ChartRecord {
    let loaded = try loaded(for: events)
    let roster = Roster(try store.staff())
    return ChartRecord(
      id: session, ticket: ticket, events: events, form: loaded.form, rules: loaded.rules,
      digest: loaded.digest,
      staffNames: Dictionary(
        roster.members.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first }),
      asOf: now, local: { .local($0) })
  }

  private func loaded(for events: [StoredEvent]) throws -> LoadedQuestionnaire {
    let stored = StoredQuestionnaire(events.map(\.event))
    if let digest = stored.digest, let loaded = questionnaires[digest] { return loaded }
    let loaded = try stored.load(from: store, orElse: questionnaire).loaded
    if let digest = stored.digest { questionnaires[digest] = loaded }
    return loaded
  }
}
