import ArgumentParser
import Glibc
import Interview
import Store

/// Puts a backup back, after all of it was verified.
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Verifies a backup and puts it back as the store.",
    discussion: """
      Nothing is changed before every part of the backup was opened and found whole. A store that \
      is there already stays, unless --replace says otherwise; then it is kept aside. --dry-run is \
      the drill: everything but the last step.
      """)

  @Argument(help: ArgumentHelp("The backup.", valueName: "file"))
  var file: String

  @OptionGroup var records: RecordsOption
  @OptionGroup var key: RestoreKeyOption

  @Flag(help: "Verify and say what would happen, and change nothing.")
  var dryRun = false

  @Flag(help: "Put it in the place of the store that is there, which is kept aside.")
  var replace = false

  func run() throws {
    umask(0o077)
    let target = RealPath.of(try records.store.resolvedPath())
    try Failure.saying { try restore(to: target) }
  }

  private func restore(to target: String) throws {
    let reader = try BackupReader(file)
    let key = try self.key.key(for: reader.header, store: target, records.passphraseFile)
    if !dryRun { try ExportFolder(FilePlace(target).folder)?.make() }
    let opened = try reader.opened(
      with: key.identity, beside: Self.draftPlace(target),
      archiveFits: StoredQuestionnaire.isArchive)
    let place = RestoringPlace(at: target, before: opened)
    let report = try RestoreReport(opened, at: target, place: place)
    try StandardOutput.write(report.drill)
    guard !dryRun else { return try StandardOutput.write(report.forecast(replacing: replace)) }
    let moment = Timestamp.now()
    let suffix = ".replaced-\(moment.fileText)"
    switch (place, replace) {
    case (.empty, _): break
    case (_, true): break
    case (_, false): throw BackupError.taken(path: target)
    }
    let keyChange = try put(opened, with: key, at: target, place, keepingAside: suffix)
    let aside = place == .empty ? nil : target + suffix
    let present: ClinicPublicKey
    do throws(StoreError) {
      let store = try SQLiteEventStore(at: target)
      try store.unlock(with: key.identity)
      try store.note(
        .used(SystemAccount.current(), .restored(head: reader.header.head.text)), at: moment)
      present = try store.clinic()
    } catch {
      let former = aside.map { " What was there is \($0)." } ?? ""
      throw Failure.environment(
        "The backup is at \(target) now, but could not be opened there.\(former) \(error.sentence)")
    }
    try StandardOutput.write(
      report.done(
        aside: aside, keyNote: keyChange.sentence, key: present,
        present: key.identity.present.publicKey))
  }

  /// The key first, because a store without it is no use; it goes back where the store cannot be put
  /// there.
  private func put(
    _ opened: OpenedBackup, with key: RestoreKey, at target: String, _ place: RestoringPlace,
    keepingAside suffix: String
  ) throws -> KeyChange {
    let exclusion = try StoreExclusion(of: target)
    let keyLock = try KeyFileLock(of: KeyFile.path(beside: target))
    defer { withExtendedLifetime(keyLock) {} }
    let change = try key.keep(beside: target, keepingAside: suffix, mayReplace: replace)
    do {
      if case .empty = place {
        try opened.place(at: target, while: exclusion)
      } else {
        try opened.replace(target, keeping: target + suffix, while: exclusion)
      }
    } catch {
      try change.undo()
      throw error
    }
    return change
  }

  /// Beside the store, so that the last step is one; a drill for a folder that is not there yet
  /// happens elsewhere.
  private static func draftPlace(_ target: String) -> String {
    guard !FilePlace(FilePlace(target).folder).isFolder else { return "\(target).restored" }
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    return "\(folder)/candidacy.restored"
  }
}
