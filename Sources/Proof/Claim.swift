import Interview
import Rules

/// Something that is to hold for every patient.
package enum Claim: Hashable, Sendable {
  /// Every patient gets an outcome, by one rule.
  case oneOutcome
  /// Every rule decides about somebody.
  case everyRuleDecides
  /// Leaving an answer out, declining it or taking a warning back never leads to a suggestion, nor
  /// to a friendlier one.
  case safeWhenSilent
  /// A safety question without a definite answer holds the suggestion back.
  case safetyQuestionsHold
  /// A further warning raises no tier.
  case warningsNeverHelp
  /// A finding that warns holds the suggestion back while staff have entered nothing.
  case warningsHold
  /// Every answer that is called a warning can make a finding that warns true.
  case everyWarningCounts
  /// Every question can change an outcome or a finding, unless a property says that it may not.
  case everyQuestionMatters
  /// What the author promises, by its place in the definition.
  case promised(Int)
}
