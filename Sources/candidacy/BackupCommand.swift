import ArgumentParser
import Glibc
import Interview
import Store

/// Writes a sealed and verified backup of the store.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Writes a sealed backup of the store, and verifies it before it says so.",
    discussion: """
      Kiosks and desks may go on meanwhile. The public key is enough, so that it can run by itself \
      every night; with the key at hand the sessions in it are looked at too. In a folder it gets a \
      name of its own. Without a path it goes to the folder “backups” beside the store.
      """)

  @Argument(help: ArgumentHelp("The file or the folder to write to.", valueName: "path"))
  var path: String?

  @OptionGroup var records: RecordsOption

  func run() throws {
    umask(0o077)
    let place = try records.existingPath()
    let store = try records.store.openToWrite()
    let identity = try records.identityAtHand(of: place)
    let backup = try Failure.saying {
      if let identity { try store.unlock(with: identity) }
      let now = Timestamp.now()
      let target = try BackupTarget(path, store: store.path, at: now)
      let backup = try store.backUp(
        to: target.place, at: now, opening: identity,
        archiveFits: StoredQuestionnaire.isArchive)
      let head = backup.header.head.text
      if store.isUnlocked {
        try store.note(.used(SystemAccount.current(), .backedUp(head: head)), at: now)
      }
      try store.note(.backupMade(head: head), at: now)
      return backup
    }
    let fit = Self.fit(of: backup, beside: store.path, opened: identity)
    try StandardOutput.write(BackupReport(backup, store: store.path, fit).text)
    if backup.opening?.isWhole == false { throw ExitCode(.problems) }
  }

  /// How the key file there fits to what the backup is sealed to; nothing where it cannot be read.
  private static func fit(
    of backup: Backup, beside store: String, opened identity: ClinicIdentity?
  ) -> KeyFit? {
    do throws(StoreError) {
      return try KeyFile(at: KeyFile.path(beside: store))
        .fit(to: backup.header.clinic, opened: identity)
    } catch {
      return nil
    }
  }
}

/// Where a backup goes.
struct BackupTarget {
  let place: BackupPlace

  init(_ path: String?, store: String, at time: Timestamp) throws(Failure) {
    guard path?.isEmpty != true else {
      throw .usage("`candidacy backup` takes the path of a file or a folder, and it is empty.")
    }
    let wanted = path ?? "\(FilePlace(store).folder)/backups/"
    guard wanted.hasSuffix("/") || FilePlace(wanted).isFolder else {
      guard !FilePlace(wanted).isThere || BackupReader.isBackup(wanted) else {
        throw .usage("\(wanted) is no backup and was left as it is: name another file.")
      }
      place = .file(path: wanted)
      return
    }
    try ExportFolder(wanted)?.make()
    place = .new(path: "\(FilePlace(wanted).path)/candidacy-\(time.fileText).backup")
  }
}

extension Timestamp {
  /// As in `20261121T180533Z`: sorts by time and fits into a name.
  var fileText: String {
    var seconds = time_t(milliseconds / 1000)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    var text = [CChar](repeating: 0, count: 32)
    let count = strftime(&text, text.count, "%Y%m%dT%H%M%SZ", &parts)
    return String(decoding: text.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
