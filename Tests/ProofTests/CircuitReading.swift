import Interview

@testable import Proof

/// The circuit worked out for one patient, gate by gate and without a solver.
struct CircuitReading {
  private var holds: [Bool]

  init(_ circuit: Circuit, inputs: [ItemInput], of sheet: AnswerSheet, _ blueprint: Blueprint) {
    holds = Array(repeating: false, count: circuit.variableCount + 1)
    holds[1] = true
    for (place, input) in inputs.enumerated() {
      set(input.isChanged, sheet.changed.contains(place))
      switch sheet[place] {
      case nil: break
      case .picked(let picks)?: for option in picks.places { set(input.options[option], true) }
      case .number(let number)?:
        set(input.regions[blueprint.lines[place].region(of: number)], true)
      case .text?: set(input.text, true)
      }
    }
    for variable in holds.indices.dropFirst(2) {
      guard let parts = circuit.parts(of: variable) else { continue }
      holds[variable] = parts.allSatisfy { self[$0] }
    }
  }

  private mutating func set(_ literal: Literal, _ truth: Bool) {
    if !literal.isConstant { holds[literal.variable] = truth }
  }

  subscript(literal: Literal) -> Bool { holds[literal.variable] == (literal.code > 0) }

  subscript(rails: Rails) -> Truth? {
    switch (self[rails.yes], self[rails.no]) {
    case (true, false): .yes
    case (false, true): .no
    case (false, false): .unknown
    case (true, true): nil
    }
  }
}
