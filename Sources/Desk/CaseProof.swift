import Rules

/// What could be proved about the answers of one session.
package enum CaseProof<Found: Hashable & Sendable>: Hashable, Sendable {
  case proved(Found)
  /// The questionnaire takes numbers that cannot be counted exactly.
  case notExact
  /// The proof and the rules disagree, which is an error of the program.
  case contradiction
}

/// What would lead to another outcome, and why each of the others does not come out.
package struct CaseChanges: Hashable, Sendable {
  /// Missing where no answers lead to another outcome.
  package let nearest: NearestChange?
  package let others: [Obstacles]

  package init(nearest: NearestChange?, others: [Obstacles]) {
    self.nearest = nearest
    self.others = others
  }
}
