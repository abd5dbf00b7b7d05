import ArgumentParser
import Authoring
import ChartExport
import Questionnaires

/// Writes a questionnaire for other programs.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Writes a questionnaire for other programs, and says what they cannot be told.",
    discussion: "Standard error gets one sentence for each thing that is lost.")

  @Argument(help: "The folder of a questionnaire, or the name of a shipped one.")
  var questionnaire = ShippedQuestionnaires.standardName

  @Option(help: "What to write: fhir, a Questionnaire of FHIR R4.")
  var to: ConversionFormat

  @Option(help: "The file to write; standard output without it.")
  var output: String?

  func run() throws {
    let loaded = try QuestionnaireOption.load(named: questionnaire).loaded
    switch to {
    case .fhir:
      let converted = try Self.fhir(loaded)
      try write(String(decoding: PrettyJSON.laidOut(converted.bytes), as: UTF8.self) + "\n")
      try StandardError.write(converted.losses.map(\.sentence))
    }
  }

  private static func fhir(
    _ loaded: LoadedQuestionnaire
  ) throws(Failure) -> FHIRQuestionnaire {
    do throws(ChartRefusal) {
      return try FHIRQuestionnaire(loaded.form, rules: loaded.rules, settings: .standard)
    } catch {
      throw .problems(error.sentence)
    }
  }

  private func write(_ text: String) throws(Failure) {
    guard let output else { return try StandardOutput.write(text) }
    do throws(OutputError) {
      try AtomicFile.write(text, to: output)
    } catch {
      throw .environment("\(output) cannot be written: \(error.reason).")
    }
  }
}

enum ConversionFormat: String, ExpressibleByArgument, CaseIterable {
  case fhir
}
