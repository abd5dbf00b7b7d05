import ArgumentParser
import Authoring
import Interview
import Proof
import Questionnaires
import Rules

/// Prints the rules for a clinician who reviews them.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Prints the rules of a questionnaire as a clinician reviews them.")

  @Argument(help: "The folder of a questionnaire, or the name of a shipped one.")
  var questionnaire = ShippedQuestionnaires.standardName

  @Option(help: "How to print: text, at 80 columns, or markdown.")
  var format = RulesFormat.text

  func run() throws {
    let folder = try QuestionnaireOption.folder(named: questionnaire)
    let (loaded, diagnostics) = Library.loading(folder, parts: .everything)
    guard let loaded else {
      throw Failure.problems(
        DiagnosticRenderer.text(diagnostics)
          + "The questionnaire \(questionnaire) has errors and is not used.")
    }
    let blocks = RulesReport(loaded, patients: try Self.patients(of: loaded)).blocks
    switch format {
    case .text: try StandardOutput.show(ReportText.text(of: blocks))
    case .markdown: try StandardOutput.show(ReportMarkdown.text(of: blocks))
    }
  }
}

extension RulesCommand {
  private static func patients(
    of loaded: LoadedQuestionnaire
  ) throws(Failure) -> [Rule.ID: RulePatients] {
    do throws(ProofError) {
      return try RulePatients.all(of: loaded)
    } catch {
      throw .problems(ProofSentences(loaded).diagnostic(of: error).message)
    }
  }
}

enum RulesFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case markdown
}
