import ArgumentParser
import Authoring
import Questionnaires

/// Reads questionnaire folders and says everything that is wrong with them.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks questionnaire folders and plays their example patients.",
    discussion: """
      Errors end with exit code 1, warnings do not. As JSON every problem has severity, code, file, \
      line, column, end, message, hint, fix (what to write in the place of what is marked) and \
      details; notes say what is lost in FHIR.
      """)

  @Argument(help: "Folders of questionnaires, or names of shipped ones.")
  var paths = [ShippedQuestionnaires.standardName]

  @Option(help: "How to print: text or json.")
  var format = ListFormat.text

  @Flag(help: "Check again whenever a file is saved, until Ctrl-C.")
  var watch = false

  func run() throws {
    guard !watch else { return try CheckWatch(paths: paths, format: format).run() }
    let report = try Self.report(on: paths, format)
    try StandardOutput.write(report.text)
    if report.hasErrors { throw ExitCode(.problems) }
  }

  /// One check of all folders, as it is printed.
  static func report(
    on paths: [String], _ format: ListFormat
  ) throws(Failure) -> (text: String, hasErrors: Bool) {
    var results: [CheckedFolder] = []
    for path in paths { results.append(try CheckedFolder(path)) }
    let diagnostics = results.flatMap(\.diagnostics)
    let text =
      switch format {
      case .text: results.map(\.text).joined()
      case .json: DiagnosticRenderer.json(diagnostics)
      }
    return (text, diagnostics.hasErrors)
  }
}
