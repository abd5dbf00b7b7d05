import ArgumentParser
import ChartExport
import Glibc
import Interview
import Store

extension AuditCommand {
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Says who did what and when, the newest last.",
      discussion: """
        What patients answered is not part of it, nor is the outcome. That somebody looked is on \
        record too.
        """)

    @Option(help: "Only what was done with this session: its id, or its ticket.")
    var session: String?

    @Option(
      help: ArgumentHelp("Only what this member of staff, or account, did.", valueName: "name"))
    var by: String?

    @OptionGroup var days: DaysOption
    @OptionGroup var store: RecordsOption

    @Option(help: "How to print: text or json.")
    var format = ListFormat.text

    func run() throws {
      var selection = try days.selection()
      selection.name = by
      do {
        guard let store = try store.openExisting() else {
          throw Failure.usage("No session is stored yet.")
        }
        if let session {
          selection.ticket = try SessionSearch(session).summary(in: store.sessions()).ticket
        }
        try store.note(.used(SystemAccount.current(), .readAudit), at: .now())
        try write(selection, in: store)
      } catch let error as StoreError {
        throw Failure.environment(error.sentence)
      } catch let error as OutputError {
        throw Failure(error)
      }
    }

    private func write(_ selection: AuditSelection, in store: SQLiteEventStore) throws {
      var output = ByteOutput(STDOUT_FILENO)
      var isFirst = true
      if format == .json { try output.append("[") }
      try AuditCommand.eachFact(in: store, selection) { fact in
        switch format {
        case .text: try output.append(AuditLine(fact).text)
        case .json: try output.append((isFirst ? "\n  " : ",\n  ") + AuditLine(fact).json)
        }
        isFirst = false
      }
      if format == .json { try output.append(isFirst ? "]\n" : "\n]\n") }
      try output.flush()
      if isFirst, format == .text { try StandardError.write(["Nothing in the log fits."]) }
    }
  }
}
