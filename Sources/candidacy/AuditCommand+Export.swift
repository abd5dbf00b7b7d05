import ArgumentParser
import ChartExport
import Glibc
import Interview
import Store

extension AuditCommand {
  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes who did what for a repository of audit logs.",
      discussion: """
        As FHIR R4 AuditEvents in the shape of IHE's Basic Audit Log Patterns. What was read, \
        begun or changed names the pattern that it keeps; what left the clinic names none, because \
        the address of the receiver is not on record.
        """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
      case fhir
      case ndjson
    }

    enum Patients: String, ExpressibleByArgument, CaseIterable {
      case ticket
      case recordNumber = "record-number"
    }

    @Option(help: "fhir is one Bundle, ndjson a resource a line.")
    var format = Format.fhir

    @Option(help: "How patients are named: by ticket or record-number, and never by name.")
    var patients = Patients.ticket

    @Option(
      help: ArgumentHelp(
        "The computer that the store is on, as the log calls it.", valueName: "name"))
    var machine: String?

    @Option(
      help: ArgumentHelp("The file to write to; standard output without it.", valueName: "path"))
    var output: String?

    @OptionGroup var days: DaysOption
    @OptionGroup var settings: ChartSettingsOption
    @OptionGroup var store: RecordsOption

    func validate() throws {
      if let machine, machine.allSatisfy(\.isWhitespace) {
        throw ValidationError("--machine takes the name of a computer, as in front-desk-2.")
      }
    }

    func run() throws {
      umask(0o077)
      let selection = try days.selection()
      do {
        guard let store = try store.openExisting() else {
          throw Failure.usage("No session is stored yet.")
        }
        let file = try output.map { path throws(OutputError) in try StreamedFile(at: path) }
        try store.note(
          .used(SystemAccount.current(), .exportedAudit(format: format.rawValue)), at: .now())
        do {
          try write(selection, of: store, to: file)
        } catch {
          try store.noteFailure(.failedAuditExport(format: format.rawValue))
          throw error
        }
      } catch let error as StoreError {
        throw Failure.environment(error.sentence)
      } catch let refusal as ChartRefusal {
        throw Failure.problems(refusal.sentence)
      } catch let error as OutputError {
        let place = output.map { "\($0) cannot" } ?? "The output cannot"
        throw Failure.environment("\(place) be written: \(error.reason).")
      }
    }

    private func write(
      _ selection: AuditSelection, of store: SQLiteEventStore, to file: StreamedFile?
    ) throws {
      var log = FHIRAuditLog(
        settings.settings, store: try AuditReader(store).storeName(),
        machine: machine ?? Self.machineName, patients: naming, as: form)
      var stream = ByteOutput(file?.descriptor ?? STDOUT_FILENO)
      try AuditCommand.eachFact(in: store, selection) { fact in
        try stream.append(try log.bytes(of: fact))
      }
      try stream.append(log.end)
      try stream.flush()
      try file?.finish()
    }

    private var naming: FHIRAuditLog.PatientNaming {
      switch patients {
      case .ticket: .ticket
      case .recordNumber: .recordNumber
      }
    }

    private var form: FHIRAuditLog.Form {
      switch format {
      case .fhir: .bundle
      case .ndjson: .lines
      }
    }

    private static var machineName: String {
      var bytes = [CChar](repeating: 0, count: 256)
      guard gethostname(&bytes, bytes.count - 1) == 0, bytes[0] != 0 else { return "localhost" }
      return String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }
}
