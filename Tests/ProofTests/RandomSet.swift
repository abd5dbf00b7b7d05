import Interview
import Rules
import TestSupplies

/// A small form with rules by lot, in which every kind of question and condition comes up.
struct RandomSet {
  let form: Form
  let rules: RuleSet

  struct Unusable: Error {
    let problems: String
  }

  init(_ lot: inout SeededGenerator) throws {
    var draft = Draft(lot: lot)
    defer { lot = draft.lot }
    let questionnaire = draft.questionnaire()
    let checked = Form.checking(questionnaire)
    guard let form = checked.form else { throw Unusable(problems: "\(checked.problems)") }
    let ruled = RuleSet.checking(draft.definition(), for: form)
    guard let rules = ruled.ruleSet else { throw Unusable(problems: "\(ruled.problems)") }
    self.form = form
    self.rules = rules
  }
}

private struct Draft {
  var lot: SeededGenerator
  private var items: [Item] = []
  private var named: [NamedCondition] = []

  init(lot: SeededGenerator) {
    self.lot = lot
  }

  private mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &lot) }

  private mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  mutating func questionnaire() -> Questionnaire {
    let count = chance(65) ? 2 : 3
    for order in 0..<count {
      items.append(item(order))
      if chance(40) { addCondition() }
    }
    addCondition()
    let split = chance(30) ? 1 + below(count - 1) : count
    var sections = [Section(id: "s0", title: "S", items: Array(items[..<split]))]
    if split < count {
      let when = chance(60) ? condition(depth: 1, items: Array(items[..<split]), named: []) : nil
      sections.append(
        Section(
          id: "s1", title: "S", respondent: chance(30) ? .staff : .patient, when: when,
          items: Array(items[split...])))
    }
    return Questionnaire(
      id: "q", version: "1", languages: [NamedLanguage(language: "en", name: "English")],
      title: "T", status: "S", introduction: "I", sections: sections, conditions: named)
  }

  private mutating func addCondition() {
    let condition = condition(depth: 2, items: items, named: named)
    named.append(
      NamedCondition(
        id: NamedCondition.ID("n\(named.count)"), condition: condition,
        warns: chance(30) ? .sameDay : nil))
  }

  private func option(_ code: Int, isUnknown: Bool = false, isExclusive: Bool = false) -> Option {
    Option(
      code: Option.Code("c\(code)"), label: "O", isUnknown: isUnknown, isExclusive: isExclusive)
  }

  private mutating func item(_ order: Int) -> Item {
    let id = Item.ID("q\(order)")
    var options = [option(0), option(1)]
    if chance(30) { options.append(option(2, isUnknown: true)) }
    var kind = Item.Kind.one
    let many = items.filter { $0.kind == .many }.map(\.id)
    switch below(many.isEmpty ? 9 : 12) {
    case 0, 1, 2: break
    case 3, 4:
      kind = .many
      if chance(40) { options[1] = option(1, isExclusive: true) }
    case 5, 6:
      kind = .scale(Item.Scale(range: 0...2, low: "L", high: "H"))
      options = chance(25) ? [option(0, isUnknown: chance(60))] : []
    case 7:
      kind = .number(Item.NumberLimits(range: 0...0.3, decimals: 1, unit: "u"))
      options = []
    case 8:
      kind = .text(maximumLength: 10)
      options = []
    default:
      kind = .oneOfPicked(many[below(many.count)])
      options = chance(50) ? [option(5, isUnknown: chance(60))] : []
    }
    var standIn = Item.StandIn.unknown
    switch below(4) {
    case 0: standIn = .nothing
    case 1: if let first = options.first { standIn = .code(first.code) }
    case 2: if !items.isEmpty { standIn = .sameAs(items[below(items.count)].id) }
    default: break
    }
    let when =
      !items.isEmpty && chance(50) ? condition(depth: 1, items: items, named: named) : nil
    let warnings: [Urgency: [Option.Code]] =
      !options.isEmpty && chance(35) ? [.sameDay: [options[0].code]] : [:]
    return Item(
      id: id, ask: "A", kind: kind, options: options, when: when, ifNotAsked: standIn,
      ifUnanswered: chance(15) ? .nothing : .unknown, warnings: warnings)
  }

  mutating func condition(depth: Int, items: [Item], named: [NamedCondition]) -> Condition {
    if depth == 0 || chance(30) { return leaf(items, named) }
    func part(_ draft: inout Draft) -> Condition {
      draft.condition(depth: depth - 1, items: items, named: named)
    }
    switch below(7) {
    case 0: return .all([part(&self), part(&self)])
    case 1: return .any([part(&self), part(&self)])
    case 2: return .atLeast(1 + below(3), of: [part(&self), part(&self), part(&self)])
    case 3, 4: return chance(50) ? .not(part(&self)) : .unknown(part(&self))
    case 5:
      return .choose([
        Condition.Branch(when: part(&self), then: part(&self)),
        Condition.Branch(when: nil, then: part(&self)),
      ])
    default: return .unknown(part(&self))
    }
  }

  private mutating func leaf(_ items: [Item], _ named: [NamedCondition]) -> Condition {
    if !named.isEmpty, chance(30) { return .named(named[below(named.count)].id) }
    if chance(4) { return .constant(Truth.allCases[below(3)]) }
    let item = items[below(items.count)]
    let relation = Relation.allCases[below(Relation.allCases.count)]
    switch item.kind {
    case .one: return .answer(item.id, .includes([item.options[below(2)].code]))
    case .many:
      return chance(50)
        ? .answer(item.id, .includes([item.options[below(2)].code]))
        : .answer(item.id, .number(relation, Double(below(3))))
    case .scale:
      return .answer(item.id, .number(relation, Double(below(4)) - 0.5 * Double(below(2))))
    case .number: return .answer(item.id, .number(relation, Double(below(8)) / 20))
    case .oneOfPicked: return .answer(item.id, .includes(["c0"]))
    case .text: return .constant(.unknown)
    }
  }

  mutating func definition() -> RuleDefinition {
    let outcomes = Tier.allCases.map { tier in
      Outcome(
        id: Outcome.ID(tier.rawValue), tier: tier, title: "T", heading: "H", patient: "P",
        nurse: "N")
    }
    var rules = (0..<(1 + below(3))).map { order in
      Rule(
        id: Rule.ID("R\(order)"), when: condition(depth: 2, items: items, named: named),
        outcome: outcomes[below(4)].id)
    }
    rules.append(Rule(id: "last", when: nil, outcome: outcomes[below(4)].id))
    return RuleDefinition(
      findings: named.map { Finding(id: $0.id, staffLabel: "F") }, scores: [], rules: rules,
      outcomes: outcomes, passages: [],
      properties: [
        Property(id: "never", says: "S", claim: .neverChangesOutcome([items[0].id]))
      ])
  }
}
