import Interview
import Rules

/// From one patient's bytes to what the rules say, in room that is kept from one to the next.
struct PatientEvaluator {
  let form: Form
  let rules: RuleSet
  private(set) var reader: PatientReader
  private let writer: AssessmentWriter
  private(set) var evaluation: Evaluation
  /// What the rules say as JSON, with a line feed.
  private(set) var line: [UInt8] = []
  private var decision = Decision()
  private let ignored: IgnoredAnswers

  init(_ form: Form, _ rules: RuleSet) {
    self.form = form
    self.rules = rules
    reader = PatientReader(form)
    writer = AssessmentWriter(form, rules)
    evaluation = form.blankEvaluation
    ignored = IgnoredAnswers(form)
  }

  /// Reads and evaluates one object; afterwards `reader`, `evaluation` and `line` are about it.
  mutating func evaluate(_ bytes: UnsafeBufferPointer<UInt8>) throws(PatientFault) {
    var json = JSONScanner(bytes)
    try reader.read(&json)
    do {
      try json.expectEnd()
    } catch {
      throw PatientFault(error)
    }
    form.evaluate(reader.sheet, into: &evaluation)
    rules.decide(evaluation, of: form, into: &decision)
    let id = reader.idRange.map { UnsafeBufferPointer(rebasing: bytes[$0]) }
    line = writer.line(evaluation, decision, id: id)
  }

  /// Why answers count for nothing, one sentence with its line feed for each.
  var warnings: [[UInt8]] { ignored.sentences(form, reader.sheet, evaluation) }
}
