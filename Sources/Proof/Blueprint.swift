import Interview
import Rules

/// What is worked out once about a form and its rules, before anything is encoded.
struct Blueprint {
  let form: Form
  let definition: RuleDefinition
  /// For each question, how its numbers can be told apart.
  let lines: [NumberLine]
  /// For each question and each region of its line, an answer there.
  var examples: [[Double?]]
  /// For each rule, the questions and named conditions that it reads.
  let ruleReads: [[Form.Step]]
  /// In the order of `form.order`.
  let stepReads: [[Form.Step]]

  /// - Parameter points: What numbers are compared with elsewhere too.
  init(
    form: Form, definition: RuleDefinition, points: Set<Double> = []
  ) throws(ProofError) {
    self.form = form
    self.definition = definition
    lines = Self.lines(form, Self.conditions(form, definition), points)
    var examples: [[Double?]] = []
    for (place, item) in form.items.enumerated() {
      let line = lines[place]
      let grid = NumberGrid(item.kind)
      if grid == nil, item.kind.takesNumbers { throw .numbersTooFine(place) }
      examples.append(
        (0..<line.regionCount).map { region in
          grid.flatMap { line.example(in: region, of: $0) }
        })
    }
    self.examples = examples
    ruleReads = definition.rules.map { Self.reads($0.when, form) }
    stepReads = form.order.map { Self.reads($0, form) }
  }

  /// Everything that numbers are compared with.
  static func points(_ form: Form, _ definition: RuleDefinition) -> Set<Double> {
    var points: Set<Double> = []
    for condition in conditions(form, definition) {
      condition.visitNumbers { _, number in points.insert(number) }
    }
    return points
  }

  private static func reads(_ step: Form.Step, _ form: Form) -> [Form.Step] {
    switch step {
    case .section(let place):
      return reads(form.questionnaire.sections[place].when, form)
    case .item(let place):
      var steps: [Form.Step] = [.section(form.sectionPlaces[place])]
      steps += reads(form.items[place].when, form)
      if let offers = form.facts[place].offers { steps.append(.item(offers.item)) }
      if case .sameAs(let mapping) = form.facts[place].standIn {
        steps.append(.item(mapping.item))
      }
      return steps
    case .condition(let place):
      return reads(form.questionnaire.conditions[place].condition, form)
    }
  }

  static func reads(_ condition: Condition?, _ form: Form) -> [Form.Step] {
    (condition?.references ?? []).compactMap { reference in
      switch reference {
      case .item(let id): form.place(of: id).map { .item($0) }
      case .condition(let id): form.place(of: id).map { .condition($0) }
      }
    }
  }

  private static func conditions(_ form: Form, _ definition: RuleDefinition) -> [Condition] {
    form.questionnaire.sections.compactMap(\.when) + form.items.compactMap(\.when)
      + form.questionnaire.conditions.map(\.condition) + definition.rules.compactMap(\.when)
      + definition.outcomes.flatMap { $0.reasons.compactMap(\.when) }
      + definition.properties.flatMap(\.conditions)
  }

  /// Questions that stand in for one another share a line, so that a number means the same in both.
  private static func lines(
    _ form: Form, _ conditions: [Condition], _ common: Set<Double>
  ) -> [NumberLine] {
    var representative = Array(form.items.indices)
    func root(_ place: Int) -> Int {
      var place = place
      while representative[place] != place { place = representative[place] }
      return place
    }
    for (place, facts) in form.facts.enumerated() {
      if case .sameAs(let mapping) = facts.standIn {
        representative[root(place)] = root(mapping.item)
      }
    }
    var points = Array(repeating: Set<Double>(), count: form.items.count)
    for condition in conditions {
      condition.visitNumbers { item, number in
        if let place = form.place(of: item) { points[root(place)].insert(number) }
      }
    }
    return form.items.indices.map { NumberLine(points: points[root($0)].union(common)) }
  }
}

extension Condition {
  fileprivate func visitNumbers(_ visit: (Item.ID, Double) -> Void) {
    switch self {
    case .constant, .named, .answer(_, .includes): break
    case .answer(let item, .number(_, let number)): visit(item, number)
    case .all(let parts), .any(let parts), .atLeast(_, let parts):
      for part in parts { part.visitNumbers(visit) }
    case .not(let part), .unknown(let part): part.visitNumbers(visit)
    case .choose(let branches):
      for branch in branches {
        branch.when?.visitNumbers(visit)
        branch.then.visitNumbers(visit)
      }
    }
  }
}
