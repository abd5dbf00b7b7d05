import ArgumentParser
import Glibc
import Interview
import Store

/// Reads all of a store or of a backup, and says whether it is whole.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Reads all of the store, or of a backup, and says whether it is whole.",
    discussion: """
      The file and its chain are verified without any key. Where the key is open, or its \
      passphrase is given, every session is opened too.
      """)

  @Argument(
    help: ArgumentHelp("The backup or the store; the usual store without it.", valueName: "file"))
  var file: String?

  @OptionGroup var records: RecordsOption
  @OptionGroup var key: RestoreKeyOption

  func run() throws {
    umask(0o077)
    let text = try Failure.saying {
      guard let file else { return try verifyStore(try records.existingPath()) }
      // What is no store is said to be no backup, because those are the files that lie about.
      guard StoreInspection.isDatabase(file) else { return try verifyBackup(file) }
      return try verifyStore(file)
    }
    try StandardOutput.write(text.report)
    if !text.isSound { throw ExitCode(.problems) }
  }

  private typealias Verdict = (report: String, isSound: Bool)

  private func verifyStore(_ path: String) throws -> Verdict {
    let identity = try records.identityAtHand(of: path)
    let found = try inspected(path, identity)
    if let identity, found.isSound, found.version == StoreDiagnosis.knownVersion, file == nil {
      let store = try SQLiteEventStore(at: path)
      try store.unlock(with: identity)
      try store.note(
        .used(
          SystemAccount.current(),
          .verified(head: found.head.text, faults: found.faults.count)),
        at: .now())
    }
    return (VerifyReport(found, of: path).text, found.isSound)
  }

  /// Where a log of the clinic cannot be opened, the faults of the chain say why.
  private func inspected(_ path: String, _ identity: ClinicIdentity?) throws -> StoreInspection {
    do {
      return try StoreInspection(
        of: path, opening: identity, archiveFits: StoredQuestionnaire.isArchive)
    } catch {
      let found = try StoreInspection(of: path, archiveFits: StoredQuestionnaire.isArchive)
      guard !found.faults.isEmpty else { throw error }
      return found
    }
  }

  private func verifyBackup(_ path: String) throws -> Verdict {
    let reader = try BackupReader(path)
    guard let key = try backupKey(reader.header) else {
      try reader.check()
      return (
        """
        Backup    \(path)
        Holds     \(BackupReport.contents(reader.header))
        Head      \(reader.header.head.text)
        Verified  All its parts are there and its digest is right. It was not opened, because the \
        key is not at hand.

        """, true
      )
    }
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    let opened = try reader.opened(
      with: key, beside: "\(folder)/candidacy.verified",
      archiveFits: StoredQuestionnaire.isArchive)
    return (VerifyReport(opened.inspection, of: path).text, opened.inspection.isSound)
  }

  /// Nobody is asked, unless it was said that a secret is there.
  private func backupKey(_ header: BackupHeader) throws -> ClinicIdentity? {
    let path = try records.store.resolvedPath()
    if key.keyFile != nil || key.recoveryCode || records.passphraseFile != nil {
      return try key.key(for: header, store: path, records.passphraseFile).identity
    }
    guard let identity = try records.identityAtHand(of: path),
      identity.keys.contains(where: { $0.publicKey == header.clinic })
    else { return nil }
    return identity
  }
}

/// What was found in a store, in lines.
struct VerifyReport {
  private let found: StoreInspection
  private let path: String

  init(_ found: StoreInspection, of path: String) {
    self.found = found
    self.path = path
  }

  var text: String {
    var lines = [
      "Verified  \(path)",
      "Holds     \(BackupReport.counted(found.head.count, "event", "events"))"
        + " in \(BackupReport.counted(found.sessions, "session", "sessions"))"
        + (found.destroyed > 0
          ? ", of which \(BackupReport.counted(found.destroyed, "was", "were")) destroyed" : ""),
      "Head      \(found.head.text)",
      "File      \(found.faults.isEmpty ? "The file and its chain are whole." : "NOT WHOLE")",
    ]
    lines += found.faults.map { "          \($0)" }
    lines.append("Sessions  \(sessions)")
    return lines.map { $0 + "\n" }.joined()
  }

  private var sessions: String {
    guard found.version >= StoreDiagnosis.knownVersion else {
      return "Its format \(found.version) is brought up when the program opens it."
    }
    guard let opening = found.opening else {
      return "They were not opened, because the key is not at hand."
    }
    guard opening.isWhole else { return opening.sentences.joined(separator: " ") }
    guard opening.readable > 0 else { return "None is kept." }
    return "The key opens \(opening.readable == 1 ? "the one" : "all \(opening.readable)")"
      + " that \(opening.readable == 1 ? "is" : "are") kept."
  }
}
