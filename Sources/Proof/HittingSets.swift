/// The smallest choice that takes something from each of several sets, found anew as sets come in.
struct HittingSets: ~Copyable {
  private var circuit = Circuit()
  private var search = Search()
  private let isChosen: [Literal]
  private let counted: [Literal]
  /// No choice of fewer will do.
  private var size = 0

  init(of count: Int) {
    var circuit = Circuit()
    isChosen = (0..<count).map { _ in circuit.input() }
    counted = circuit.counted(isChosen, upTo: count)
    self.circuit = circuit
  }

  mutating func add(_ set: [Int]) { circuit.require(set.map { isChosen[$0] }) }

  /// Nothing where one of the sets is empty.
  mutating func smallest() -> [Int]? {
    while size <= isChosen.count {
      let bound = size < counted.count ? [!counted[size]] : []
      if search.solve(bound, in: circuit) == .possible {
        return isChosen.indices.filter { search.holds(isChosen[$0]) }
      }
      size += 1
    }
    return nil
  }
}
