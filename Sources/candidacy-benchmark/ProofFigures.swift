import Glibc
import Interview
import Proof
import Rules

/// How long it takes to prove everything about a set of rules.
struct ProofFigures {
  let name: String
  let questions: Int
  let rules: Int
  /// Of answers, as a power of ten.
  let combinations: Double
  let claims: Int
  let refuted: Int
  let milliseconds: Double
  /// Of one processor, which others on the machine do not lengthen.
  let processorMilliseconds: Double

  static let header =
    "rules                 questions   rules   combinations   claims   refuted         ms     cpu ms"

  var row: String {
    let cells: [(text: String, width: Int)] = [
      (String(questions), 11), (String(rules), 8), ("10^\(Int(combinations))", 15),
      (String(claims), 9), (String(refuted), 10), (String(milliseconds.rounded(to: 1)), 11),
      (String(processorMilliseconds.rounded(to: 1)), 11),
    ]
    let padded = cells.map {
      String(repeating: " ", count: max(0, $0.width - $0.text.count)) + $0.text
    }
    return name + String(repeating: " ", count: max(0, 20 - name.count)) + padded.joined()
  }

  /// The median of several runs.
  static func measured(
    _ name: String, _ form: Form, _ rules: RuleSet, runs: Int
  ) throws -> ProofFigures {
    let figures = try (0..<runs).map { _ in try measured(name, form, rules) }
    return figures.sorted { $0.milliseconds < $1.milliseconds }[runs / 2]
  }

  private static func measured(
    _ name: String, _ form: Form, _ rules: RuleSet
  ) throws -> ProofFigures {
    let start = ContinuousClock.now
    let processorStart = clock()
    var prover = try Prover(form: form, rules: rules)
    var refuted = 0
    for claim in prover.claims {
      refuted += try prover.refutations(of: claim).isEmpty ? 0 : 1
    }
    return ProofFigures(
      name: name, questions: form.items.count, rules: rules.definition.rules.count,
      combinations: prover.combinations, claims: prover.claims.count, refuted: refuted,
      milliseconds: start.millisecondsSince,
      processorMilliseconds: Double(clock() - processorStart) / 1_000)
  }
}
