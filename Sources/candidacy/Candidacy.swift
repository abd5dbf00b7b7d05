import ArgumentParser
import Glibc
import Hardening
import TerminalUI

/// The program: a questionnaire at a kiosk, and what clinics do with it.
@main
struct Candidacy: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "candidacy",
    abstract: "Asks a questionnaire and says what to discuss with a clinician; it never diagnoses.",
    version: "0.1.0",
    subcommands: [
      KioskCommand.self, DeskCommand.self, Evaluate.self, Check.self, CompareCommand.self,
      RulesCommand.self, TranslatedCommand.self, Sessions.self, Export.self, StaffCommand.self,
      SendCommand.self, ConvertCommand.self, KeysCommand.self, AuditCommand.self,
      BackupCommand.self,
      RestoreCommand.self, VerifyCommand.self, DestroyCommand.self, DoctorCommand.self,
    ],
    defaultSubcommand: KioskCommand.self)

  static func main() {
    Posture.everyProcess.take()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      end(with: error)
    }
  }

  /// Says what happened and ends with the code that the contract names.
  private static func end(with error: any Error) -> Never {
    if let failure = error as? Failure {
      write(failure.sentence, to: STDERR_FILENO)
      Glibc.exit(failure.code.rawValue)
    }
    let code = exitCode(for: error)
    write(fullMessage(for: error), to: code.isSuccess ? STDOUT_FILENO : STDERR_FILENO)
    Glibc.exit(code == .validationFailure ? ExitStatus.usage.rawValue : code.rawValue)
  }

  private static func write(_ message: String, to descriptor: Int32) {
    guard !message.isEmpty else { return }
    var output = ByteOutput(descriptor)
    do {
      try output.append(ShownText.lines(message) + "\n")
      try output.flush()
    } catch {
      // Nobody is left to be told.
    }
  }
}

extension ExitCode {
  init(_ status: ExitStatus) { self.init(status.rawValue) }
}
