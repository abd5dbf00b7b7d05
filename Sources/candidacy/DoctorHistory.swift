import ChartExport
import Interview
import Store

/// What the store remembers of backups and of letters.
struct DoctorHistory {
  let lastBackup: Timestamp?
  /// Nothing where the key is not at hand.
  let outbox: Outbox?
  let now: Timestamp

  private static let day: Int64 = 86_400_000

  var findings: [DoctorFinding] { [backup, mail] }

  private static let fix = "`candidacy backup FOLDER`, best every night and to another disk."

  /// Of a store that does not keep either as they are kept now.
  static func ofOlderFormat(_ version: Int) -> [DoctorFinding] {
    [
      .warning(.backup, "Format \(version) does not tell when a backup was made.", fix: fix),
      .ok(.outbox, "What is on its way can be said when the store was brought up."),
    ]
  }

  var backup: DoctorFinding {
    guard let last = lastBackup else {
      return .warning(.backup, "No backup was made yet.", fix: Self.fix)
    }
    let text = "The last backup was made \(LocalMoment.local(last).minuteText)"
    let days = now.since(last) / Self.day
    guard days < 7 else { return .warning(.backup, "\(text), \(days) days ago.", fix: Self.fix) }
    return .ok(.backup, "\(text).")
  }

  private var mail: DoctorFinding {
    guard let outbox else {
      return .ok(.outbox, "What is on its way is sealed, and the key is not at hand.")
    }
    let open = outbox.entries.filter(\.isOpen)
    let refused = outbox.entries.filter { !$0.isOver && !$0.isOpen }
    guard refused.isEmpty else {
      return .problem(
        .outbox,
        "\(BackupReport.counted(refused.count, "letter was", "letters were")) refused for good.",
        fix: "Read why with `candidacy send --list`, and release what may go.")
    }
    guard let oldest = open.map(\.queuedAt).min() else {
      return .ok(.outbox, "Nothing is on its way.")
    }
    let text = "\(BackupReport.counted(open.count, "letter is", "letters are")) on the way"
    guard now.since(oldest) < Self.day else {
      return .warning(
        .outbox, "\(text), the oldest since \(LocalMoment.local(oldest).minuteText).",
        fix: "See that `candidacy send` runs and reaches its targets.")
    }
    return .ok(.outbox, "\(text).")
  }
}
