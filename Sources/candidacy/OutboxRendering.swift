import ChartExport
import Interview
import Store

/// Turns an order into the bytes that its target gets.
struct OutboxRendering {
  let store: SQLiteEventStore
  let questionnaire: QuestionnaireOption

  func payload(of order: OutboxOrder) throws -> [UInt8] {
    do {
      return try bytes(of: order, record(of: order))
    } catch let refusal as ChartRefusal {
      throw Failure.problems(refusal.sentence)
    } catch let error as StoreError {
      throw Failure.environment(error.sentence)
    }
  }

  private func bytes(of order: OutboxOrder, _ record: ChartRecord) throws -> [UInt8] {
    guard record.isIdentified else { throw ChartRefusal.unidentified }
    switch order.target.format {
    case .text: return Array(TextNote(record, in: "en").text.utf8)
    case .fhir, .hl7v2, .mdm, .pdf:
      throw Failure.usage("The format \(order.target.format.rawValue) is not written yet.")
    }
  }

  private func record(of order: OutboxOrder) throws -> ChartRecord {
    let loaded = try StoredQuestionnaire(order.events.map(\.event))
      .load(from: store, orElse: questionnaire).loaded
    let roster = Roster(try store.staff())
    return ChartRecord(
      id: order.session, ticket: order.ticket, events: order.events, form: loaded.form,
      rules: loaded.rules, digest: loaded.digest,
      staffNames: Dictionary(
        roster.members.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first }),
      asOf: .now(), local: { .local($0) })
  }
}
