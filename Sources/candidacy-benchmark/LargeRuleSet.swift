import Interview
import Rules
import TestSupplies

/// A set of rules as large clinics might have, made by lot, in which everything that is proved
/// holds: what is missing asks the nurse before anything is suggested.
struct LargeRuleSet {
  let form: Form
  let rules: RuleSet

  struct Unusable: Error {
    let problems: String
  }

  init(questions: Int, rules count: Int, seed: UInt64 = 1) throws {
    var lot = SeededGenerator(seed: seed)
    let draft = Draft(questions: questions, rules: count, &lot)
    let checked = Form.checking(draft.questionnaire)
    guard let form = checked.form else { throw Unusable(problems: "\(checked.problems)") }
    let ruled = RuleSet.checking(draft.definition, for: form)
    guard let rules = ruled.ruleSet else { throw Unusable(problems: "\(ruled.problems)") }
    self.form = form
    self.rules = rules
  }
}

private struct Draft {
  let questionnaire: Questionnaire
  let definition: RuleDefinition

  /// One question in ten is a safety question; another three in ten depend on an earlier one.
  init(questions: Int, rules count: Int, _ lot: inout SeededGenerator) {
    let safety = questions / 10
    var items: [Item] = []
    for place in 0..<questions {
      items.append(Draft.item(place, isSafety: place < safety, after: items, &lot))
    }
    let warnings = items.prefix(safety).map { Condition.answer($0.id, .includes(["yes"])) }
    var named = [
      NamedCondition(id: "warning", condition: .any(Array(warnings)), warns: .emergency),
      NamedCondition(id: "safety-unknown", condition: .any(warnings.map { .unknown($0) })),
    ]
    var rules = [
      Rule(id: "warned", when: .named("warning"), outcome: "urgent"),
      Rule(id: "asked", when: .named("safety-unknown"), outcome: "nurse"),
    ]
    // Each block: reasons against, then what is not known about them.
    let outcomes = [("refer", Tier.hold), ("other", .none), ("wait", .none), ("tell", .caution)]
    // Each is about a few new questions and some of those before.
    let blocks = max(1, min(36, (questions - safety) / 5))
    let size = (count - 3) / blocks - 1
    var said: Set<Set<Condition>> = []
    for number in 0..<blocks {
      let outcome = outcomes[min(3, number * 4 / blocks)]
      // The first blocks would be about too few questions to differ in.
      let start = min(safety + 20, questions - 1)
      let end = start + (number + 1) * (questions - start) / blocks
      let window = max(safety, end - 25)..<end
      let names = (0..<size).map { _ in Draft.condition(items, window, &said, &lot) }
      let block = NamedCondition.ID("block\(number)")
      named.append(NamedCondition(id: block, condition: .any(names)))
      for (order, condition) in names.enumerated() {
        rules.append(
          Rule(
            id: Rule.ID("B\(number)-\(order)"), when: condition,
            outcome: Outcome.ID(outcome.0)))
      }
      let isLast = outcome.1 == .caution
      rules.append(
        Rule(
          id: Rule.ID("B\(number)-unknown"), when: .unknown(.named(block)),
          outcome: isLast ? "tell" : "nurse"))
    }
    rules.append(Rule(id: "last", when: nil, outcome: "discuss"))
    questionnaire = Questionnaire(
      id: "large", version: "1", languages: [NamedLanguage(language: "en", name: "English")],
      title: "Large", status: "Generated.", introduction: "Generated.",
      sections: [Section(id: "all", title: "All", items: items)], conditions: named)
    let tiers: [(String, Tier)] =
      [("urgent", .hold), ("nurse", .hold), ("discuss", .open)] + outcomes
    definition = RuleDefinition(
      findings: named.map { Finding(id: $0.id, staffLabel: "A finding") }, scores: [],
      rules: rules,
      outcomes: tiers.map { id, tier in
        Outcome(
          id: Outcome.ID(id), tier: tier, title: "T", heading: "H", patient: "P", nurse: "N")
      }, passages: [])
  }

  private static let answers = [
    Option(code: "yes", label: "Yes"), Option(code: "no", label: "No"),
    Option(code: "other", label: "Something else"),
    Option(code: "unsure", label: "Not sure", isUnknown: true),
  ]

  private static func item(
    _ place: Int, isSafety: Bool, after earlier: [Item], _ lot: inout SeededGenerator
  ) -> Item {
    let id = Item.ID("q\(place)")
    if isSafety {
      return Item(
        id: id, ask: "?", kind: .one, options: answers, warnings: [.emergency: ["yes"]])
    }
    let before = earlier.last { $0.kind == .one && $0.warnings.isEmpty && $0.when == nil }
    let when =
      Int.random(in: 0..<10, using: &lot) < 3
      ? before.map { Condition.answer($0.id, .includes(["yes"])) } : nil
    switch place % 4 {
    case 0:
      return Item(
        id: id, ask: "?", kind: .scale(Item.Scale(range: 0...10, low: "L", high: "H")),
        when: when, ifNotAsked: .nothing)
    case 1:
      let none = Option(code: "none", label: "None", isExclusive: true)
      return Item(
        id: id, ask: "?", kind: .many, options: answers.dropLast() + [none], when: when,
        ifNotAsked: .nothing)
    default:
      return Item(
        id: id, ask: "?", kind: .one, options: answers, when: when, ifNotAsked: .nothing)
    }
  }

  /// Tests of three questions, all of which have to hold, or three of five; never what a rule
  /// before it says already.
  private static func condition(
    _ items: [Item], _ places: Range<Int>, _ said: inout Set<Set<Condition>>,
    _ lot: inout SeededGenerator
  ) -> Condition {
    while true {
      let count = Int.random(in: 0..<12, using: &lot) == 0 ? 5 : 3
      let tests = tests(count, of: items, places, &lot)
      let ways = triples(of: tests)
      guard !ways.allSatisfy({ said.contains($0) }) else { continue }
      said.formUnion(ways)
      return count == 3 ? .all(tests) : .atLeast(3, of: tests)
    }
  }

  private static func triples(of tests: [Condition]) -> [Set<Condition>] {
    tests.indices.flatMap { first in
      tests.indices[(first + 1)...].flatMap { second in
        tests.indices[(second + 1)...].map { [tests[first], tests[second], tests[$0]] }
      }
    }
  }

  private static func tests(
    _ count: Int, of items: [Item], _ places: Range<Int>, _ lot: inout SeededGenerator
  ) -> [Condition] {
    var chosen: [Item] = []
    while chosen.count < count {
      let item = items[Int.random(in: places, using: &lot)]
      let isNew = !chosen.contains { $0.id == item.id }
      // Whoever answers the second of two such questions has answered the first with yes.
      if isNew, !items.contains(where: { $0.reads(item.id) }) { chosen.append(item) }
    }
    return chosen.map { item in
      switch item.kind {
      case .scale:
        let isHigh = Bool.random(using: &lot)
        return .answer(item.id, isHigh ? .number(.atLeast, 7) : .number(.less, 3))
      case .one, .many, .oneOfPicked, .number, .text:
        let codes: [Option.Code] = ["yes", "no", "other"]
        return .answer(item.id, .includes([codes[Int.random(in: 0..<3, using: &lot)]]))
      }
    }
  }
}

extension Item {
  fileprivate func reads(_ item: Item.ID) -> Bool {
    when?.references.contains(.item(item)) ?? false
  }
}
