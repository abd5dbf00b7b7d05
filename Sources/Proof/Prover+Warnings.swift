import Interview
import Rules

extension Prover {
  mutating func warningRefutations() throws(ProofError) -> [Refutation] {
    var refutations: [Refutation] = []
    for item in form.items.indices {
      guard let warned = warned(at: item) else { continue }
      guard let shown = try raised(by: warned, at: item) else { continue }
      refutations.append(
        Refutation(fact: .warningRaises(item: item), site: site(of: shown), shown: shown))
    }
    return refutations
  }

  /// A second patient with another answer, and when the only difference is a warning more.
  private struct Warned {
    let sheet: EncodedSheet
    let isOneMore: Literal
  }

  private mutating func raised(
    by warned: Warned, at item: Int
  ) throws(ProofError) -> Refutation.Shown? {
    guard warned.sheet.rules != anybody.rules else { return nil }
    for tier in Tier.allCases.sorted().dropFirst() {
      let goal = [
        warned.isOneMore, anybody.settled.values[item].known, !reaches(tier, in: anybody),
        reaches(tier, in: warned.sheet),
      ]
      let shown = try shown(goal, beside: warned.sheet) {
        $0.outcome.tier < tier && $1.outcome.tier >= tier
      }
      if let shown { return shown }
    }
    return nil
  }

  /// By an option that is a warning; else by a number that makes true a finding that warns.
  private mutating func warned(at item: Int) -> Warned? {
    let facts = form.facts[item]
    if facts.warnings.isEmpty {
      guard !facts.warningConditions.isEmpty, form.items[item].kind.takesNumbers else { return nil }
    }
    var input = encoder.freeInput(at: item)
    input.isChanged = anybody.inputs[item].isChanged
    let sheet = encoder.varying(anybody, at: item, to: input)
    let isOneMore =
      facts.warnings.isEmpty
      ? oneMore(of: facts.warningConditions, in: sheet)
      : oneMore(from: anybody.inputs[item], to: input, at: item)
    return Warned(
      sheet: sheet, isOneMore: encoder.circuit.all([isOneMore, isAllElseTheSame(sheet)]))
  }

  /// A warning that was taken back may count again beside a further one; then two answers differ.
  private mutating func isAllElseTheSame(_ sheet: EncodedSheet) -> Literal {
    encoder.circuit.all(
      zip(anybody.takenBack, sheet.takenBack).map { !encoder.circuit.differ($0, $1) })
  }

  private mutating func oneMore(of conditions: [Int], in sheet: EncodedSheet) -> Literal {
    let before = conditions.map { anybody.settled.truths[$0].yes }
    let after = conditions.map { sheet.settled.truths[$0].yes }
    let kept = zip(before, after).map { encoder.circuit.any([!$0, $1]) }
    let added = zip(before, after).map { encoder.circuit.all([!$0, $1]) }
    return encoder.circuit.all(kept + [encoder.circuit.any(added)])
  }

  /// One warning instead of another may well be milder; so everything else stays as it was.
  private mutating func oneMore(
    from before: ItemInput, to after: ItemInput, at item: Int
  ) -> Literal {
    let facts = form.facts[item]
    let added = facts.warnings.places.map {
      encoder.circuit.all([!before.options[$0], after.options[$0]])
    }
    var parts = [encoder.circuit.any(added)]
    switch form.items[item].kind {
    case .many:
      for option in after.options.indices where !facts.exclusive.contains(option) {
        let (was, isNow) = (before.options[option], after.options[option])
        parts.append(encoder.circuit.any([!was, isNow]))
        if !facts.warnings.contains(option) {
          parts.append(encoder.circuit.any([was, !isNow]))
        }
      }
    case .one, .oneOfPicked, .scale, .number, .text:
      parts += facts.warnings.places.map { !before.options[$0] }
    }
    return encoder.circuit.all(parts)
  }
}

extension Item.Kind {
  var takesNumbers: Bool {
    switch self {
    case .scale, .number: true
    case .one, .oneOfPicked, .many, .text: false
    }
  }
}
