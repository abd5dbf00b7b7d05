import Interview

/// A promise of the author about every patient, which is proved and not tried.
package struct Property: Hashable, Sendable {
  package typealias ID = Identifier<Property>

  package let id: ID
  /// The promise in the author's own words.
  package let says: String
  package let claim: Claim
  package let sources: [String]

  package init(id: ID, says: String, claim: Claim, sources: [String] = []) {
    self.id = id
    self.says = says
    self.claim = claim
    self.sources = sources
  }

  package enum Claim: Hashable, Sendable {
    /// All of these hold for every such patient.
    case promised(Patients, [Promise])
    /// Without one of these answers, no patient gets to one of these tiers from below it.
    case leavingOut(LeftOut, neverRaisesTo: [Tier])
    /// Whatever is answered here, or whether, the outcome is the same.
    case neverChangesOutcome([Item.ID])
    /// Every patient gets an outcome, by one rule.
    case oneRuleDecides
  }

  /// Whom a promise is about: everybody for whom all that is named holds.
  package struct Patients: Hashable, Sendable {
    /// This condition is true.
    package let when: Condition?
    /// One of these questions has no definite answer; empty for anybody.
    package let unanswered: [Item.ID]
    /// One of these outcomes comes out; empty for any.
    package let getting: [Outcome.ID]

    package init(
      when: Condition? = nil, unanswered: [Item.ID] = [], getting: [Outcome.ID] = []
    ) {
      self.when = when
      self.unanswered = unanswered
      self.getting = getting
    }
  }

  package enum Promise: Hashable, Sendable {
    /// The outcome is of one of these tiers.
    case tier([Tier])
    case outcome([Outcome.ID])
    case handout(HandoutUse)
    /// The condition is true.
    case holds(Condition)
    /// These questions have definite answers.
    case answered([Item.ID])
    /// Each of these findings that is true or unknown is named to the patient and to the nurse.
    case names([NamedCondition.ID])
    /// What the patient reads has none of these words.
    case saysNothingOf([String])
  }

  package enum LeftOut: Hashable, Sendable {
    case patientQuestions
    case items([Item.ID])
  }
}

extension Property {
  package var conditions: [Condition] {
    switch claim {
    case .promised(let patients, let promises):
      (patients.when.map { [$0] } ?? [])
        + promises.compactMap { promise in
          switch promise {
          case .holds(let condition): condition
          case .tier, .outcome, .handout, .answered, .names, .saysNothingOf: nil
          }
        }
    case .leavingOut, .neverChangesOutcome, .oneRuleDecides: []
    }
  }
}
