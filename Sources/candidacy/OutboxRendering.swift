import Authoring
import ChartExport
import Interview
import Store

/// Turns an order into the bytes that its target gets.
struct OutboxRendering {
  typealias Renderings = [TargetName: ChartRendering]

  private let renderings: Renderings
  private let reader: ChartRecordReader

  init(
    _ renderings: Renderings, store: SQLiteEventStore, questionnaire: QuestionnaireOption
  ) {
    self.renderings = renderings
    reader = ChartRecordReader(store, questionnaire)
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
      let record = try reader.record(
        of: order.session, ticket: order.ticket, events: order.events, asOf: .now())
      return try rendering.bytes(of: record, as: ChartFormat(order.target.format))
    } catch ChartRefusal.unidentified {
      throw Failure.problems(
        "Nobody has compared two identifiers of this patient: identify the session at the desk.")
    } catch let refusal as ChartRefusal {
      throw Failure.problems(refusal.sentence)
    } catch let error as StoreError {
      throw Failure.environment(error.sentence)
    }
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
