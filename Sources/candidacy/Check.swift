import ArgumentParser
import Authoring
import Questionnaires

/// Reads questionnaire folders and says everything that is wrong with them.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks questionnaire folders and plays their example patients.")

  @Argument(help: "Folders of questionnaires, or names of shipped ones.")
  var paths = [ShippedQuestionnaires.standardName]

  @Option(help: "How to print: text or json.")
  var format = ListFormat.text

  func run() throws {
    let results = try paths.map { try CheckedFolder($0) }
    let diagnostics = results.flatMap(\.diagnostics)
    switch format {
    case .text: try StandardOutput.write(results.map(\.text).joined())
    case .json: try StandardOutput.write(DiagnosticRenderer.json(diagnostics))
    }
    if diagnostics.hasErrors { throw ExitCode(.problems) }
  }
}
