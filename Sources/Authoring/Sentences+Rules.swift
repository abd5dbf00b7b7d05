import Interview
import Rules

extension Sentences {
  func sentence(for fact: RuleProblem.Fact, at mark: SourceMark) -> Sentence {
    switch fact {
    case .condition(let fact):
      return sentence(for: fact, at: mark)
    case .noRules:
      return Sentence(
        code: "no-rules", message: "there are no rules, so that nobody gets an outcome",
        hint: "add `- { rule: R1, outcome: … }` under `outcomes`")
    case .duplicate(let kind, let text):
      return Sentence(
        code: "duplicate-\(kind.rawValue)",
        message: "there is already \(kind.article) \(kind.rawValue) \(name(text))")
    case .unknownOutcome(let id, let nearest):
      return Sentence(
        code: "unknown-outcome", message: "`outcome-texts` has no outcome \(name(id))",
        hint: didYouMean(nearest?.text))
    case .unknownReason(let code, let outcome, let nearest):
      return Sentence(
        code: "unknown-reason", message: "outcome \(name(outcome)) has no reason \(name(code))",
        hint: didYouMean(nearest?.text))
    case .unknownFinding(let id, let nearest):
      return Sentence(
        code: "unknown-finding", message: "there is no finding \(name(id))",
        hint: didYouMean(nearest, seenFrom: mark))
    case .unknownPassage(let id, let nearest):
      return Sentence(
        code: "unknown-passage", message: "there is no passage \(name(id))",
        hint: didYouMean(nearest?.text))
    case .unknownPlaceholder(let text):
      return Sentence(
        code: "unknown-placeholder", message: "nothing fills in \(name("{\(text)}"))")
    case .lastRuleHasCondition(let id):
      return Sentence(
        code: "last-rule-has-condition",
        message:
          "rule \(name(id)) is the last one and has a `when`, so that somebody may get no outcome",
        hint: "end with a rule without `when`")
    case .neverReached(let id, let earlier):
      return Sentence(
        code: "never-reached",
        message:
          "rule \(name(id)) is never reached, because \(name(earlier)) before it always holds")
    case .noNumber(let item):
      return Sentence(
        code: "no-number", message: "\(name(item)) is not answered with a number")
    case .unknownItem(let id, let nearest):
      return Sentence(
        code: "unknown-item", message: "no question defines \(name(id))",
        hint: didYouMean(nearest, seenFrom: mark))
    case .unnamedFinding(let id):
      return Sentence(
        code: "unnamed-finding", message: "finding \(name(id)) has no words for anybody",
        hint: "add `nurse:` for staff, or `label:` for the patient")
    }
  }
}

extension RuleProblem.Kind {
  fileprivate var article: String {
    switch self {
    case .outcome, .entry: "an"
    case .rule, .reason, .score, .passage, .property: "a"
    }
  }
}
