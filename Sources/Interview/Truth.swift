/// One of Kleene's three truth values.
package enum Truth: UInt8, Sendable, Hashable, CaseIterable {
  case no = 0
  case unknown = 1
  case yes = 2
}

extension Truth {
  package init(_ value: Bool) { self = value ? .yes : .no }

  package var negated: Truth {
    switch self {
    case .no: .yes
    case .unknown: .unknown
    case .yes: .no
    }
  }

  package func and(_ other: Truth) -> Truth { rawValue < other.rawValue ? self : other }

  package func or(_ other: Truth) -> Truth { rawValue > other.rawValue ? self : other }
}
