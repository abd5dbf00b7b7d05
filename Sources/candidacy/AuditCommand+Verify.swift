import ArgumentParser
import Authoring
import Glibc
import Interview
import Store

extension AuditCommand {
  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Finds whatever was changed, removed, put in or moved in the store.",
      discussion: """
        Needs no key: every event is linked to the one before it. With the clinic's key, which is \
        used where it lies open, all that is sealed is opened too, and where no fault is found, an \
        event is added that says who verified the store. Somebody who has the file and no key can \
        write the whole chain anew; that is found with the key, or by a head that was written down \
        elsewhere. Ends with 1 when a fault was found.
        """)

    @Option(
      help: ArgumentHelp(
        "A head that was written down earlier: finds a store that lost its end or was replaced.",
        valueName: "head"))
    var against: String?

    @Flag(help: "Ask for the passphrase of the clinic's key.")
    var open = false

    @Option(help: "How to print: text or json.")
    var format = ListFormat.text

    @OptionGroup var store: RecordsOption

    func run() throws {
      let head = try against.map { text throws(Failure) in try Self.head(text) }
      let path = try store.existingPath()
      let identity = try identity(beside: path).flatMap {
        try RecordsOption.belongs($0, to: path) ? $0 : nil
      }
      let report: ChainReport
      do {
        let check = try ChainCheck(at: path, with: identity)
        report = try write(check, against: head)
      } catch let refusal as ChainRefusal {
        throw Failure.environment(refusal.sentence)
      } catch let error as OutputError {
        throw Failure(error)
      }
      guard report.isWhole else { throw ExitCode(.problems) }
      try identity.map { VerificationNote(path, head: report.head, $0) }?.add()
    }

    private func write(
      _ check: ChainCheck, against head: ChainHead?
    ) throws -> ChainReport {
      let writer = AuditVerification(format)
      try writer.begin()
      let report = try check.run(
        against: head, archiveFits: StoredQuestionnaire.isArchive, report: writer.write)
      try writer.end(report)
      return report
    }
  }
}

extension AuditCommand.Verify {
  private static func head(_ text: String) throws(Failure) -> ChainHead {
    guard let head = ChainHead(text) else {
      throw .usage(
        "--against takes a head as `candidacy audit verify` prints it: a number, a dash, and 16"
          + " digits from 0 to f.")
    }
    return head
  }

  /// Nothing where the key is behind a passphrase that nobody offered, or is not there.
  private func identity(beside path: String) throws -> ClinicIdentity? {
    do {
      let file = try KeyFile(at: KeyFile.path(beside: path))
      guard file.isLocked else { return try file.openIdentity() }
      guard open || store.passphraseFile != nil else { return nil }
      return try KeyDoor(store.passphraseFile).unlocked(file).identity
    } catch let error as StoreError {
      if case .noKeyFile = error, !open { return nil }
      guard open || store.passphraseFile != nil else {
        try StandardError.write([error.sentence])
        return nil
      }
      throw Failure.environment(error.sentence)
    }
  }
}
