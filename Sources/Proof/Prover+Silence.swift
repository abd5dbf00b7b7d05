import Interview
import Rules

extension Prover {
  /// What an unanswered question must never lead up to, from below.
  static var suggestions: [Tier] { [.caution, .open] }

  mutating func silenceRefutations() throws(ProofError) -> [Refutation] {
    var refutations: [Refutation] = []
    for item in form.items.indices where !form.facts[item].isNothingIfUnanswered {
      for (silence, sheet) in silences(of: item) {
        guard let shown = try raised(to: Self.suggestions, in: sheet) else { continue }
        refutations.append(
          Refutation(
            fact: .silenceRaises(item: item, silence), site: site(of: shown), shown: shown))
        break
      }
    }
    return refutations
  }

  /// The ways in which an answer stops counting that are not all the same to the evaluator.
  private mutating func silences(of item: Int) -> [(Refutation.Silence, EncodedSheet)] {
    var ways: [(Refutation.Silence, EncodedSheet)] = [(.leftOut, anybody(without: item))]
    if form.items[item].isSafetyQuestion { ways.append((.takenBack, takenBackSheet(at: item))) }
    return ways
  }

  /// A milder answer, or the same, that is no warning, with the mark that one was taken back.
  private mutating func takenBackSheet(at item: Int) -> EncodedSheet {
    var input = encoder.freeInput(at: item)
    for option in form.facts[item].warnings.places {
      encoder.circuit.require([!input.options[option]])
    }
    input.isChanged = .yes
    return encoder.varying(anybody, at: item, to: input)
  }

  /// Two patients of whom the second gets to one of these tiers and the first not so far.
  mutating func raised(
    to tiers: [Tier], in sheet: EncodedSheet
  ) throws(ProofError) -> Refutation.Shown? {
    guard sheet.rules != anybody.rules else { return nil }
    for tier in tiers {
      let goal = [!reaches(tier, in: anybody), reaches(tier, in: sheet)]
      let shown = try shown(goal, beside: sheet) {
        $0.outcome.tier < tier && $1.outcome.tier >= tier
      }
      if let shown { return shown }
    }
    return nil
  }

  /// The rule that decides about the second patient, who gets too far.
  func site(of shown: Refutation.Shown) -> Refutation.Site {
    site(ofRule: shown.other?.assessment.rule ?? shown.assessment.rule)
  }

  mutating func unansweredRefutations() throws(ProofError) -> [Refutation] {
    var refutations: [Refutation] = []
    for item in form.items.indices where form.items[item].isSafetyQuestion {
      let goal = [isUnanswered(item), !reachesNothing()]
      let shown = try shown(goal) { $0.outcome.tier > .hold }
      guard let shown else { continue }
      refutations.append(
        Refutation(fact: .unansweredIsNotHeld(item: item), site: site(of: shown), shown: shown))
    }
    return refutations
  }

  /// The holding tier.
  private mutating func reachesNothing() -> Literal { !reaches(.none, in: anybody) }

  /// The question is asked, or may have to be, and has no definite answer.
  mutating func isUnanswered(_ item: Int) -> Literal {
    let pass = anybody.settled
    let section = pass.sections[form.sectionPlaces[item]]
    return encoder.circuit.all([
      !pass.values[item].known, !pass.own[item].no, !section.no,
    ])
  }
}
