import ChartExport
import Crypto
import Glibc
import Interview
import Store

/// Writes stored sessions as they stand now.
struct SessionExport {
  let store: SQLiteEventStore
  let questionnaire: QuestionnaireOption
  var now = Timestamp.now()

  /// Every file is whole or absent, and its name says nothing about a patient.
  func write(_ order: ExportOrder, to folder: String) throws(Failure) -> ExportReport {
    let made = try products(for: order)
    var report = ExportReport(refusals: made.refusals)
    for product in made.products {
      let name = name(of: product, order.privacy)
      try Self.write(product.bytes, to: "\(folder)/\(name)")
      report.files.append(name)
    }
    return report
  }

  static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    do {
      try AtomicFile.write(bytes, to: path)
    } catch {
      throw .environment("\(path) cannot be written: \(error.reason).")
    }
  }

  /// Documents one after the other; what cannot be written does not keep the others back.
  func products(
    for order: ExportOrder
  ) throws(Failure) -> (products: [ExportProduct], refusals: [ExportRefusal]) {
    do {
      return try made(for: order)
    } catch let failure as Failure {
      throw failure
    } catch let error as StoreError {
      throw .environment(error.sentence)
    } catch let refusal as ChartRefusal {
      throw .problems(refusal.sentence)
    } catch {
      throw .environment("The sessions cannot be read.")
    }
  }

  private func made(
    for order: ExportOrder
  ) throws -> (products: [ExportProduct], refusals: [ExportRefusal]) {
    var refusals: [ExportRefusal] = []
    let records = try records(of: order, refusals: &refusals)
    switch order.format.kind {
    case .document(let format):
      var products: [ExportProduct] = []
      for record in records {
        do throws(ChartRefusal) {
          let bytes = try order.rendering.bytes(of: record.chart, as: format)
          products.append(ExportProduct(bytes: bytes, ending: format.ending))
        } catch {
          refusals.append(ExportRefusal(ticket: record.ticket, reason: error.sentence))
        }
      }
      return (products, refusals)
    case .tables, .lines:
      let identified = Self.identified(records, order, &refusals)
      return (try Self.analysis(of: identified, order), refusals)
    }
  }

  /// As in `cand-2026-11-21-0f3c2a9b11de.pdf`, by the day of writing, which often is the day of
  /// the visit and therefore left out where nothing may tell who the patient is.
  private func name(of product: ExportProduct, _ privacy: ExportOrder.Privacy) -> String {
    let day =
      switch privacy {
      case .identified: "\(LocalMoment.local(now).minuteText.prefix(10))-"
      case .deidentified: ""
      }
    let hash = SHA256.hash(data: product.bytes).prefix(6)
      .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    let table = product.table.map { "-\($0.rawValue)" } ?? ""
    return "cand-\(day)\(hash)\(table).\(product.ending)"
  }
}

// MARK: - Records

extension SessionExport {
  typealias Record = (ticket: Int, chart: ChartRecord)

  private func records(
    of order: ExportOrder, refusals: inout [ExportRefusal]
  ) throws -> [Record] {
    let reader = ChartRecordReader(store, questionnaire)
    var records: [Record] = []
    for id in order.sessions {
      let stored = try store.stored(id)
      if let events = stored.events {
        let chart = try reader.record(of: id, ticket: stored.ticket, events: events, asOf: now)
        records.append((stored.ticket, chart))
      } else {
        refusals.append(ExportRefusal(ticket: stored.ticket, reason: Self.reason(stored.contents)))
      }
    }
    return records
  }
}

extension SessionExport {
  private static func reason(_ contents: StoredSession.Contents) -> String {
    switch contents {
    case .destroyed: "What was said in it was destroyed for good."
    case .unreadable, .events: "One of its events cannot be read."
    }
  }
}

// MARK: - Many sessions in one file

extension SessionExport {
  /// Those whose patient is known, where that matters.
  private static func identified(
    _ records: [Record], _ order: ExportOrder, _ refusals: inout [ExportRefusal]
  ) -> [ChartRecord] {
    guard order.privacy == .identified, order.identity == .required else {
      return records.map(\.chart)
    }
    for record in records where !record.chart.isIdentified {
      refusals.append(
        ExportRefusal(ticket: record.ticket, reason: ChartRefusal.unidentified.sentence))
    }
    return records.map(\.chart).filter(\.isIdentified)
  }

  private static func analysis(
    of records: [ChartRecord], _ order: ExportOrder
  ) throws -> [ExportProduct] {
    guard !records.isEmpty else { return [] }
    let privacy = privacy(of: order)
    if order.format.kind == .lines {
      let lines = try AnalysisLines(records, order.settings, privacy, identity: order.identity)
      return [ExportProduct(bytes: lines.bytes, ending: "ndjson")]
    }
    let tables = try CSVTables(records, order.settings, privacy, identity: order.identity)
    return [
      ExportProduct(bytes: tables.sessions, table: .sessions, ending: "csv"),
      ExportProduct(bytes: tables.answers, table: .answers, ending: "csv"),
    ]
  }

  /// The key is drawn for this export and forgotten with it.
  private static func privacy(of order: ExportOrder) -> ChartExport.Privacy {
    switch order.privacy {
    case .identified: return .identified
    case .deidentified:
      var generator = SystemRandomNumberGenerator()
      return .deidentified(Deidentification(random: &generator))
    }
  }
}
