import Desk
import Interview
import Proof
import Rules
import Synchronization

/// Finds reasons for the desk: the encoding is made once, on the first question, and the last answer
/// is kept, because a page asks for it at every key.
final class DeskReasons: Sendable {
  private let form: Form
  private let rules: RuleSet
  private let state = Mutex(State())

  private struct State: Sendable {
    var reasoner: Result<Reasoner, ProofError>?
    var last: (sheet: AnswerSheet, reasons: CaseReasons)?
  }

  init(_ form: Form, _ rules: RuleSet) {
    self.form = form
    self.rules = rules
  }

  func reasons(of sheet: AnswerSheet) -> CaseReasons {
    state.withLock { state in
      if let last = state.last, last.sheet == sheet { return last.reasons }
      let reasoner =
        state.reasoner
        ?? Result { () throws(ProofError) in try Reasoner(form: form, rules: rules) }
      state.reasoner = reasoner
      let reasons = Self.reasons(of: sheet, from: reasoner)
      state.last = (sheet, reasons)
      return reasons
    }
  }

  private static func reasons(
    of sheet: AnswerSheet, from reasoner: Result<Reasoner, ProofError>
  ) -> CaseReasons {
    do throws(ProofError) {
      let reasoner = try reasoner.get()
      let reasoning = try reasoner.reasoning(of: sheet)
      var others: [Obstacles] = []
      for outcome in reasoner.rules.definition.outcomes where outcome.id != reasoning.outcome {
        others.append(try reasoner.obstacles(to: outcome.id, of: sheet))
      }
      return .proved(reasoning, others: others)
    } catch {
      switch error {
      case .numbersTooFine: return .notExact
      case .replayDisagrees: return .contradiction
      }
    }
  }
}
