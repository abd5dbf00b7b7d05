import Testing

@testable import Proof

@Suite("The solver answers and says why not")
struct SolverTests {
  @Test("An example holds, and what was assumed once is forgotten")
  func examples() {
    var circuit = Circuit()
    let inputs = (0..<3).map { _ in circuit.input() }
    var search = Search()
    let all = circuit.all(inputs)
    let found = search.solve([all], in: circuit)
    let holding = (inputs + [.yes, .no]).map { search.holds($0) }
    #expect(found == .possible && holding == [true, true, true, true, false])
    let other = search.solve([!inputs[0]], in: circuit)
    let first = search.holds(inputs[0])
    #expect(other == .possible && !first)
  }

  @Test("What could not hold together is named")
  func reasons() {
    var circuit = Circuit()
    let (a, b, c) = (circuit.input(), circuit.input(), circuit.input())
    let both = circuit.all([a, b])
    var search = Search()
    let verdict = search.solve([!both, a, b, c], in: circuit)
    let needed = [!both, a, b, c].map { search.isNeeded($0) }
    #expect(verdict == .impossible && needed == [true, true, true, false])
  }

  @Test("Equal statements are one, and plain ones are seen through")
  func sharing() {
    var circuit = Circuit()
    let (a, b) = (circuit.input(), circuit.input())
    #expect(circuit.all([a, b]) == circuit.all([b, a, b, .yes]))
    #expect(circuit.all([a, !a]) == .no && circuit.any([a, !a]) == .yes)
    #expect(circuit.any([]) == .no && circuit.all([]) == .yes && circuit.all([a]) == a)
    #expect(circuit.differ(a, a) == .no && circuit.differ(a, .no) == a)
  }

  @Test("Counting agrees with counting, for all of seven statements")
  func counting() {
    var circuit = Circuit()
    let inputs = (0..<7).map { _ in circuit.input() }
    let counted = circuit.counted(inputs, upTo: 7)
    let exact = (0...8).map { circuit.atLeast($0, of: inputs) }
    var search = Search()
    for bits in 0..<128 {
      let chosen = inputs.enumerated().map { bits >> $0.offset & 1 == 1 ? $0.element : !$0.element }
      let verdicts = (exact + counted).map { search.solve(chosen + [$0], in: circuit) }
      let expected = (Array(0...8) + Array(1...7)).map { count in
        bits.nonzeroBitCount >= count ? Solver.Verdict.possible : .impossible
      }
      #expect(verdicts == expected)
    }
  }
}
