/// What conditions read of a question, once it is settled whether it was asked.
package enum Value: Hashable, Sendable {
  case unknown
  /// Nothing that any test could find.
  case nothing
  case picked(Picks)
  case number(Double)
  case text
}

extension Value {
  func includes(_ picks: Picks) -> Truth {
    switch self {
    case .unknown: .unknown
    case .picked(let mine): Truth(mine.intersects(picks))
    case .nothing, .number, .text: .no
    }
  }

  /// For picks, compares how many there are.
  func compares(_ relation: Relation, _ number: Double) -> Truth {
    switch self {
    case .unknown: .unknown
    case .picked(let mine): Truth(relation.holds(Double(mine.count), number))
    case .number(let mine): Truth(relation.holds(mine, number))
    case .nothing, .text: .no
    }
  }
}

/// Whether a question is asked, given the other answers.
package enum Standing: Hashable, Sendable {
  case asked
  case notAsked
  /// It depends on something that is not known.
  case undetermined
}
