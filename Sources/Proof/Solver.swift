import CCaDiCaL

/// A SAT solver that keeps what it has learnt from one question to the next.
struct Solver: ~Copyable {
  private let solver: OpaquePointer

  enum Verdict: Hashable, Sendable {
    case possible
    case impossible
    /// The limit was reached first.
    case open
  }

  init() {
    solver = ccadical_init()
    // What nothing forces is left at no, so that examples have few answers from the start.
    ccadical_set_option(solver, "phase", 0)
    // Questions follow each other so closely that what is eliminated has to be brought back.
    ccadical_set_option(solver, "elim", 0)
  }

  deinit { ccadical_release(solver) }

  mutating func add(_ clause: some Sequence<Literal>) {
    for literal in clause { ccadical_add(solver, literal.code) }
    ccadical_add(solver, 0)
  }

  /// Whether the clauses can hold together with what is assumed for this question alone.
  mutating func solve(assuming literals: [Literal], conflicts: Int32? = nil) -> Verdict {
    for literal in literals { ccadical_assume(solver, literal.code) }
    if let conflicts { ccadical_limit(solver, "conflicts", conflicts) }
    switch ccadical_solve(solver) {
    case 10: return .possible
    case 20: return .impossible
    case _: return .open
    }
  }

  /// After `.possible`: whether this holds in the example that was found.
  func holds(_ literal: Literal) -> Bool {
    // Only a variable itself is read: what is said of its negation differs between versions.
    (ccadical_val(solver, Int32(literal.variable)) > 0) == (literal.code > 0)
  }

  /// After `.impossible`: whether this assumption was needed.
  func isNeeded(_ literal: Literal) -> Bool { ccadical_failed(solver, literal.code) != 0 }
}
