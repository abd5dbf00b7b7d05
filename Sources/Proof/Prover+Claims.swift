import Interview
import Rules

extension Prover {
  /// Everything that is proved about these rules, in the order in which it is told.
  package var claims: [Claim] {
    [
      .oneOutcome, .everyRuleDecides, .safeWhenSilent, .safetyQuestionsHold, .warningsHold,
      .warningsNeverHelp, .everyWarningCounts,
      .everyQuestionMatters,
    ] + rules.definition.properties.indices.map { .promised($0) }
  }

  /// Why the claim does not hold; nothing when it holds for every patient.
  package mutating func refutations(of claim: Claim) throws(ProofError) -> [Refutation] {
    // Much that one claim is about would only be in the way of the next.
    if encoder.circuit.variableCount > Self.freshLimit { search = Search() }
    plainExamples = 0
    return switch claim {
    case .oneOutcome: try withoutOutcome()
    case .everyRuleDecides: try deadRules()
    case .safeWhenSilent: try silenceRefutations()
    case .safetyQuestionsHold: try unansweredRefutations()
    case .warningsNeverHelp: try warningRefutations()
    case .warningsHold: try unheldWarnings()
    case .everyWarningCounts: try uncountedWarnings()
    case .everyQuestionMatters: try uselessQuestions()
    case .promised(let place): try brokenPromises(at: place)
    }
  }

  private static let freshLimit = 20_000

  /// The smallest patient of whom the goal holds, as the ordinary evaluator sees them.
  mutating func shown(
    _ goal: [Literal], confirmed: (Assessment) -> Bool
  ) throws(ProofError) -> Refutation.Shown? {
    guard findPlainest(goal) else { return nil }
    let patient = example(of: anybody.inputs)
    let assessment = rules.assess(patient, of: form)
    guard confirmed(assessment) else { throw .replayDisagrees(patient) }
    return Refutation.Shown(patient: patient, assessment: assessment, other: nil)
  }

  /// As above, with a second patient who differs from the first in one answer.
  mutating func shown(
    _ goal: [Literal], beside other: EncodedSheet, confirmed: (Assessment, Assessment) -> Bool
  ) throws(ProofError) -> Refutation.Shown? {
    guard findPlainest(goal) else { return nil }
    let patient = example(of: anybody.inputs)
    let second = example(of: other.inputs)
    let assessments = (rules.assess(patient, of: form), rules.assess(second, of: form))
    guard confirmed(assessments.0, assessments.1) else { throw .replayDisagrees(patient) }
    return Refutation.Shown(
      patient: patient, assessment: assessments.0,
      other: Refutation.Shown.Other(patient: second, assessment: assessments.1))
  }

  /// In a large form only the first few examples of a claim are made small, which takes longest.
  private mutating func findPlainest(_ goal: [Literal]) -> Bool {
    plainExamples += 1
    guard form.items.count > Search.plainLimit, plainExamples > 3 else {
      return findSmallest(goal, of: anybody.inputs)
    }
    return solve(goal) == .possible
  }

  func site(ofRule rule: Rule) -> Refutation.Site {
    let place = rules.definition.rules.firstIndex { $0.id == rule.id } ?? 0
    return .rules(.rule(place, .id))
  }

  private mutating func withoutOutcome() throws(ProofError) -> [Refutation] {
    let nobodyDecides = encoder.circuit.all(deciding.map { !$0 })
    guard solve([nobodyDecides]) == .possible else { return [] }
    throw .replayDisagrees(example(of: anybody.inputs))
  }
}

extension Prover {
  /// How many different answer sheets every claim is about, as a power of ten.
  package var combinations: Double { encoder.blueprint.combinations }
}
