import Interview
import Rules

/// Why an outcome comes out, and why each of the others does not, as far as it can be proved.
package enum CaseReasons: Hashable, Sendable {
  case proved(Reasoning, others: [Obstacles])
  /// The questionnaire takes numbers that cannot be counted exactly.
  case notExact
  /// The proof and the rules disagree, which is an error of the program.
  case contradiction
}
