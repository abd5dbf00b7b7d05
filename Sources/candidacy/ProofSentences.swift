import Authoring
import Interview
import Proof
import Rules

/// Turns what the prover found into sentences about the files, with the patients who show it.
struct ProofSentences {
  let loaded: LoadedQuestionnaire

  init(_ loaded: LoadedQuestionnaire) {
    self.loaded = loaded
  }

  private var properties: [Property] { loaded.rules.definition.properties }

  func name(of claim: Claim) -> String {
    switch claim {
    case .oneOutcome: "every patient gets one outcome, by one rule"
    case .everyRuleDecides: "every rule decides about somebody"
    case .safeWhenSilent: "no answer that is left out, declined or taken back leads to a suggestion"
    case .safetyQuestionsHold: "every safety question without a definite answer holds back"
    case .warningsNeverHelp: "no further warning makes the outcome friendlier"
    case .warningsHold: "a warning sign holds back while staff have entered nothing"
    case .everyWarningCounts: "every answer that is called a warning can count as one"
    case .everyQuestionMatters: "every question can change a rule or a finding, or is a note"
    case .promised(let place): "\(properties[place].id): \(properties[place].says)"
    }
  }

  /// Of refutations that differ in the question alone, the one with the smallest patient speaks.
  func diagnostics(of refutations: [Refutation]) -> [Diagnostic] {
    var groups: [[Refutation]] = []
    for refutation in refutations {
      if let place = groups.firstIndex(where: { $0[0].fact.isLike(refutation.fact) }) {
        groups[place].append(refutation)
      } else {
        groups.append([refutation])
      }
    }
    return groups.compactMap { group in
      group.min { $0.size < $1.size }.map { smallest in
        let subject = subject(of: smallest.fact)
        let others = group.compactMap { self.subject(of: $0.fact) }.filter { $0 != subject }
        return diagnostic(of: smallest, others: others)
      }
    }
  }

  private func diagnostic(of refutation: Refutation, others: [String]) -> Diagnostic {
    let words = words(for: refutation)
    var details = refutation.shown.map { ShownPatient($0, of: loaded).lines } ?? []
    if !others.isEmpty {
      details += ShownPatient.wrapped("The same goes for \(list(others)).", indent: "")
    }
    return Diagnostic(
      severity: .error, code: words.code, message: words.message,
      location: location(of: refutation.site), hint: words.hint, details: details)
  }

  func diagnostic(of error: ProofError) -> Diagnostic {
    switch error {
    case .numbersTooFine(let item):
      return Diagnostic(
        severity: .error, code: "not-provable",
        message: "\(question(item)) takes numbers too large or too finely cut to be proved about",
        location: loaded.rulePlaces.location(of: .item(item, .id)),
        hint: "fewer `decimals`, or closer limits")
    case .replayDisagrees(let patient):
      return Diagnostic(
        severity: .error, code: "proof-disagrees",
        message: "the prover is wrong about this patient, so that nothing it says can be trusted; "
          + "please report it with this folder",
        location: loaded.rulePlaces.location(of: RulePlace.rules),
        details: ShownPatient.answers(of: patient, loaded))
    }
  }

  private func location(of site: Refutation.Site) -> SourceLocation {
    switch site {
    case .rules(let place): loaded.rulePlaces.location(of: place)
    case .form(let place): loaded.rulePlaces.location(of: place)
    }
  }

  func question(_ item: Int) -> String { "`\(loaded.form.items[item].id)`" }

  private func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.joined() }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  /// What several refutations of one claim may differ in.
  private func subject(of fact: Refutation.Fact) -> String? {
    switch fact {
    case .silenceRaises(let item, _), .unansweredIsNotHeld(let item), .warningRaises(let item),
      .outcomeChanges(_, let item), .leavingOutRaises(_, let item):
      question(item)
    case .warningIsNotHeld(let condition):
      "`\(loaded.form.questionnaire.conditions[condition].id)`"
    case .notNamed(_, let finding): "`\(finding)`"
    case .wordIsSaid(_, let word): "“\(word)”"
    case .ruleNeverDecides, .ruleNeverHolds, .warningNeverCounts, .neverMatters, .promiseBroken,
      .aboutNobody:
      nil
    }
  }
}

extension Refutation {
  /// How many answers show it.
  fileprivate var size: Int {
    shown.map { shown in
      shown.assessment.evaluation.values.indices.count { shown.patient[$0] != nil }
        + shown.patient.changed.count
    } ?? 0
  }
}

extension Refutation.Fact {
  /// Both say the same of different questions, findings or words.
  fileprivate func isLike(_ other: Self) -> Bool {
    switch (self, other) {
    case (.silenceRaises(_, let mine), .silenceRaises(_, let theirs)): mine == theirs
    case (.unansweredIsNotHeld, .unansweredIsNotHeld), (.warningRaises, .warningRaises),
      (.outcomeChanges, .outcomeChanges), (.leavingOutRaises, .leavingOutRaises),
      (.warningIsNotHeld, .warningIsNotHeld), (.notNamed, .notNamed), (.wordIsSaid, .wordIsSaid),
      (.promiseBroken, .promiseBroken):
      true
    case _: false
    }
  }
}
