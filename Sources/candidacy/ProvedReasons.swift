import Interview
import Proof
import Rules

/// What is proved about one patient for whoever evaluates the answers.
struct ProvedReasons {
  let reasoning: Reasoning
  /// Missing where no answers lead to another outcome.
  let nearest: NearestChange?
  /// About the outcome that was asked for.
  let obstacles: Obstacles?
}

/// Finds `ProvedReasons`, patient by patient.
struct ReasonFinder {
  private let reasoner: Reasoner
  private let whyNot: Outcome.ID?

  init(_ form: Form, _ rules: RuleSet, whyNot: Outcome.ID?) throws(Failure) {
    if let whyNot, rules.outcome(whyNot) == nil {
      let names = rules.definition.outcomes.map(\.id.text).joined(separator: ", ")
      throw .usage("There is no outcome “\(whyNot)”. The outcomes are \(names).")
    }
    self.whyNot = whyNot
    do throws(ProofError) {
      reasoner = try Reasoner(form: form, rules: rules)
    } catch {
      throw Failure(error, form)
    }
  }

  func reasons(of sheet: AnswerSheet) throws(Failure) -> ProvedReasons {
    do throws(ProofError) {
      return ProvedReasons(
        reasoning: try reasoner.reasoning(of: sheet),
        nearest: try reasoner.nearestChange(from: sheet),
        obstacles: try obstacles(in: sheet))
    } catch {
      throw Failure(error, reasoner.form)
    }
  }

  private func obstacles(in sheet: AnswerSheet) throws(ProofError) -> Obstacles? {
    guard let whyNot else { return nil }
    return try reasoner.obstacles(to: whyNot, of: sheet)
  }
}

extension Failure {
  /// Says nothing of the answers.
  init(_ error: ProofError, _ form: Form) {
    switch error {
    case .numbersTooFine(let place):
      self = .problems(
        "Reasons cannot be proved: “\(form.items[place].id)” takes numbers too large or too finely "
          + "cut to be counted exactly.")
    case .replayDisagrees:
      self = .problems(
        "The proof and the evaluation disagree about a patient. This is an error of this program, "
          + "please report it. No reasons are shown.")
    }
  }
}
