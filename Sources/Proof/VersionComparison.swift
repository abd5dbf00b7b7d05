import Interview
import Rules

/// Two versions of a form with its rules, as the same patients answer both.
package struct VersionComparison: ~Copyable {
  package let old: Version
  package let new: Version
  private var oldEncoder: Encoder
  private var newEncoder: Encoder
  private let oldSheet: EncodedSheet
  private let newSheet: EncodedSheet
  private var search = Search()

  package struct Version: Sendable {
    package let form: Form
    package let rules: RuleSet

    package init(form: Form, rules: RuleSet) {
      self.form = form
      self.rules = rules
    }
  }

  /// A patient who gets one outcome by the old version and another by the new one.
  package struct Difference: Sendable {
    /// The same answers, as far as each version has their questions.
    package let oldPatient: AnswerSheet
    package let newPatient: AnswerSheet
    package let before: Assessment
    package let after: Assessment
  }

  package init(old: Version, new: Version) throws(ProofError) {
    let points = Blueprint.points(old.form, old.rules.definition)
      .union(Blueprint.points(new.form, new.rules.definition))
    var oldPlan = try Blueprint(form: old.form, definition: old.rules.definition, points: points)
    var newPlan = try Blueprint(form: new.form, definition: new.rules.definition, points: points)
    for (place, item) in new.form.items.enumerated() {
      guard let before = old.form.place(of: item.id) else { continue }
      let line = newPlan.lines[place]
      let grid = NumberGrid(item.kind).flatMap { mine in
        NumberGrid(old.form.items[before].kind).flatMap { mine.meeting($0) }
      }
      let shared = (0..<line.regionCount).map { region in
        grid.flatMap { line.example(in: region, of: $0) }
      }
      oldPlan.examples[before] = shared
      newPlan.examples[place] = shared
    }
    var oldEncoder = Encoder(oldPlan)
    oldSheet = oldEncoder.freeSheet()
    var newEncoder = Encoder(newPlan, in: oldEncoder.circuit)
    let inputs = Self.inputs(of: oldSheet.inputs, old.form, in: &newEncoder)
    newSheet = newEncoder.sheet(of: inputs)
    self.old = old
    self.new = new
    self.oldEncoder = oldEncoder
    self.newEncoder = newEncoder
  }

  /// Answers that only one version takes to a question that both have are given by nobody.
  private static func inputs(
    of before: [ItemInput], _ old: Form, in encoder: inout Encoder
  ) -> [ItemInput] {
    encoder.form.items.indices.map { place in
      guard let there = old.place(of: encoder.form.items[place].id) else {
        return encoder.freeInput(at: place)
      }
      return encoder.sharedInput(at: place, before[there], there, of: old)
    }
  }
}

extension VersionComparison {
  /// For each two outcomes between which the versions differ, the smallest patient.
  package mutating func differences() throws(ProofError) -> [Difference] {
    var differences: [Difference] = []
    for before in old.rules.definition.outcomes {
      for after in new.rules.definition.outcomes where after.id != before.id {
        if let difference = try difference(from: before.id, to: after.id) {
          differences.append(difference)
        }
      }
    }
    return differences
  }

  private mutating func difference(
    from before: Outcome.ID, to after: Outcome.ID
  ) throws(ProofError) -> Difference? {
    // Both build on one circuit, which the second of them keeps.
    oldEncoder.circuit = newEncoder.circuit
    let was = oldEncoder.decides(where: { $0.outcome == before }, in: oldSheet)
    newEncoder.circuit = oldEncoder.circuit
    let becomes = newEncoder.decides(where: { $0.outcome == after }, in: newSheet)
    let inputs = oldSheet.inputs + newSheet.inputs
    var costs: [Literal] = []
    for cost in inputs.costs where !costs.contains(cost) { costs.append(cost) }
    let found = search.find(
      [was, becomes], withFewestOf: costs,
      details: oldEncoder.blueprint.details(of: oldSheet.inputs)
        + newEncoder.blueprint.details(of: newSheet.inputs),
      in: &newEncoder.circuit)
    guard found else { return nil }
    let oldPatient = search.answers(of: oldSheet.inputs, oldEncoder.blueprint)
    let newPatient = search.answers(of: newSheet.inputs, newEncoder.blueprint)
    let first = old.rules.assess(oldPatient, of: old.form)
    let second = new.rules.assess(newPatient, of: new.form)
    guard first.outcome.id == before, second.outcome.id == after else {
      throw .replayDisagrees(newPatient)
    }
    return Difference(
      oldPatient: oldPatient, newPatient: newPatient, before: first, after: second)
  }
}

extension Encoder {
  /// The answer to a question that another version has too, in this version's options.
  fileprivate mutating func sharedInput(
    at place: Int, _ before: ItemInput, _ there: Int, of old: Form
  ) -> ItemInput {
    let facts = form.facts[place]
    let options = facts.options.map { option in
      old.facts[there].optionPlaces[option.code].map { before.options[$0] } ?? .no
    }
    let regions = blueprint.examples[place].indices.map { region in
      before.regions.indices.contains(region) ? before.regions[region] : .no
    }
    let isText: Bool
    switch form.items[place].kind {
    case .text: isText = true
    case .one, .oneOfPicked, .many, .scale, .number: isText = false
    }
    let text = isText ? before.text : .no
    let taken = options + regions + [text]
    for given in before.options + before.regions + [before.text] where !given.isConstant {
      if !taken.contains(given) { circuit.require([!given]) }
    }
    requireFitting(options, regions + [text], at: place)
    let isSafety = form.items[place].isSafetyQuestion
    if !isSafety, !before.isChanged.isConstant { circuit.require([!before.isChanged]) }
    return ItemInput(
      options: options, regions: regions, text: text, isAnswered: circuit.any(taken),
      isChanged: isSafety ? before.isChanged : .no)
  }
}
