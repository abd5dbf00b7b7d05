import ArgumentParser

/// Answers in, assessment out; no screen.
struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Reads answers as JSON and prints what the rules say.",
    discussion: """
      The input is one JSON object, or one object on each line:
      {"answers": {"ID": "CODE", "ID": 6, "ID": ["CODE", "CODE"]}, "changed": ["ID"]}
      An absent question is unanswered. `changed` names warning answers that were taken back.
      """)

  @Argument(help: "The file to read, or - for standard input.")
  var file = "-"

  @OptionGroup var questionnaire: QuestionnaireOption

  @Option(help: "How to print: json, ndjson (one patient a line) or text.")
  var format = EvaluationFormat.json

  func run() throws {
    let loaded = try questionnaire.load().loaded
    do {
      var run = EvaluationRun(
        PatientEvaluator(loaded.form, loaded.rules), of: try ByteInput(path: file), format,
        digest: loaded.digest)
      let problems = try run.run()
      if problems > 0 { throw ExitCode(.problems) }
    } catch let error as InputError {
      throw Failure(error)
    } catch let error as OutputError {
      throw Failure(error)
    }
  }
}

enum EvaluationFormat: String, ExpressibleByArgument, CaseIterable {
  case json
  case ndjson
  case text
}
