import Interview

/// Why nothing can be said about a claim.
package enum ProofError: Error, Sendable {
  /// The question, by its place, takes numbers too large or too finely cut to be counted exactly.
  case numbersTooFine(Int)
  /// The evaluator says otherwise than the prover: one of them is wrong.
  case replayDisagrees(AnswerSheet)
}
