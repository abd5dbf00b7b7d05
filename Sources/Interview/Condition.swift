/// A three-valued statement about the answers, the same for a question's `when` and for a rule.
package indirect enum Condition: Hashable, Sendable {
  case constant(Truth)
  case all([Condition])
  case any([Condition])
  case atLeast(Int, of: [Condition])
  case not(Condition)
  /// Two-valued: yes when the inner condition is unknown, otherwise no.
  case unknown(Condition)
  /// The value of the first branch whose `when` is true.
  case choose([Branch])
  case answer(Item.ID, Comparison)
  case named(NamedCondition.ID)

  package struct Branch: Hashable, Sendable {
    /// Missing on the last branch, which then always applies.
    package let when: Condition?
    package let then: Condition

    package init(when: Condition?, then: Condition) {
      self.when = when
      self.then = then
    }
  }
}

package enum Comparison: Hashable, Sendable {
  /// The answer is, or includes, one of these codes.
  case includes([Option.Code])
  /// Compares a number; for a question with many choices, how many were picked.
  case number(Relation, Double)
}

package enum Relation: String, Hashable, Sendable, CaseIterable {
  case less = "<"
  case atMost = "<="
  case equal = "="
  case atLeast = ">="
  case greater = ">"
}

extension Relation {
  package func holds(_ left: Double, _ right: Double) -> Bool {
    switch self {
    case .less: left < right
    case .atMost: left <= right
    case .equal: left == right
    case .atLeast: left >= right
    case .greater: left > right
    }
  }
}

/// A condition with a name (a finding), so that others can refer to it.
package struct NamedCondition: Hashable, Sendable {
  package typealias ID = Identifier<NamedCondition>

  package let id: ID
  package let condition: Condition
  /// Set when this condition, once true, is a warning sign.
  package let warns: Urgency?

  package init(id: ID, condition: Condition, warns: Urgency? = nil) {
    self.id = id
    self.condition = condition
    self.warns = warns
  }
}

/// How soon a warning sign has to be seen by someone.
package enum Urgency: String, Hashable, Sendable, CaseIterable {
  case emergency
  case sameDay = "same-day"
}
