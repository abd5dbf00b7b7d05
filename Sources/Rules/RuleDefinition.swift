import Interview

/// What the answers mean, as authored and not yet checked; `RuleSet.checking` checks it.
package struct RuleDefinition: Hashable, Sendable {
  /// One for each named condition of the form, in the same order.
  package let findings: [Finding]
  package let scores: [Score]
  /// The first that holds decides.
  package let rules: [Rule]
  package let outcomes: [Outcome]
  package let passages: [Passage]
  package let checklist: Checklist?
  /// What the author promises about every patient.
  package let properties: [Property]

  package init(
    findings: [Finding], scores: [Score], rules: [Rule], outcomes: [Outcome], passages: [Passage],
    checklist: Checklist? = nil, properties: [Property] = []
  ) {
    self.findings = findings
    self.scores = scores
    self.rules = rules
    self.outcomes = outcomes
    self.passages = passages
    self.checklist = checklist
    self.properties = properties
  }
}

package struct Rule: Hashable, Sendable {
  package typealias ID = Identifier<Rule>

  package let id: ID
  /// Missing on the last rule, which then always holds.
  package let when: Condition?
  package let outcome: Outcome.ID
  /// The one reason that this rule gives, instead of the outcome's own.
  package let reason: Reason.Code?

  package init(id: ID, when: Condition?, outcome: Outcome.ID, reason: Reason.Code? = nil) {
    self.id = id
    self.when = when
    self.outcome = outcome
    self.reason = reason
  }
}

/// A text that several outcomes share.
package struct Passage: Hashable, Sendable {
  package typealias ID = Identifier<Passage>

  package let id: ID
  package let text: LocalizedText

  package init(id: ID, text: LocalizedText) {
    self.id = id
    self.text = text
  }
}
