import ChartExport
import Interview

@testable import Desk
@testable import Store

/// Whole sessions as a store gives them back, whatever somebody wrote into it: records one behind the
/// other with a record separator (1E) between them, each its kind and its payload in two lines.
struct StoredSessions: FuzzTarget {
  private let reader = EventReader()
  private let now = Timestamp(milliseconds: 1_795_248_000_000)
  private let content: DeskContent

  init() {
    let loaded = FuzzSupplies.sleep
    content = DeskContent(form: loaded.form, rules: loaded.rules, digest: loaded.digest)
  }

  func take(_ bytes: UnsafeBufferPointer<UInt8>) {
    let records = bytes.split(separator: 0x1E).prefix(24).compactMap { EventRecord(lines: $0) }
    let events = records.compactMap { reader.event($0) }
    let stored = events.enumerated()
      .map { StoredEvent(session: "s", number: $0 + 1, event: $1, at: now) }
    look(stored, bytes.count)
    let staff = records.compactMap { reader.staffEvent($0) }.enumerated()
      .map { StoredStaffEvent(number: $0 + 1, event: $1, at: now) }
    for member in Roster(staff).members { _ = member.permission(at: now) }
    let letters = records.compactMap { reader.deliveryEvent($0) }.enumerated()
      .map { StoredDeliveryEvent(number: $0 + 1, event: $1, at: now) }
    let outbox = Outbox(letters)
    for entry in outbox.entries {
      _ = outbox.turn(of: entry.letter.target, at: now) { _ in true }
    }
  }

  private func look(_ events: [StoredEvent], _ order: Int) {
    let file = CaseFile(id: "s", ticket: 7, content: content, events: events)
    _ = file.state(at: now)
    _ = file.explanation(at: now, in: "es")
    let record = ChartRecord(
      id: "s", ticket: 7, events: events, form: content.form, rules: content.rules,
      digest: content.digest, staffNames: [:], asOf: now,
      local: { LocalMoment($0, minutesFromUTC: 60) })
    let note = TextNote(record, in: "en")
    Claim.holds(
      note.text.unicodeScalars.allSatisfy { $0 == "\n" || $0.isShown },
      "a note holds nothing that acts on a terminal")
    // A document is given out or refused with a sentence; there is no third way. One of them for
    // each input keeps inputs quick.
    switch order % 4 {
    case 0: leaves { () throws(ChartRefusal) in Array(try ASCIINote.text(of: note).utf8) }
    case 1:
      leaves { () throws(ChartRefusal) in
        try HL7Result(
          record, settings: .standard, profile: .openemr, identity: .waived, pdf: nil, in: "en"
        ).bytes()
      }
    case 2:
      leaves { () throws(ChartRefusal) in
        try FHIRBundle(record, settings: .standard, identity: .waived, in: "en").bytes
      }
    case _:
      leaves { () throws(ChartRefusal) in
        try CSVTables([record], .standard, .identified, identity: .waived).answers
      }
    }
  }

  private func leaves(_ bytes: () throws(ChartRefusal) -> [UInt8]) {
    do throws(ChartRefusal) {
      _ = try bytes()
    } catch {
      Claim.holds(
        error.sentence.unicodeScalars.allSatisfy { $0 == "\n" || $0.isShown },
        "a refusal holds nothing that acts on a terminal")
    }
  }
}

extension EventRecord {
  /// The kind on the first line, the payload behind it.
  init?(lines bytes: some Collection<UInt8>) {
    let parts = bytes.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard parts.count == 2 else { return nil }
    self.init(kind: parts[0], schema: EventRecord.schema, payload: parts[1])
  }
}
