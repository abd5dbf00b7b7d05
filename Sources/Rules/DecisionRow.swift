import Interview

/// A rule as a row of a decision table: what has to be true, false or unanswered for it to hold.
///
/// Each entry alone is enough. What is none of the three stands under `isTrue`, in one line.
package struct DecisionRow: Hashable, Sendable {
  package let rule: Rule.ID
  package private(set) var isTrue: [String] = []
  package private(set) var isFalse: [String] = []
  package private(set) var isUnanswered: [String] = []
  package let outcome: Outcome.ID
  /// A rule without a condition.
  package let isForAllOthers: Bool

  package init(_ rule: Rule, _ words: ConditionWords) {
    self.rule = rule.id
    outcome = rule.outcome
    isForAllOthers = rule.when == nil
    for condition in rule.when?.alternatives ?? [] { add(condition, words) }
  }

  private mutating func add(_ condition: Condition, _ words: ConditionWords) {
    switch condition {
    case .named(let id) where words.asksOnlyForDoubt(id): isUnanswered.append(words.name(of: id))
    case .named(let id): isTrue.append(words.name(of: id))
    case .not(.named(let id)): isFalse.append(words.name(of: id))
    case .unknown(.named(let id)): isUnanswered.append(words.name(of: id))
    case .unknown: isUnanswered.append(words.statement(of: condition).line)
    case .constant, .all, .any, .atLeast, .not, .choose, .answer:
      isTrue.append(words.statement(of: condition).line)
    }
  }
}

extension Condition {
  /// What is enough by itself.
  fileprivate var alternatives: [Condition] {
    switch self {
    case .any(let parts): parts.flatMap(\.alternatives)
    case .constant, .all, .atLeast, .not, .unknown, .choose, .answer, .named: [self]
    }
  }

  fileprivate var isDoubt: Bool {
    switch self {
    case .unknown: true
    case .any(let parts), .all(let parts), .atLeast(_, let parts):
      !parts.isEmpty && parts.allSatisfy(\.isDoubt)
    case .constant, .not, .choose, .answer, .named: false
    }
  }
}

extension ConditionWords {
  /// Whether a finding holds only because something is unanswered.
  fileprivate func asksOnlyForDoubt(_ id: NamedCondition.ID) -> Bool {
    form.place(of: id).map { form.questionnaire.conditions[$0].condition.isDoubt } ?? false
  }
}
