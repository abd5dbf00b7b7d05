import ChartExport
import Store

/// What was found in a backup, and what restoring it means.
struct RestoreReport {
  private let opened: OpenedBackup
  private let target: String
  private let place: RestoringPlace
  /// Tickets of sessions that were destroyed since, and are in the backup.
  private let revived: [Int]

  init(_ opened: OpenedBackup, at target: String, place: RestoringPlace) throws(StoreError) {
    self.opened = opened
    self.target = target
    self.place = place
    revived =
      switch place {
      case .ahead, .apart: try opened.revived(at: target)
      case .empty, .equal, .behind, .otherStore, .unreadable: []
      }
  }

  var drill: String {
    let header = opened.reader.header
    let lines = [
      "Backup    \(opened.reader.path)", "Holds     \(BackupReport.contents(header))",
      "Head      \(header.head.text)", "Verified  \(verification)",
      "There     \(present)", destroyed.map { "Destroyed \($0)" },
    ]
    return lines.compactMap(\.self).map { $0 + "\n" }.joined()
  }

  private var verification: String {
    let found = opened.inspection
    guard let opening = found.opening, found.version >= StoreDiagnosis.knownVersion else {
      return "It was opened and is whole. Its format \(found.version) is brought up when it opens."
    }
    var sentence =
      "It was opened, its chain is whole, and the key opens"
      + " \(BackupReport.counted(opening.readable, "session", "sessions"))"
    if found.destroyed > 0 {
      sentence += "; \(BackupReport.counted(found.destroyed, "was", "were")) destroyed"
    }
    guard !opening.unreadable.isEmpty else { return sentence + "." }
    let tickets = opening.unreadable.map(String.init).joined(separator: ", ")
    return sentence + "; these tickets could not be read when it was made either: \(tickets)."
  }

  private var present: String {
    switch place {
    case .empty: return "No store is at \(target)."
    case .equal: return "The store at \(target) ends where the backup does: nothing would be lost."
    case .behind:
      return "The store at \(target) ends before the backup does: nothing would be lost."
    case .ahead(let events, let tickets):
      let names = tickets.map(String.init).joined(separator: ", ")
      return "The store at \(target) went on after the backup:"
        + " \(BackupReport.counted(events, "event", "events")) would be lost from it"
        + (tickets.isEmpty ? "." : ", of \(tickets.count == 1 ? "ticket" : "tickets") \(names).")
    case .apart(let events):
      return "The store at \(target) has the same name and another chain: all of its \(events)"
        + " events would be lost from it."
    case .otherStore(let events):
      return "At \(target) is another store: all of its \(events) events would be lost from it."
    case .unreadable(let error):
      return "What is at \(target) cannot be read, so nobody can say what would be lost."
        + " \(error.sentence)"
    }
  }

  /// Nothing where the backup holds none that was destroyed since.
  private var destroyed: String? {
    guard !revived.isEmpty else { return nil }
    let names = revived.map(String.init).joined(separator: ", ")
    return
      "\(revived.count == 1 ? "Ticket" : "Tickets") \(names) \(revived.count == 1 ? "was" : "were")"
      + " destroyed after the backup was made, and can be read again once it is restored, until"
      + " `candidacy destroy` destroys them again."
  }

  func forecast(replacing: Bool) -> String {
    switch (place, replacing) {
    case (.empty, _): "Nothing was changed: without --dry-run the backup becomes \(target).\n"
    case (_, true):
      "Nothing was changed: without --dry-run the backup takes the place of \(target), which is kept"
        + " aside.\n"
    case (_, false):
      "Nothing was changed: with --replace the backup takes the place of \(target), which is kept"
        + " aside.\n"
    }
  }

  /// `key` is what the store seals to now, and `present` the present one of the key file beside it.
  func done(
    aside: String?, keyNote: String?, key: ClinicPublicKey, present: ClinicPublicKey
  ) -> String {
    let lines = [
      "Restored  \(target)", aside.map { "Aside     \($0)" }, keyNote.map { "Key       \($0)" },
      key == present
        ? nil
        : "Key       The store seals to the former key \(key.name): `candidacy keys rotate` makes"
          + " a new one.",
    ]
    return lines.compactMap { $0.map { $0 + "\n" } }.joined()
  }
}
