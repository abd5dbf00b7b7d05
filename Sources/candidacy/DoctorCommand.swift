import ArgumentParser
import Glibc
import Interview
import Store
import TerminalUI

/// Looks at everything that this program rests on, and says what to do where it is not well.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Looks at the store, the key, the disk, the clock and the terminal.",
    discussion: "Nothing is changed, and nothing that anybody answered is shown.")

  @OptionGroup var records: RecordsOption

  @Option(help: "How to print: text or json.")
  var format = ListFormat.text

  func run() throws {
    umask(0o077)
    let report = DoctorReport(findings: try findings())
    switch format {
    case .text: try StandardOutput.write(report.text)
    case .json: try StandardOutput.write(report.json)
    }
    if report.hasProblems { throw ExitCode(.problems) }
  }

  private func findings() throws -> [DoctorFinding] {
    let place = FilePlace(try records.store.resolvedPath())
    let now = Timestamp.now()
    let storeFindings: [DoctorFinding]
    if let finding = DoctorPlace(place: place, account: SystemAccount.id).finding {
      storeFindings = [DoctorStore.program, finding]
    } else {
      storeFindings = try DoctorStore(
        place, identity: try identity(of: place.path), now: now
      ).findings
    }
    let found = storeFindings + DoctorDisk(place).findings + DoctorTerminal.present().findings
    let all = found + [DoctorHardening.ofKiosk(store: place.path).finding]
    return DoctorFinding.Check.allCases.flatMap { check in all.filter { $0.check == check } }
  }

  /// Nothing where the key is locked, and no file with its passphrase was named.
  private func identity(of path: String) throws -> ClinicIdentity? {
    do {
      return try records.identityAtHand(of: path)
    } catch {
      // Said by the finding about the key.
      guard records.passphraseFile == nil else { throw error }
      return nil
    }
  }
}
