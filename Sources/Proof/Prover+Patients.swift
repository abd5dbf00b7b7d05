import Interview
import Rules

extension Prover {
  /// The answers in the solver's last example.
  func example(of inputs: [ItemInput]) -> AnswerSheet {
    search.answers(of: inputs, encoder.blueprint)
  }

  /// As above, but with the very numbers and words of this sheet where they are as good.
  func example(of inputs: [ItemInput], unchangedFrom before: AnswerSheet) -> AnswerSheet {
    var sheet = example(of: inputs)
    for place in form.items.indices {
      switch (sheet[place], before[place]) {
      case (.text?, .text(let words)?):
        sheet[place] = .text(words)
      case (.number(let new)?, .number(let old)?):
        let line = encoder.blueprint.lines[place]
        if line.region(of: new) == line.region(of: old) { sheet[place] = .number(old) }
      case _: break
      }
    }
    return sheet
  }

  /// Leaves the solver with an example of the goal that has as few answers as there can be.
  /// - Returns: Whether there is one.
  mutating func findSmallest(_ goal: [Literal], of inputs: [ItemInput]) -> Bool {
    find(goal, withFewestOf: inputs.costs, details: encoder.blueprint.details(of: inputs))
  }

  mutating func find(
    _ goal: [Literal], withFewestOf costs: [Literal], details: [Literal]
  ) -> Bool {
    search.find(goal, withFewestOf: costs, details: details, in: &encoder.circuit)
  }
}
