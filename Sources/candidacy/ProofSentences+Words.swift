import Proof
import Rules

extension ProofSentences {
  /// What a diagnostic says, before it has a place.
  struct Words {
    let code: String
    let message: String
    var hint: String?
  }

  func words(for refutation: Refutation) -> Words {
    let change = refutation.shown.map(change) ?? ""
    switch refutation.fact {
    case .ruleNeverDecides(let rule, let earlier):
      return neverDecides(rule, after: earlier)
    case .ruleNeverHolds(let rule):
      return Words(
        code: "rule-never-holds",
        message: "rule `\(loaded.rules.definition.rules[rule].id)` can never hold",
        hint: refutation.shown == nil
          ? "no answers make this true" : "of whom all the rest is true, this is not")
    case .silenceRaises(let item, .leftOut):
      return Words(
        code: "silence-raises", message: "leaving out \(question(item)) changes \(change)",
        hint: "decides without that answer")
    case .silenceRaises(let item, .takenBack):
      return Words(
        code: "silence-raises",
        message: "taking a warning back at \(question(item)) changes \(change)",
        hint: "decides once it is taken back")
    case .unansweredIsNotHeld(let item):
      return Words(
        code: "unanswered-not-held",
        message: "without a definite answer to \(question(item)), a safety question, the outcome "
          + "can be \(outcome(refutation))",
        hint: "decides about this patient")
    case .warningRaises(let item):
      return Words(
        code: "warning-raises", message: "one more warning at \(question(item)) changes \(change)",
        hint: "decides with that warning")
    case .warningIsNotHeld(let condition):
      let finding = loaded.form.questionnaire.conditions[condition].id
      return Words(
        code: "warning-not-held",
        message: "with the warning sign `\(finding)`, and before staff have entered anything, the "
          + "outcome can be \(outcome(refutation))",
        hint: "decides about this patient")
    case .warningNeverCounts(let item, let option):
      let code = loaded.form.options(of: item)[option].code
      return Words(
        code: "warning-never-counts",
        message: "`\(code)` is called a warning at \(question(item)), and no finding that `warns` "
          + "ever becomes true by it",
        hint: "add it to a finding with `warns`, or call it no warning")
    case .neverMatters(let item):
      return Words(
        code: "never-matters",
        message: "no answer to \(question(item)) changes any rule or finding",
        hint: "name it under `never-changes-outcome` of a property if it is a note")
    case .promiseBroken(let property):
      return Words(
        code: "promise-broken",
        message: "\(promise(property)); a patient gets \(outcome(refutation))",
        hint: "decides about this patient")
    case .outcomeChanges(let property, let item):
      return Words(
        code: "promise-broken",
        message: "\(promise(property)); leaving out \(question(item)) changes \(change)",
        hint: "decides without that answer")
    case .leavingOutRaises(let property, let item):
      return Words(
        code: "promise-broken",
        message: "\(promise(property)); leaving out \(question(item)) changes \(change)",
        hint: "decides without that answer")
    case .notNamed(let property, let finding):
      return Words(
        code: "promise-broken",
        message: "\(promise(property)); `\(finding)` is not named with \(outcome(refutation))",
        hint: "decides about this patient")
    case .wordIsSaid(let property, let word):
      return Words(
        code: "promise-broken",
        message: "\(promise(property)); with \(outcome(refutation)) the patient reads “\(word)”",
        hint: "decides about this patient")
    case .aboutNobody(let property):
      return Words(
        code: "promise-about-nobody",
        message: "\(properties[property].id) is about nobody: no patient is like that")
    }
  }

  private var properties: [Property] { loaded.rules.definition.properties }

  private func promise(_ place: Int) -> String {
    "\(properties[place].id) is broken (\(properties[place].says.withoutStop))"
  }

  private func neverDecides(_ rule: Int, after earlier: [Int]) -> Words {
    let rules = loaded.rules.definition.rules
    let name = "rule `\(rules[rule].id)`"
    guard let last = earlier.last else {
      return Words(
        code: "rule-never-decides", message: "\(name) never decides: another always does before it")
    }
    let names =
      (earlier.count > 1
        ? earlier.dropLast().map { "`\(rules[$0].id)`" }.joined(separator: ", ") + " and " : "")
      + "`\(rules[last].id)`"
    return Words(
      code: "rule-never-decides",
      message: "\(name) never decides: whenever it holds, \(names) before it "
        + (earlier.count > 1 ? "already did" : "did"),
      hint: "nobody gets this far")
  }

  private func outcome(_ refutation: Refutation) -> String {
    refutation.shown.map { "`\($0.assessment.outcome.id)`" } ?? "an outcome"
  }

  private func change(_ shown: Refutation.Shown) -> String {
    let after = shown.other?.assessment ?? shown.assessment
    return "the outcome from `\(shown.assessment.outcome.id)` to `\(after.outcome.id)`"
  }
}

extension String {
  fileprivate var withoutStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
