import Interview
import Rules
import TestSupplies
import Testing

@testable import Proof

/// The prover beside a look at every single patient, on small rule sets by lot.
@Suite("The prover and a look at every patient agree")
struct BruteForceTests {
  private static let seed: UInt64 = 20_261_121
  private static let sets = 10_000
  /// So that a patient is looked at a million times and not a billion.
  private static let patientLimit = 40

  @Test("On 10,000 small rule sets by lot, in what holds and in the size of who shows it")
  func agreement() throws {
    print("Seed \(Self.seed)")
    var lot = SeededGenerator(seed: Self.seed)
    var patients = 0
    var refuted: [String: Int] = [:]
    var number = 0
    while number < Self.sets {
      let set = try RandomSet(&lot)
      guard EveryPatient.count(set.form) <= Self.patientLimit else { continue }
      number += 1
      let everybody = EveryPatient(set.form, set.rules)
      patients += everybody.seen.count
      var prover = try Prover(form: set.form, rules: set.rules)
      try compare(&prover, everybody, number, &refuted)
    }
    print("\(patients) patients; refuted: \(refuted.sorted { $0.key < $1.key })")
    // A lot that never refutes a claim would prove nothing about its prover.
    #expect(refuted.count == 9 && refuted.values.allSatisfy { $0 > 20 })
  }

  private func compare(
    _ prover: inout Prover, _ everybody: EveryPatient, _ number: Int,
    _ refuted: inout [String: Int]
  ) throws {
    func expect<Found: Collection & Equatable>(
      _ claim: String, _ found: Found, _ expected: Found
    ) {
      if !expected.isEmpty { refuted[claim, default: 0] += 1 }
      guard found != expected else { return }
      Issue.record("set \(number): \(claim) are \(expected), and not \(found)")
    }
    func sizes(_ refutations: [Refutation], _ key: (Refutation.Fact) -> Int?) -> [Int: Int] {
      Dictionary(
        refutations.compactMap { refutation in
          key(refutation.fact).map { ($0, refutation.shown?.size ?? -1) }
        }, uniquingKeysWith: { first, _ in first })
    }
    #expect(try prover.refutations(of: .oneOutcome).isEmpty)
    let dead = try prover.refutations(of: .everyRuleDecides).compactMap {
      refutation -> Int? in
      switch refutation.fact {
      case .ruleNeverDecides(let rule, _), .ruleNeverHolds(let rule): rule
      default: nil
      }
    }
    expect("dead rules", Set(dead), everybody.deadRules)
    expect(
      "silence",
      sizes(try prover.refutations(of: .safeWhenSilent)) {
        if case .silenceRaises(let item, _) = $0 { item } else { nil }
      }, everybody.silenceRises)
    expect(
      "safety questions",
      sizes(try prover.refutations(of: .safetyQuestionsHold)) {
        if case .unansweredIsNotHeld(let item) = $0 { item } else { nil }
      }, everybody.unheldQuestions)
    expect(
      "warnings hold",
      sizes(try prover.refutations(of: .warningsHold)) {
        if case .warningIsNotHeld(let condition) = $0 { condition } else { nil }
      }, everybody.unheldWarnings)
    expect(
      "warnings help",
      sizes(try prover.refutations(of: .warningsNeverHelp)) {
        if case .warningRaises(let item) = $0 { item } else { nil }
      }, everybody.warningRises)
    let uncounted = try prover.refutations(of: .everyWarningCounts).compactMap { refutation in
      if case .warningNeverCounts(let item, let option) = refutation.fact {
        [item, option]
      } else {
        nil
      }
    }
    expect("dead warnings", Set(uncounted), everybody.deadWarnings)
    let useless = try prover.refutations(of: .everyQuestionMatters).compactMap { refutation in
      if case .neverMatters(let item) = refutation.fact { item } else { nil }
    }
    // The first question is named as a note by the property.
    expect("useless questions", Set(useless), everybody.uselessQuestions.subtracting([0]))
    let changes = try prover.refutations(of: .promised(0))
    expect("outcome changes", changes.map { _ in 0 }, everybody.outcomeChanges(at: 0) ? [0] : [])
    if let shown = changes.first?.shown {
      expect(
        "two outcomes", [shown.assessment.outcome.id == shown.other?.assessment.outcome.id], [false]
      )
    }
  }
}

extension Refutation.Shown {
  /// How many answers and marks the patient has.
  var size: Int {
    patient.answers.count { $0 != nil } + patient.changed.count
  }
}
