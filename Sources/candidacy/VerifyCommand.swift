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
      passphrase is given, every session is opened too; where no fault is found in the usual store \
      or that of --store, an event is added to it that says who verified it.
      """)

  @Argument(
    help: ArgumentHelp("The backup or the store; the usual store without it.", valueName: "file"))
  var file: String?

  @OptionGroup var records: RecordsOption
  @OptionGroup var key: RestoreKeyOption

  func run() throws {
    umask(0o077)
    let verdict = try Failure.saying {
      guard let file else { return try verifyStore(try records.existingPath()) }
      guard !file.isEmpty else {
        throw Failure.usage("`candidacy verify` takes the path of a file, and it is empty.")
      }
      // What is no store is said to be no backup, because those are the files that lie about.
      guard StoreInspection.isDatabase(file) else { return try verifyBackup(file) }
      return try verifyStore(file)
    }
    try StandardOutput.write(verdict.report)
    try verdict.note?.add()
    if !verdict.isSound { throw ExitCode(.problems) }
  }

  private typealias Verdict = (report: String, isSound: Bool, note: VerificationNote?)

  private func verifyStore(_ path: String) throws -> Verdict {
    let identity = try records.identityAtHand(of: path)
    let found = try inspected(path, identity)
    let isNoted =
      found.isSound && found.version == StoreDiagnosis.knownVersion && file == nil
    return (
      VerifyReport(found, of: path).text, found.isSound,
      isNoted ? identity.map { VerificationNote(path, head: found.head, $0) } : nil
    )
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

        """, true, nil
      )
    }
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    let opened = try reader.opened(
      with: key, beside: "\(folder)/candidacy.verified",
      archiveFits: StoredQuestionnaire.isArchive)
    return (VerifyReport(opened.inspection, of: path).text, opened.inspection.isSound, nil)
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
      "Head      \(found.isSealed ? found.head.text : "None: format \(found.version) has no chain.")",
      "File      \(file)",
    ]
    lines += found.faults.map { "          \($0)" }
    lines.append("Sessions  \(sessions)")
    return lines.map { $0 + "\n" }.joined()
  }

  private var file: String {
    guard found.faults.isEmpty else { return "NOT WHOLE" }
    return found.isSealed
      ? "The file and its chain are whole."
      : "The file is whole; nothing in it is sealed or chained."
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

extension StoreInspection {
  /// Older formats sealed and chained nothing.
  var isSealed: Bool { clinic != nil }
}
