import ChartExport
import Store

/// What a backup holds, how far it was verified and what it takes to read it again.
struct BackupReport {
  private let backup: Backup
  private let store: String
  /// Of the key file beside the store and the backup; nothing where it cannot be read.
  private let fit: KeyFit?

  init(_ backup: Backup, store: String, _ fit: KeyFit?) {
    self.backup = backup
    self.store = store
    self.fit = fit
  }

  var text: String {
    let header = backup.header
    let lines = [
      "Backup    \(backup.path) (\(Self.size(backup.size)))",
      "Holds     \(Self.contents(header))",
      "Head      \(header.head.text)",
      "Verified  \(verification)",
      "Key       \(key)",
      isOnSameDisk ? "Disk      It is on the disk of the store: keep a copy of it elsewhere." : nil,
    ]
    return lines.compactMap { $0.map { $0 + "\n" } }.joined()
  }

  static func contents(_ header: BackupHeader) -> String {
    "\(counted(header.head.count, "event", "events"))"
      + " in \(counted(header.sessions, "session", "sessions")),"
      + " made \(LocalMoment.local(header.at).minuteText)"
  }

  static func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }

  private static func size(_ bytes: Int) -> String {
    bytes < 1 << 20 ? "\((bytes + 1023) >> 10) kB" : "\(bytes >> 20) MB"
  }

  private var verification: String {
    switch backup.verification {
    case .opened where backup.opening?.isWhole != false:
      "It was opened again, and what is inside is whole."
    case .opened:
      "It was opened again, and its chain is whole, but it lacks what the store lacks."
        + " \(backup.opening?.sentences.joined(separator: " ") ?? "") Keep an earlier backup that"
        + " holds it."
    case .openedByItsMaker:
      "It was opened again with the key that it was just sealed with, and its chain is whole. The"
        + " clinic's key is not open here: with it `candidacy verify` looks into the sessions too."
    }
  }

  private var key: String {
    let file = KeyFile.path(beside: store)
    switch fit {
    case .foreign(let clinic):
      return "The file \(file) does not open this backup: that takes the file with the key"
        + " \(clinic.name). Put it back, and keep a copy of it elsewhere."
    case .unsure(let clinic):
      return "The file \(file) has another key now: unless that one was rotated from the key"
        + " \(clinic.name), this backup takes the file with the key \(clinic.name)."
    case .present, .former, nil: return place
    }
  }

  private var place: String {
    switch backup.key {
    case .inside:
      "It is in the backup, behind its passphrase: with that, or with the recovery code, the backup"
        + " alone is enough."
    case .outside(let path):
      "It is not in the backup: without the file \(path) nobody can read it. Keep a copy of that"
        + " file elsewhere. Backups that are made after `candidacy keys protect` hold the key."
    case .unknown(let path):
      "It is not in the backup: there is no file \(path) that this account may read. Whoever"
        + " restores the backup needs it."
    }
  }

  private var isOnSameDisk: Bool { FilePlace(backup.path).device == FilePlace(store).device }
}
