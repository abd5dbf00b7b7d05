import ChartExport
import Interview
import Store
import TerminalUI

extension SendCommand {
  func showList() throws {
    guard let store = try store.openExisting() else {
      return try StandardOutput.show(OutboxTable([]).text)
    }
    let outbox = try OutboxLedger(store).outbox
    let rows = try outbox.entries.map { entry in
      OutboxTable.Row(entry: entry, ticket: try store.ticket(of: entry.letter.session))
    }
    // Receivers' own words may name a patient.
    let tickets = Set(rows.map(\.ticket)).sorted()
    if !tickets.isEmpty {
      try store.note(.used(SystemAccount.current(), .read(tickets: tickets)), at: .now())
    }
    try StandardOutput.show(OutboxTable(rows).text)
  }

  func releaseLetter(_ number: Letter.Number) throws {
    guard let store = try store.openExisting() else {
      throw Failure.usage("No session is stored yet.")
    }
    let ledger = try OutboxLedger(store)
    var refusal: Outbox.ReleaseRefusal?
    try ledger.record { outbox in
      do throws(Outbox.ReleaseRefusal) {
        refusal = nil
        return [try outbox.release(number)]
      } catch {
        refusal = error
        return []
      }
    }
    if let refusal { throw Failure.usage(refusal.sentence(number)) }
    try StandardOutput.write("\(number) is tried again.\n")
  }
}

extension Outbox.ReleaseRefusal {
  fileprivate func sentence(_ number: Letter.Number) -> String {
    switch self {
    case .noSuchLetter:
      "There is no \(number) in the outbox: `candidacy send --list` numbers what there is."
    case .notParked: "\(number) was not refused for good, so there is nothing to release."
    case .superseded:
      "The target has a later revision of this session already, which \(number) would replace."
    }
  }
}

/// The outbox in columns, with the receivers' own words.
struct OutboxTable {
  struct Row {
    let entry: Outbox.Entry
    let ticket: Int
  }

  private let rows: [Row]

  init(_ rows: [Row]) {
    self.rows = rows
  }

  var text: String {
    guard !rows.isEmpty else { return "Nothing was sent yet, and nothing is waiting.\n" }
    let heads = ["NUMBER", "TARGET", "FORMAT", "TICKET", "REVISION", "STATE", "TRIES", "ANSWER"]
    let cells = [heads] + rows.map(cells)
    let widths = heads.indices.map { column in
      cells.map { TextLayout.width($0[column]) }.max() ?? 0
    }
    return cells.map { row in
      let padded = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - TextLayout.width(cell))
      }
      let line = padded.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
    }.joined()
  }

  private func cells(_ row: Row) -> [String] {
    let letter = row.entry.letter
    return [
      String(row.entry.number), letter.target.text, letter.format.rawValue, String(row.ticket),
      "\(letter.revision)\(letter.edition.mark)", row.entry.state.words,
      String(row.entry.attempts), row.entry.lastAnswer ?? "",
    ]
  }
}

extension Letter.Edition {
  fileprivate var mark: String {
    switch self {
    case .signed: ""
    case .preliminary: " unsigned"
    case .void: " void"
    }
  }
}

extension Outbox.State {
  fileprivate var words: String {
    switch self {
    case .waiting(let wait) where wait.milliseconds == 0: "queued"
    case .waiting(let wait): "next try \(LocalMoment.local(wait.end).minuteText)"
    case .sending(_, let since): "sending since \(LocalMoment.local(since).minuteText)"
    case .sent(let at): "sent \(LocalMoment.local(at).minuteText)"
    case .parked(let at): "refused \(LocalMoment.local(at).minuteText)"
    case .withdrawn: "withdrawn"
    }
  }
}
