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
    let batch = try batch(for: order)
    var report = ExportReport(refusals: batch.refusals)
    for product in batch.products {
      report.files.append(try write(product, to: folder, order.privacy))
    }
    return report
  }

  /// - Returns: The name that the file got.
  func write(
    _ product: ExportProduct, to folder: String, _ privacy: ExportOrder.Privacy
  ) throws(Failure) -> String {
    let name = name(of: product, privacy)
    do {
      try AtomicFile.write(product.bytes, to: "\(folder)/\(name)")
    } catch {
      throw .environment("\(folder)/\(name) cannot be written: \(error.reason).")
    }
    return name
  }

  /// Documents one after the other; what cannot be written does not keep the others back.
  func batch(for order: ExportOrder) throws(Failure) -> ExportBatch {
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

  private func made(for order: ExportOrder) throws -> ExportBatch {
    var refusals: [ExportRefusal] = []
    let records = try records(of: order, refusals: &refusals)
    switch order.format.kind {
    case .document(let format):
      var products: [ExportProduct] = []
      for record in records {
        do throws(ChartRefusal) {
          let bytes = try order.rendering.bytes(of: record.chart, as: format)
          products.append(
            ExportProduct(bytes: bytes, ending: format.ending, tickets: [record.ticket]))
        } catch {
          refusals.append(ExportRefusal(ticket: record.ticket, reason: error.sentence))
        }
      }
      return ExportBatch(products: products, refusals: refusals)
    case .tables, .lines:
      let identified = Self.identified(records, order, &refusals)
      return ExportBatch(
        products: try Self.analysis(of: identified, order), refusals: refusals)
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
  ) -> [Record] {
    guard order.privacy == .identified, order.identity == .required else { return records }
    for record in records where !record.chart.isIdentified {
      refusals.append(
        ExportRefusal(ticket: record.ticket, reason: ChartRefusal.unidentified.sentence))
    }
    return records.filter(\.chart.isIdentified)
  }

  private static func analysis(
    of records: [Record], _ order: ExportOrder
  ) throws -> [ExportProduct] {
    guard !records.isEmpty else { return [] }
    let (charts, tickets) = (records.map(\.chart), records.map(\.ticket))
    let privacy = privacy(of: order)
    if order.format.kind == .lines {
      let lines = try AnalysisLines(charts, order.settings, privacy, identity: order.identity)
      return [ExportProduct(bytes: lines.bytes, ending: "ndjson", tickets: tickets)]
    }
    let tables = try CSVTables(charts, order.settings, privacy, identity: order.identity)
    return [
      ExportProduct(bytes: tables.sessions, table: .sessions, ending: "csv", tickets: tickets),
      ExportProduct(bytes: tables.answers, table: .answers, ending: "csv", tickets: tickets),
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
