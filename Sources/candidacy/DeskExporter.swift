import Desk
import Interview
import Store

/// Writes what the desk exports into its folder, and keeps on record who took it out.
struct DeskExporter {
  typealias Writer = (ExportOrder, _ folder: String) throws(Failure) -> ExportReport

  let store: SQLiteEventStore
  let folder: ExportFolder?
  let write: Writer

  /// Whatever cannot be written or recorded is in the report.
  func perform(_ export: DeskExport) -> DeskExport.Report {
    do throws(Failure) {
      guard let folder else {
        throw .usage("There is no folder to write to: start the desk with --exports.")
      }
      try folder.make()
      let written = try write(ExportOrder(export), folder.path)
      var report = DeskExport.Report(
        files: written.files,
        refusals: written.refusals.map { DeskExport.Refusal(ticket: $0.ticket, $0.reason) })
      let refused = Set(written.refusals.map(\.ticket))
      report.refusals += export.sessions.compactMap { id in
        do throws(StoreError) {
          try record(export, id, besides: refused)
          return nil
        } catch {
          return DeskExport.Refusal(
            ticket: nil, "This was written, but who wrote it is not on record: \(error.sentence)")
        }
      }
      return report
    } catch {
      let refusal = DeskExport.Refusal(ticket: nil, error.sentence)
      return DeskExport.Report(files: [], refusals: [refusal])
    }
  }

  /// Whatever kiosks and other desks store meanwhile, this follows it.
  private func record(
    _ export: DeskExport, _ id: Session.ID, besides refused: Set<Int>
  ) throws(StoreError) {
    guard !refused.contains(try store.ticket(of: id)) else { return }
    let event = SessionEvent.staff(StaffEntry(by: export.by, .exported(export.format)))
    while true {
      do throws(StoreError) {
        _ = try store.append([event], to: id, after: try store.events(of: id).count, at: .now())
        return
      } catch {
        guard case .conflict = error else { throw error }
      }
    }
  }
}

extension ExportOrder {
  fileprivate init(_ export: DeskExport) {
    self.init(
      sessions: export.sessions, format: ExportFormat(export.format), identity: export.identity,
      privacy: Privacy(export.privacy), language: export.language)
  }
}

extension ExportFormat {
  fileprivate init(_ format: ExportedFormat) {
    switch format {
    case .text: self = .text
    case .fhir: self = .fhir
    case .hl7v2: self = .hl7v2
    case .mdm: self = .mdm
    case .pdf: self = .pdf
    case .csv: self = .csv
    case .ndjson: self = .ndjson
    }
  }
}

extension ExportOrder.Privacy {
  fileprivate init(_ privacy: DeskExport.Privacy) {
    switch privacy {
    case .identified: self = .identified
    case .deidentified: self = .deidentified
    }
  }
}
