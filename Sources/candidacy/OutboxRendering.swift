import Authoring
import ChartExport
import Interview
import Store

/// Turns an order into the bytes that its target gets.
final class OutboxRendering {
  typealias Renderings = [TargetName: ChartRendering]

  private let renderings: Renderings
  private let store: SQLiteEventStore
  private let questionnaire: QuestionnaireOption
  /// By digest, because most sessions were asked with the same.
  private var questionnaires: [String: LoadedQuestionnaire] = [:]

  init(
    _ renderings: Renderings, store: SQLiteEventStore, questionnaire: QuestionnaireOption
  ) {
    self.renderings = renderings
    self.store = store
    self.questionnaire = questionnaire
  }

  /// Reads what the receivers want to see; a file that says it wrongly is told with its line.
  static func renderings(for targets: [Targets.Target]) throws(Failure) -> Renderings {
    var renderings: Renderings = [:]
    for target in targets { renderings[target.name] = try ChartRendering(target) }
    return renderings
  }

  func payload(of order: OutboxOrder) throws -> [UInt8] {
    guard let rendering = renderings[order.target.name] else {
      throw Failure.usage("There is no target \(order.target.name).")
    }
    do {
      return try rendering.bytes(of: record(of: order), as: ChartFormat(order.target.format))
    } catch ChartRefusal.unidentified {
      throw Failure.problems(
        "Nobody has compared two identifiers of this patient: identify the session at the desk.")
    } catch let refusal as ChartRefusal {
      throw Failure.problems(refusal.sentence)
    } catch let error as StoreError {
      throw Failure.environment(error.sentence)
    }
  }

  private func record(of order: OutboxOrder) throws -> ChartRecord {
    let loaded = try questionnaire(of: order)
    let roster = Roster(try store.staff())
    return ChartRecord(
      id: order.session, ticket: order.ticket, events: order.events, form: loaded.form,
      rules: loaded.rules, digest: loaded.digest,
      staffNames: Dictionary(
        roster.members.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first }),
      asOf: .now(), local: { .local($0) })
  }

  private func questionnaire(of order: OutboxOrder) throws -> LoadedQuestionnaire {
    let stored = StoredQuestionnaire(order.events.map(\.event))
    if let digest = stored.digest, let loaded = questionnaires[digest] { return loaded }
    let loaded = try stored.load(from: store, orElse: questionnaire).loaded
    if let digest = stored.digest { questionnaires[digest] = loaded }
    return loaded
  }
}

extension ChartRendering {
  /// What a target's file says, and for the rest what the program says by itself.
  fileprivate init(_ target: Targets.Target) throws(Failure) {
    let base = target.settings.base ?? ChartSettings.standard.base
    settings = ChartSettings(
      base: base, recordNumberSystem: target.settings.recordNumberSystem ?? "\(base)/mrn",
      facility: target.settings.facility ?? ChartSettings.standard.facility)
    if let path = target.profile { profile = try OutboxFiles.profile(at: path) }
  }
}

extension ChartFormat {
  fileprivate init(_ format: Letter.Format) {
    switch format {
    case .text: self = .text
    case .fhir: self = .fhir
    case .hl7v2: self = .hl7v2
    case .mdm: self = .mdm
    case .pdf: self = .pdf
    }
  }
}
