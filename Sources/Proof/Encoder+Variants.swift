import Interview

extension Encoder {
  /// The same patient with another answer to one question; what does not follow from it is shared.
  mutating func varying(
    _ sheet: EncodedSheet, at place: Int, to input: ItemInput
  ) -> EncodedSheet {
    var varied = sheet
    varied.inputs[place] = input
    var asGiven = Touched(form)
    asGiven.items[place] = true
    rework(&varied.asGiven, varied, takenBack: nil, &asGiven)
    var settled = Touched(form)
    settled.items[place] = true
    for changed in form.items.indices where varied.inputs[changed].isChanged != .no {
      let takenBack = takenBack(at: changed, varied.inputs, varied.asGiven)
      if takenBack != varied.takenBack[changed] { settled.items[changed] = true }
      varied.takenBack[changed] = takenBack
    }
    rework(&varied.settled, varied, takenBack: varied.takenBack, &settled)
    for (order, rule) in blueprint.definition.rules.enumerated() {
      guard let when = rule.when, settled.any(of: blueprint.ruleReads[order]) else { continue }
      varied.rules[order] = rails(of: when, in: varied.settled).yes
    }
    return varied
  }

  /// Steps that read something that became different are encoded again.
  private mutating func rework(
    _ pass: inout EncodedPass, _ sheet: EncodedSheet, takenBack: [Literal]?,
    _ touched: inout Touched
  ) {
    let takenBack = takenBack ?? sheet.inputs.map { _ in .no }
    for (order, step) in form.order.enumerated() {
      switch step {
      case .section(let place):
        guard touched.any(of: blueprint.stepReads[order]) else { continue }
        let before = pass.sections[place]
        encode(step, into: &pass, sheet.inputs, takenBack: takenBack)
        touched.sections[place] = pass.sections[place] != before
      case .condition(let place):
        guard touched.any(of: blueprint.stepReads[order]) else { continue }
        let before = pass.truths[place]
        encode(step, into: &pass, sheet.inputs, takenBack: takenBack)
        touched.conditions[place] = pass.truths[place] != before
      case .item(let place):
        guard touched.items[place] || touched.any(of: blueprint.stepReads[order]) else { continue }
        let before = pass.values[place]
        encode(step, into: &pass, sheet.inputs, takenBack: takenBack)
        touched.items[place] = pass.values[place] != before
      }
    }
  }

  /// What became different.
  private struct Touched {
    var sections: [Bool]
    var items: [Bool]
    var conditions: [Bool]

    init(_ form: Form) {
      sections = form.questionnaire.sections.map { _ in false }
      items = form.items.map { _ in false }
      conditions = form.questionnaire.conditions.map { _ in false }
    }

    func any(of steps: [Form.Step]) -> Bool {
      steps.contains { step in
        switch step {
        case .section(let place): sections[place]
        case .item(let place): items[place]
        case .condition(let place): conditions[place]
        }
      }
    }
  }
}
