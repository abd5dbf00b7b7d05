import Interview
import Testing

struct TruthTests {
  @Test("The connectives follow Kleene's tables in every cell")
  func kleene() {
    let picture = Truth.allCases.map { left in
      Truth.allCases.map { right in
        "\(left.letter)\(right.letter): and \(left.and(right).letter), or \(left.or(right).letter)"
      }.joined(separator: " | ")
    }.joined(separator: "\n")
    #expect(
      picture == """
        nn: and n, or n | nu: and n, or u | ny: and n, or y
        un: and n, or u | uu: and u, or u | uy: and u, or y
        yn: and n, or y | yu: and u, or y | yy: and y, or y
        """)
    #expect(Truth.allCases.map(\.negated) == [.yes, .unknown, .no])
  }
}

extension Truth {
  fileprivate var letter: String {
    switch self {
    case .yes: "y"
    case .no: "n"
    case .unknown: "u"
    }
  }
}
