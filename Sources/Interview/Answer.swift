/// An answer as it is given, stored and exchanged: in the words of the questionnaire.
package enum Answer: Hashable, Sendable {
  case codes([Option.Code])
  case number(Double)
  case text(String)
}

/// Which of a question's options are picked, by their place in the question.
package struct Picks: Hashable, Sendable {
  package static let limit = 64
  package var bits: UInt64

  package init(bits: UInt64 = 0) { self.bits = bits }

  package init(_ place: Int) { bits = 1 &<< UInt64(place) }

  package var isEmpty: Bool { bits == 0 }

  package var count: Int { bits.nonzeroBitCount }

  package func contains(_ place: Int) -> Bool { bits & (1 &<< UInt64(place)) != 0 }

  package func intersects(_ other: Picks) -> Bool { bits & other.bits != 0 }

  package func union(_ other: Picks) -> Picks { Picks(bits: bits | other.bits) }

  package func intersection(_ other: Picks) -> Picks { Picks(bits: bits & other.bits) }

  package func subtracting(_ other: Picks) -> Picks { Picks(bits: bits & ~other.bits) }

  package var places: [Int] { (0..<Picks.limit).filter(contains) }
}

/// An answer that fits its question.
package enum FittingAnswer: Hashable, Sendable {
  case picked(Picks)
  case number(Double)
  case text(String)
}

/// Why an answer does not fit its question.
package enum Rejection: Error, Hashable, Sendable {
  case noSuchOption(Option.Code, nearest: Option.Code?)
  case empty
  case oneOnly
  case notTogether(Option.Code)
  case notAChoice
  case notANumber
  case notAText
  case outside(ClosedRange<Double>)
  case tooManyDecimals(allowed: Int)
  case tooLong(maximum: Int)
}
