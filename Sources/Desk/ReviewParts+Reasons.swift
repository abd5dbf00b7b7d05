import Interview
import Rules

extension ReviewParts {
  var told: ReasonsWording { .inLanguage(language) }

  /// Why it is so, and the way to what would change it; missing where this desk finds no reasons.
  var reasonParts: [DeskPart] {
    guard let reasons = file.content.reasons else { return [] }
    return [.heading(told.heading)]
      + parts(of: reasons.why(sheet)) { reasoning in
        certaintyParts(reasoning) + groundParts(reasoning.grounds)
          + [.button(told.changes, .changes)]
      }
  }

  /// What was proved, or why nothing was.
  func parts<Found>(
    of proof: CaseProof<Found>, _ words: (Found) -> [DeskPart]
  ) -> [DeskPart] {
    switch proof {
    case .notExact: [.text(told.notExact, .quiet)]
    case .contradiction: [.text(told.contradiction, .urgent)]
    case .proved(let found): [.text(told.forStaff, .quiet)] + words(found)
    }
  }

  private func certaintyParts(_ reasoning: Reasoning) -> [DeskPart] {
    let others = reasoning.certainty.possible.filter { $0 != reasoning.outcome }
      .map { title(of: $0) }.joined(separator: "; ")
    switch reasoning.certainty.standing {
    case .settled: return [.text(told.settled, .strong)]
    case .openToStaff: return [.text(told.openToStaff.filled(with: [others]))]
    case .open: return [.text(told.open.filled(with: [others]))]
    }
  }

  private func groundParts(_ grounds: [Said]) -> [DeskPart] {
    let count = String(grounds.count)
    let opening =
      switch grounds.count {
      case 0: told.forcedByNothing
      case 1: told.forcedByOne
      case _: told.forcedByAll.filled(with: [count])
      }
    return [.text(opening)] + grounds.map { .text("- \(question($0.item)) → \(words(of: $0))") }
  }

  func words(of said: Said) -> String {
    let answer = said.answer.map { form.words(for: $0, at: said.item, in: language) }
    return (answer ?? told.noAnswer) + (said.isTakenBack ? " (\(told.takenBack))" : "")
  }

  func title(of outcome: Outcome.ID) -> String {
    file.content.rules.outcome(outcome)?.title[language] ?? outcome.text
  }
}
