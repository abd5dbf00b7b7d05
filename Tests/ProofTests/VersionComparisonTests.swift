import Interview
import Proof
import Rules
import TestSupplies
import Testing

@Suite("Two versions are compared for every patient")
struct VersionComparisonTests {
  @Test("With rules in another order, as a look at every patient finds, on 1,000 sets by lot")
  func reordered() throws {
    var lot = SeededGenerator(seed: 77)
    var number = 0
    var found = 0
    while number < 1_000 {
      let set = try RandomSet(&lot)
      guard EveryPatient.count(set.form) <= 40 else { continue }
      number += 1
      let rules = try reversed(set.rules, for: set.form)
      let before = EveryPatient(set.form, set.rules)
      let after = EveryPatient(set.form, rules)
      var expected: [[Outcome.ID]: Int] = [:]
      for (mine, theirs) in zip(before.seen, after.seen) where mine.outcome != theirs.outcome {
        let pair = [mine.outcome, theirs.outcome]
        expected[pair] = min(expected[pair] ?? .max, mine.size)
      }
      var comparison = try VersionComparison(
        old: VersionComparison.Version(form: set.form, rules: set.rules),
        new: VersionComparison.Version(form: set.form, rules: rules))
      let differences = try comparison.differences()
      let sizes = Dictionary(
        uniqueKeysWithValues: differences.map { difference in
          (
            [difference.before.outcome.id, difference.after.outcome.id],
            difference.oldPatient.answers.count { $0 != nil }
              + difference.oldPatient.changed.count
          )
        })
      #expect(sizes == expected, "set \(number)")
      #expect(differences.allSatisfy { $0.oldPatient == $0.newPatient })
      found += differences.count
    }
    #expect(found > 200)
  }

  private func reversed(_ rules: RuleSet, for form: Form) throws -> RuleSet {
    let definition = rules.definition
    let changed = RuleDefinition(
      findings: definition.findings, scores: [],
      rules: definition.rules.dropLast().reversed() + definition.rules.suffix(1),
      outcomes: definition.outcomes, passages: [])
    return try #require(RuleSet.checking(changed, for: form).ruleSet)
  }

  private func version(
    _ items: [Item], _ condition: Condition
  ) throws -> VersionComparison.Version {
    let questionnaire = Questionnaire(
      id: "q", version: "1", languages: [NamedLanguage(language: "en", name: "English")],
      title: "T", status: "S", introduction: "I",
      sections: [Section(id: "s", title: "S", items: items)])
    let form = try #require(Form.checking(questionnaire).form)
    let outcomes = ["stop", "go"].map {
      Outcome(id: Outcome.ID($0), tier: .hold, title: "T", heading: "H", patient: "P", nurse: "N")
    }
    let definition = RuleDefinition(
      findings: [], scores: [],
      rules: [
        Rule(id: "R1", when: condition, outcome: "stop"), Rule(id: "R2", when: nil, outcome: "go"),
      ], outcomes: outcomes, passages: [])
    return VersionComparison.Version(
      form: form, rules: try #require(RuleSet.checking(definition, for: form).ruleSet))
  }

  private func one(_ id: Item.ID, _ codes: Interview.Option.Code...) -> Item {
    Item(id: id, ask: "?", kind: .one, options: codes.map { Option(code: $0, label: "L") })
  }

  private func number(_ range: ClosedRange<Double>, _ decimals: Int) -> Item {
    Item(
      id: "n", ask: "?",
      kind: .number(Item.NumberLimits(range: range, decimals: decimals, unit: "u")))
  }

  @Test("An answer that one version does not know shows no difference; a new question may")
  func questions() throws {
    let old = try version([one("a", "x", "y")], .answer("a", .includes(["x"])))
    let moreOptions = try version(
      [one("a", "z", "y", "x")], .answer("a", .includes(["x", "z"])))
    var comparison = try VersionComparison(old: old, new: moreOptions)
    #expect(try comparison.differences().isEmpty)
    let moreQuestions = try version(
      [one("b", "x"), one("a", "x", "y")],
      .any([.answer("a", .includes(["x"])), .answer("b", .includes(["x"]))]))
    comparison = try VersionComparison(old: old, new: moreQuestions)
    let differences = try comparison.differences()
    #expect(differences.map(\.after.outcome.id) == ["stop"])
    #expect(differences.first?.oldPatient == old.form.blankSheet)
    #expect(differences.first?.newPatient.answers == [.picked(Picks(0)), nil])
  }

  @Test("A number is one that both versions take")
  func numbers() throws {
    let old = try version([number(0...10, 1)], .answer("n", .number(.atLeast, 5)))
    let new = try version([number(4...6, 0)], .answer("n", .number(.greater, 4.5)))
    var comparison = try VersionComparison(old: old, new: new)
    #expect(try comparison.differences().isEmpty)
    let finer = try version([number(4...6, 1)], .answer("n", .number(.greater, 4.5)))
    comparison = try VersionComparison(old: old, new: finer)
    let found = try comparison.differences()
    #expect(found.map(\.newPatient.answers) == [[.number(4.6)]])
  }
}
