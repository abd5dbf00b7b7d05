import Desk
import Interview
import Proof
import Rules
import Synchronization

/// Finds reasons for the desk: the encoding is made once, on the first question, and the last answer
/// of each kind is kept, because a page asks for it at every key.
final class DeskReasons: Sendable {
  private let form: Form
  private let rules: RuleSet
  private let state = Mutex(State())

  private struct State: Sendable {
    var reasoner: Result<Reasoner, ProofError>?
    var why: (sheet: AnswerSheet, proof: CaseProof<Reasoning>)?
    var changes: (sheet: AnswerSheet, proof: CaseProof<CaseChanges>)?
  }

  init(_ form: Form, _ rules: RuleSet) {
    self.form = form
    self.rules = rules
  }

  func why(_ sheet: AnswerSheet) -> CaseProof<Reasoning> {
    state.withLock { state in
      if let last = state.why, last.sheet == sheet { return last.proof }
      let proof = proof(&state) { reasoner throws(ProofError) in
        try reasoner.reasoning(of: sheet)
      }
      state.why = (sheet, proof)
      return proof
    }
  }

  func changes(_ sheet: AnswerSheet) -> CaseProof<CaseChanges> {
    state.withLock { state in
      if let last = state.changes, last.sheet == sheet { return last.proof }
      let proof = proof(&state) { reasoner throws(ProofError) in
        try Self.changes(of: sheet, from: reasoner)
      }
      state.changes = (sheet, proof)
      return proof
    }
  }

  private static func changes(
    of sheet: AnswerSheet, from reasoner: Reasoner
  ) throws(ProofError) -> CaseChanges {
    let outcome = reasoner.rules.assess(sheet, of: reasoner.form).outcome.id
    var others: [Obstacles] = []
    for other in reasoner.rules.definition.outcomes where other.id != outcome {
      others.append(try reasoner.obstacles(to: other.id, of: sheet))
    }
    return CaseChanges(nearest: try reasoner.nearestChange(from: sheet), others: others)
  }

  private func proof<Found>(
    _ state: inout State, _ find: (Reasoner) throws(ProofError) -> Found
  ) -> CaseProof<Found> {
    let reasoner =
      state.reasoner
      ?? Result { () throws(ProofError) in try Reasoner(form: form, rules: rules) }
    state.reasoner = reasoner
    do throws(ProofError) {
      return .proved(try find(try reasoner.get()))
    } catch {
      switch error {
      case .numbersTooFine: return .notExact
      case .replayDisagrees: return .contradiction
      }
    }
  }
}
