import Interview
import Rules

extension Prover {
  /// As few of these assumptions, by place, as rule out the goal; nothing when some patient fits all
  /// of them.
  mutating func smallestReason(
    against goal: [Literal], among assumptions: [Literal]
  ) -> [Int]? {
    guard solve(goal + assumptions) == .impossible else { return nil }
    var hitting = HittingSets(of: assumptions.count)
    for _ in 0..<Self.mostRounds {
      guard let chosen = hitting.smallest() else { return nil }
      let kept = chosen.map { assumptions[$0] }
      guard solve(goal + kept) == .possible else { return chosen }
      hitting.add(missing(from: assumptions, beside: goal))
    }
    // Too many ways: then some of which none can be spared, though there may be fewer.
    let needed = whyImpossible(goal, assuming: assumptions) ?? []
    return assumptions.indices.filter { needed.contains(assumptions[$0]) }
  }

  private static let mostRounds = 400

  /// Beginning with the last example, the assumptions that have to go for the goal to be possible.
  private mutating func missing(
    from assumptions: [Literal], beside goal: [Literal]
  ) -> [Int] {
    var held = assumptions.indices.filter { search.holds(assumptions[$0]) }
    for place in assumptions.indices where !held.contains(place) {
      let more = goal + held.map { assumptions[$0] } + [assumptions[place]]
      guard solve(more) == .possible else { continue }
      held = assumptions.indices.filter { search.holds(assumptions[$0]) }
    }
    return assumptions.indices.filter { !held.contains($0) }
  }
}

// MARK: - What is said

extension Prover {
  /// What these answers say that can count, and that nothing is said where something was asked.
  ///
  /// An answer to a question that is not asked says nothing.
  func said(in sheet: AnswerSheet) -> [Said] {
    var unmarked = form.blankSheet
    for place in form.items.indices { unmarked[place] = sheet[place] }
    // Whether a warning still stands is read off the answers as they were given.
    let standings = [form.evaluate(sheet), form.evaluate(unmarked)].map(\.standings)
    return form.items.indices.filter { place in
      standings.contains { $0[place] == .asked }
    }.map { Said($0, in: sheet) }
  }

  /// The question was answered just so, and a warning was taken back there or not.
  mutating func isSaid(_ said: Said) -> Literal {
    let mark = isMarkedChanged(said.item)
    return encoder.circuit.all([
      answered(said.answer, at: said.item), said.isTakenBack ? mark : !mark,
    ])
  }

  mutating func grounds(
    of sheet: AnswerSheet, outcome: Outcome.ID
  ) throws(ProofError) -> [Said] {
    let all = said(in: sheet)
    let reason = try reason(among: all, against: [!gets(outcome)]) { $0 != outcome }
    guard let reason else { throw .replayDisagrees(sheet) }
    return reason
  }

  /// As few of what is said as rule out the goal, each of them shown to be needed.
  /// - Parameter isMet: Whether an outcome meets the goal.
  mutating func reason(
    among all: [Said], against goal: [Literal], meeting isMet: (Outcome.ID) -> Bool
  ) throws(ProofError) -> [Said]? {
    var assumptions: [Literal] = []
    for said in all { assumptions.append(isSaid(said)) }
    guard let chosen = smallestReason(against: goal, among: assumptions) else { return nil }
    let reason = chosen.map { all[$0] }
    var alone = form.blankSheet
    for said in reason {
      alone[said.item] = said.answer
      if said.isTakenBack { alone.markChanged(said.item) }
    }
    guard !isMet(outcome(of: alone)) else { throw .replayDisagrees(alone) }
    for place in chosen {
      let rest = chosen.filter { $0 != place }.map { assumptions[$0] }
      guard let other = patient(suchThat: goal + rest) else { continue }
      guard isMet(outcome(of: other)) else { throw .replayDisagrees(other) }
    }
    return reason
  }

  func outcome(of sheet: AnswerSheet) -> Outcome.ID {
    rules.assess(sheet, of: form).outcome.id
  }
}
