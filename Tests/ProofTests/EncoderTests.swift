import Interview
import Rules
import TestSupplies
import Testing

@testable import Proof

@Suite("What is encoded is what the evaluator does")
struct EncoderTests {
  @Test("Every value, standing, finding and rule of every patient of 400 sets by lot")
  func everything() throws {
    var lot = SeededGenerator(seed: 5)
    var number = 0
    while number < 400 {
      let set = try RandomSet(&lot)
      guard EveryPatient.count(set.form) <= 100 else { continue }
      number += 1
      let everybody = EveryPatient(set.form, set.rules)
      let prover = try Prover(form: set.form, rules: set.rules)
      for patient in everybody.seen.indices {
        let sheet = everybody.sheet(of: patient)
        let reading = CircuitReading(
          prover.encoder.circuit, inputs: prover.anybody.inputs, of: sheet,
          prover.encoder.blueprint)
        let seen = everybody.seen[patient]
        let pass = prover.anybody.settled
        #expect(pass.truths.map { reading[$0] } == seen.truths)
        #expect(prover.anybody.rules.map { reading[$0] } == seen.holding)
        #expect(prover.deciding.indices.filter { reading[prover.deciding[$0]] } == [seen.rule])
        for place in set.form.items.indices {
          let value = pass.values[place]
          #expect(reading[pass.asked[place]] == (seen.standings[place] == .asked))
          #expect(reading[value.known] == (seen.values[place] != .unknown))
          #expect(picks(value, reading) == seen.values[place].picks)
        }
      }
    }
  }

  private func picks(_ value: ItemValue, _ reading: CircuitReading) -> Picks? {
    guard reading[value.isPicks] else { return nil }
    return value.picks.indices.filter { reading[value.picks[$0]] }
      .reduce(Picks()) { $0.union(Picks($1)) }
  }

  /// Three questions with three truths each; every operator over all of them.
  @Test("Every operator over all truths of its parts", arguments: ConditionTable.operators)
  func operators(_ condition: ConditionTable) throws {
    let form = try ConditionTable.form(condition.condition)
    let rules = try ConditionTable.rules(for: form)
    let prover = try Prover(form: form, rules: rules)
    let everybody = EveryPatient(form, rules)
    #expect(everybody.seen.count == 64)
    for patient in everybody.seen.indices {
      let reading = CircuitReading(
        prover.encoder.circuit, inputs: prover.anybody.inputs, of: everybody.sheet(of: patient),
        prover.encoder.blueprint)
      #expect(reading[prover.anybody.settled.truths[0]] == everybody.seen[patient].truths[0])
    }
  }
}

/// An operator over three questions that are answered yes, no, not sure or not at all.
struct ConditionTable: CustomTestStringConvertible {
  let name: String
  let condition: Condition

  var testDescription: String { name }

  private static let parts: [Condition] = ["a", "b", "c"].map { .answer($0, .includes(["yes"])) }

  static let operators: [ConditionTable] =
    [
      ConditionTable(name: "all", condition: .all(parts)),
      ConditionTable(name: "any", condition: .any(parts)),
      ConditionTable(name: "not", condition: .not(parts[0])),
      ConditionTable(name: "unknown", condition: .unknown(parts[0])),
      ConditionTable(name: "not unknown", condition: .not(.unknown(parts[0]))),
      ConditionTable(name: "unknown of all", condition: .unknown(.all(parts))),
      ConditionTable(name: "nothing of all", condition: .all([])),
      ConditionTable(name: "nothing of any", condition: .any([])),
      ConditionTable(
        name: "choose",
        condition: .choose([
          Condition.Branch(when: parts[0], then: parts[1]),
          Condition.Branch(when: nil, then: parts[2]),
        ])),
      ConditionTable(
        name: "choose without an end",
        condition: .choose([
          Condition.Branch(when: parts[0], then: parts[1]),
          Condition.Branch(when: parts[1], then: .not(parts[2])),
        ])),
    ] + (1...3).map { ConditionTable(name: "at least \($0)", condition: .atLeast($0, of: parts)) }
    + Truth.allCases.map { ConditionTable(name: "always \($0)", condition: .constant($0)) }

  static func form(_ condition: Condition) throws -> Form {
    let options = [
      Option(code: "yes", label: "Yes"), Option(code: "no", label: "No"),
      Option(code: "unsure", label: "Not sure", isUnknown: true),
    ]
    let items = ["a", "b", "c"].map {
      Item(id: Item.ID($0), ask: "?", kind: .one, options: options)
    }
    let questionnaire = Questionnaire(
      id: "q", version: "1", languages: [NamedLanguage(language: "en", name: "English")],
      title: "T", status: "S", introduction: "I",
      sections: [Section(id: "s", title: "S", items: items)],
      conditions: [NamedCondition(id: "n", condition: condition)])
    return try #require(Form.checking(questionnaire).form)
  }

  static func rules(for form: Form) throws -> RuleSet {
    let outcome = Outcome(
      id: "o", tier: .hold, title: "T", heading: "H", patient: "P", nurse: "N")
    let definition = RuleDefinition(
      findings: [Finding(id: "n", staffLabel: "N")], scores: [],
      rules: [Rule(id: "R", when: nil, outcome: "o")], outcomes: [outcome], passages: [])
    return try #require(RuleSet.checking(definition, for: form).ruleSet)
  }
}

extension Value {
  fileprivate var picks: Picks? {
    if case .picked(let picks) = self { return picks }
    return nil
  }
}
