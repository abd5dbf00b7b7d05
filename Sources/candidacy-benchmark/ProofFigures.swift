import Authoring
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

  static let header =
    "rules                 questions   rules   combinations   claims   refuted         ms"

  var row: String {
    name + String(repeating: " ", count: max(0, 20 - name.count))
      + [
        (String(questions), 11), (String(rules), 8), ("10^\(Int(combinations))", 15),
        (String(claims), 9), (String(refuted), 10), (String(milliseconds.rounded(to: 1)), 11),
      ].map { String(repeating: " ", count: max(0, $1 - $0.count)) + $0 }.joined()
  }

  static func measured(
    _ name: String, _ form: Form, _ rules: RuleSet, verbose: (String) -> Void = { _ in }
  ) throws -> ProofFigures {
    let start = ContinuousClock.now
    var prover = try Prover(form: form, rules: rules)
    var refuted = 0
    for claim in prover.claims {
      let start = ContinuousClock.now
      let found = try prover.refutations(of: claim)
      refuted += found.isEmpty ? 0 : 1
      verbose("  \(claim): \(start.millisecondsSince.rounded(to: 1)) ms, \(found.count) refuted")
    }
    return ProofFigures(
      name: name, questions: form.items.count, rules: rules.definition.rules.count,
      combinations: prover.combinations, claims: prover.claims.count, refuted: refuted,
      milliseconds: start.millisecondsSince)
  }
}
