import Interview

/// Something that keeps a rule definition from becoming a rule set.
package struct RuleProblem: Hashable, Sendable {
  package let fact: Fact
  package let place: RulePlace

  package init(_ fact: Fact, at place: RulePlace) {
    self.fact = fact
    self.place = place
  }

  package enum Fact: Hashable, Sendable {
    case condition(Problem.Fact)
    case noRules
    case duplicate(Kind, String)
    case unknownOutcome(Outcome.ID, nearest: Outcome.ID?)
    case unknownReason(Reason.Code, of: Outcome.ID, nearest: Reason.Code?)
    case unknownFinding(NamedCondition.ID, nearest: NamedCondition.ID?)
    case unknownPassage(Passage.ID, nearest: Passage.ID?)
    case unknownPlaceholder(String)
    /// The last rule has a condition, so that somebody might get no outcome.
    case lastRuleHasCondition(Rule.ID)
    /// An earlier rule always holds.
    case neverReached(Rule.ID, after: Rule.ID)
    case noNumber(Item.ID)
    case unknownItem(Item.ID, nearest: Item.ID?)
    case unnamedFinding(NamedCondition.ID)
  }

  package enum Kind: String, Hashable, Sendable {
    case rule
    case outcome
    case reason
    case score
    case passage
    case entry
    case property
  }
}

/// A part of a rule definition, by its order there.
package enum RulePlace: Hashable, Sendable {
  case rules
  case finding(Int)
  case rule(Int, RulePart)
  case outcome(Int, OutcomePart)
  case score(Int, ScorePart)
  case passage(Int)
  case checklist(Int, ChecklistPart)
  case property(Int, PropertyPart)

  package enum RulePart: Hashable, Sendable {
    case id
    case when(ConditionPath)
    case outcome
    case reason
  }

  package enum OutcomePart: Hashable, Sendable {
    case id
    case patient
    case nurse
    case list(Int)
    case passage(Int)
    case needs(Int)
    case reason(Int)
    case reasonWhen(Int, ConditionPath)
  }

  package enum ChecklistPart: Hashable, Sendable {
    case id
    case applies(ConditionPath)
    case when(ConditionPath)
  }

  package enum PropertyPart: Hashable, Sendable {
    case id
    case when(ConditionPath)
    case unanswered(Int)
    case getting(Int)
    case outcome(Int)
    case holds(ConditionPath)
    case answered(Int)
    case names(Int)
    case leavingOut(Int)
    case neverChanging(Int)
  }

  package enum ScorePart: Hashable, Sendable {
    case id
    case item(Int)
  }
}
