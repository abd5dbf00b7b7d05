import ArgumentParser
import Authoring
import Interview
import Proof

/// Says who would get something else by another version of a questionnaire.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Shows all ways in which two versions of a questionnaire differ.",
    discussion: """
      For each two outcomes that some patient would exchange, the patient with the fewest answers;
      the questions and options that are new, gone, renamed or reworded; and, with a file of answers
      as `evaluate` reads them, one object a line, who of those would get something else.
      """)

  @Argument(help: "The version in use: a folder, or the name of a shipped questionnaire.")
  var old: String

  @Argument(help: "The version that is to replace it.")
  var new: String

  @Argument(help: "A file with one patient a line, or - for standard input.")
  var responses: String?

  @Option(help: "How to print: text, or ndjson (one difference a line).")
  var format = CompareFormat.text

  func run() throws {
    let versions = ComparedVersions(
      old: try QuestionnaireOption.load(named: old).loaded,
      new: try QuestionnaireOption.load(named: new).loaded)
    let changes = QuestionnaireChanges(
      from: versions.old.form.questionnaire, to: versions.new.form.questionnaire)
    let differences = try versions.differences()
    let given = try responses.map { try compared(versions, path: $0) }
    let report = CompareReport(
      versions: versions, changes: changes, differences: differences, responses: given)
    switch format {
    case .text: try StandardOutput.show(report.text)
    case .ndjson: try StandardOutput.write(report.lines)
    }
    if let given, given.unreadable > 0 { throw ExitCode(.problems) }
  }

  private func compared(_ versions: ComparedVersions, path: String) throws -> ComparedResponses {
    do {
      var reader = ComparedResponses.Reading(versions, of: try ByteInput(path: path))
      return try reader.all()
    } catch let error as InputError {
      throw Failure(error)
    } catch let error as OutputError {
      throw Failure(error)
    }
  }
}

enum CompareFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case ndjson
}

/// The two versions of one questionnaire.
struct ComparedVersions {
  let old: LoadedQuestionnaire
  let new: LoadedQuestionnaire

  /// Every way in which patients' outcomes differ, the smallest patient for each.
  func differences() throws(Failure) -> [VersionComparison.Difference] {
    do throws(ProofError) {
      var comparison = try VersionComparison(
        old: VersionComparison.Version(form: old.form, rules: old.rules),
        new: VersionComparison.Version(form: new.form, rules: new.rules))
      return try comparison.differences()
    } catch {
      switch error {
      case .numbersTooFine:
        throw .problems("A question takes numbers too large or too finely cut to be compared.")
      case .replayDisagrees:
        throw .problems(
          "The comparison is wrong about a patient, and nothing it says can be trusted.")
      }
    }
  }
}
