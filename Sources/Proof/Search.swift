/// Questions about one circuit, of which the solver sees only what they are about.
struct Search: ~Copyable {
  private var solver = Solver()
  private var isLoaded: [Bool] = [true, true]
  private var constraintCount = 0

  /// Assumptions that cannot hold together are the reason of `.impossible`.
  mutating func solve(
    _ goal: [Literal], in circuit: Circuit, conflicts: Int32? = nil
  ) -> Solver.Verdict {
    while constraintCount < circuit.constraints.count {
      let clause = circuit.constraints[constraintCount]
      for literal in clause { load(literal, of: circuit) }
      solver.add(clause)
      constraintCount += 1
    }
    for literal in goal { load(literal, of: circuit) }
    return solver.solve(assuming: goal, conflicts: conflicts)
  }

  /// What nobody asked about is left at no.
  func holds(_ literal: Literal) -> Bool {
    guard literal.variable < isLoaded.count, isLoaded[literal.variable] else {
      return literal.code < 0
    }
    return solver.holds(literal)
  }

  func isNeeded(_ literal: Literal) -> Bool { solver.isNeeded(literal) }

  private mutating func load(_ root: Literal, of circuit: Circuit) {
    if isLoaded.count <= circuit.variableCount {
      isLoaded += Array(repeating: false, count: circuit.variableCount + 1 - isLoaded.count)
    }
    var open = [root.variable]
    while let variable = open.popLast() {
      guard !isLoaded[variable] else { continue }
      isLoaded[variable] = true
      guard let parts = circuit.parts(of: variable) else { continue }
      let gate = Literal(Int32(variable))
      for part in parts {
        solver.add([!gate, part])
        if !isLoaded[part.variable] { open.append(part.variable) }
      }
      solver.add([gate] + parts.map { !$0 })
    }
  }
}
