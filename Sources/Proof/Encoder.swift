import Interview
import Rules

/// Says in a circuit what the evaluator does with a sheet, step by step in its own order.
struct Encoder {
  var circuit: Circuit
  let blueprint: Blueprint

  var form: Form { blueprint.form }

  init(_ blueprint: Blueprint, in circuit: Circuit = Circuit()) {
    self.blueprint = blueprint
    self.circuit = circuit
  }

  /// Any answer that fits the question, or none.
  mutating func freeInput(at place: Int) -> ItemInput {
    let facts = form.facts[place]
    let options = facts.options.map { _ in circuit.input() }
    let regions = blueprint.examples[place].map { $0 == nil ? Literal.no : circuit.input() }
    let isText: Bool
    switch form.items[place].kind {
    case .text: isText = true
    case .one, .oneOfPicked, .many, .scale, .number: isText = false
    }
    let text = isText ? circuit.input() : .no
    requireFitting(options, regions + [text], at: place)
    return ItemInput(
      options: options, regions: regions, text: text,
      isAnswered: circuit.any(options + regions + [text]),
      isChanged: form.items[place].isSafetyQuestion ? circuit.input() : .no)
  }

  /// What may be given together as an answer to this question.
  mutating func requireFitting(_ options: [Literal], _ others: [Literal], at place: Int) {
    switch form.items[place].kind {
    case .many:
      for exclusive in form.facts[place].exclusive.places {
        for other in options.indices where other != exclusive {
          circuit.require([!options[exclusive], !options[other]])
        }
      }
    case .one, .oneOfPicked, .scale, .number, .text:
      requireAtMostOne((options + others).filter { $0 != .no })
    }
  }

  private mutating func requireAtMostOne(_ literals: [Literal]) {
    for (order, first) in literals.enumerated() {
      for second in literals[(order + 1)...] { circuit.require([!first, !second]) }
    }
  }

  /// Every sheet that there can be.
  mutating func freeSheet() -> EncodedSheet {
    sheet(of: form.items.indices.map { freeInput(at: $0) })
  }

  mutating func sheet(of inputs: [ItemInput]) -> EncodedSheet {
    let nobody = inputs.map { _ in Literal.no }
    var asGiven = blankPass
    for step in form.order {
      encode(step, into: &asGiven, inputs, takenBack: nobody)
    }
    let takenBack = inputs.indices.map { self.takenBack(at: $0, inputs, asGiven) }
    var settled = asGiven
    if takenBack.contains(where: { $0 != .no }) {
      for step in form.order {
        encode(step, into: &settled, inputs, takenBack: takenBack)
      }
    }
    let rules = blueprint.definition.rules.map { rule in
      rule.when.map { rails(of: $0, in: settled).yes } ?? .yes
    }
    return EncodedSheet(
      inputs: inputs, asGiven: asGiven, takenBack: takenBack, settled: settled, rules: rules)
  }

  /// A safety answer that was taken back counts all the same while it is itself a warning.
  func stillWarningParts(at place: Int, _ input: ItemInput, _ pass: EncodedPass) -> (
    picks: [Literal], truths: [Literal]
  ) {
    let facts = form.facts[place]
    return (
      facts.warnings.places.map { input.options[$0] },
      facts.warningConditions.map { pass.truths[$0].yes }
    )
  }

  mutating func takenBack(at place: Int, _ inputs: [ItemInput], _ pass: EncodedPass) -> Literal {
    let input = inputs[place]
    guard input.isChanged != .no else { return .no }
    let (picks, truths) = stillWarningParts(at: place, input, pass)
    let stillWarns = circuit.all([circuit.any(picks), circuit.any(truths)])
    return circuit.all([input.isChanged, !stillWarns])
  }

  private var blankPass: EncodedPass {
    let unknown = Rails(yes: .no, no: .no)
    return EncodedPass(
      asked: form.items.map { _ in .no }, own: form.items.map { _ in unknown },
      values: form.items.indices.map { blankValue(at: $0) },
      truths: form.questionnaire.conditions.map { _ in unknown },
      sections: form.questionnaire.sections.map { _ in unknown })
  }

  func blankValue(at place: Int) -> ItemValue {
    ItemValue(
      picks: form.facts[place].options.map { _ in .no },
      regions: blueprint.examples[place].map { _ in .no })
  }
}
