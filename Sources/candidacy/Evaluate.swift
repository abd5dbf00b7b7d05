import ArgumentParser
import Interview
import Rules

/// Answers in, assessment out; no screen.
struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Reads answers as JSON and prints what the rules say.",
    discussion: """
      The input is one JSON object, or one object on each line:
      {"answers": {"ID": "CODE", "ID": 6, "ID": ["CODE", "CODE"]}, "changed": ["ID"]}
      An absent question is unanswered. `changed` names warning answers that were taken back.

      With --explain the JSON has one key more, `explanation`, proved for all patients:
        why        the fewest answers that force the outcome: item, answer (null: none given)
        certainty  what can still come out (possible; possible-by-patient: staff adding nothing);
                   standing is settled, open-to-staff or open
        nearest    the fewest answers that would have to be others for another outcome: item, from,
                   to, and changeable: false where it is nothing that a patient can change
        why-not    with --why-not: standing is comes-out, impossible or blocked; blocked-by lists
                   answers that rule the outcome out, nearest how it would come out
      The text says the same in words. It is for staff: answers are facts.
      """)

  @Argument(help: "The file to read, or - for standard input.")
  var file = "-"

  @OptionGroup var questionnaire: QuestionnaireOption

  @Option(help: "How to print: json, ndjson (one patient a line) or text.")
  var format = EvaluationFormat.json

  @Flag(help: "Add to the JSON why it comes out so, how certain that is, what would change it.")
  var explain = false

  @Option(
    help: ArgumentHelp(
      "Explain too what stands between the patient and this outcome.", valueName: "outcome"))
  var whyNot: String?

  func run() throws {
    let loaded = try questionnaire.load().loaded
    do {
      let finder = try finder(loaded.form, loaded.rules)
      var run = EvaluationRun(
        PatientEvaluator(loaded.form, loaded.rules), of: try ByteInput(path: file), format,
        finder: finder, digest: loaded.digest)
      let problems = try run.run()
      if problems > 0 { throw ExitCode(.problems) }
    } catch let error as InputError {
      throw Failure(error)
    } catch let error as OutputError {
      throw Failure(error)
    }
  }

  /// Only where somebody asks for reasons: lines of JSON without them are evaluated in no time.
  private func finder(_ form: Form, _ rules: RuleSet) throws(Failure) -> ReasonFinder? {
    switch format {
    case .json, .ndjson: guard explain || whyNot != nil else { return nil }
    case .text: break
    }
    return try ReasonFinder(form, rules, whyNot: whyNot.map { Outcome.ID($0) })
  }
}

enum EvaluationFormat: String, ExpressibleByArgument, CaseIterable {
  case json
  case ndjson
  case text
}
