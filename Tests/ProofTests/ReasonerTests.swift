import Authoring
import Interview
import Rules
import TestSupplies
import Testing

@testable import Proof

/// Why, why not and what would change it, beside a look at every patient.
@Suite("Reasons are as short as they can be, and true of every patient")
struct ReasonerTests {
  private static let seed: UInt64 = 20_261_122
  private static let sets = 1_500
  private static let patientsEach = 4

  @Test("On small rule sets by lot, in the size of every reason and of every change")
  func agreement() throws {
    print("Seed \(Self.seed)")
    var lot = SeededGenerator(seed: Self.seed)
    var told = Told()
    var number = 0
    while number < Self.sets {
      let set = try RandomSet(&lot)
      guard EveryPatient.count(set.form) <= 60 else { continue }
      number += 1
      let everybody = EveryPatient(set.form, set.rules)
      let reasoner = try Reasoner(form: set.form, rules: set.rules)
      for _ in 0..<Self.patientsEach {
        let patient = Int.random(in: everybody.seen.indices, using: &lot)
        try compare(reasoner, everybody, patient, &told)
      }
    }
    print(told)
    // A lot in which nothing can be told would say nothing about who tells it.
    #expect(told.grounds > 300 && told.changes > 500 && told.blocks > 500 && told.nobody > 500)
    #expect(told.settled > 500 && told.openToStaff > 10 && told.open > 500)
  }

  /// How often something was there to be told.
  private struct Told {
    var grounds = 0
    var changes = 0
    var blocks = 0
    var nobody = 0
    var settled = 0
    var openToStaff = 0
    var open = 0
  }

  private func compare(
    _ reasoner: Reasoner, _ everybody: EveryPatient, _ patient: Int, _ told: inout Told
  ) throws {
    let sheet = everybody.sheet(of: patient)
    let outcome = everybody.seen[patient].outcome
    let reasoning = try reasoner.reasoning(of: sheet)
    #expect(reasoning.outcome == outcome)
    let grounds = reasoning.grounds.map(\.item)
    #expect(everybody.isRuledOut(by: grounds, of: patient) { $0 != outcome })
    #expect(grounds.count == everybody.fewestAnswers(of: patient) { $0 != outcome })
    if grounds.count > 1 { told.grounds += 1 }
    let nearest = try reasoner.nearestChange(from: sheet)
    try compare(nearest, from: patient, of: everybody) { $0 != outcome }
    if nearest != nil { told.changes += 1 }
    let certainty = reasoning.certainty
    #expect(
      Set(certainty.possible)
        == everybody.outcomes(after: patient, addedBy: [.patient, .staff]))
    #expect(
      Set(certainty.possibleByPatient) == everybody.outcomes(after: patient, addedBy: [.patient]))
    switch certainty.standing {
    case .settled: told.settled += 1
    case .openToStaff: told.openToStaff += 1
    case .open: told.open += 1
    }
    for other in everybody.rules.definition.outcomes.map(\.id) {
      try compare(try reasoner.obstacles(to: other, of: sheet), everybody, patient, &told)
    }
  }

  private func compare(
    _ obstacles: Obstacles, _ everybody: EveryPatient, _ patient: Int, _ told: inout Told
  ) throws {
    let outcome = obstacles.outcome
    let isReached = everybody.seen.contains { $0.outcome == outcome }
    switch obstacles.standing {
    case .comesOut:
      #expect(everybody.seen[patient].outcome == outcome)
    case .isReachedByNobody:
      #expect(!isReached)
      told.nobody += 1
    case .isBlocked(let blocks, let nearest):
      #expect(isReached && everybody.seen[patient].outcome != outcome)
      #expect(blocks.first?.count == everybody.fewestAnswers(of: patient) { $0 == outcome })
      for block in blocks {
        #expect(everybody.isRuledOut(by: block.map(\.item), of: patient) { $0 == outcome })
      }
      let items = blocks.flatMap { $0 }.map(\.item)
      #expect(Set(items).count == items.count)
      let rest = everybody.heard(by: patient).filter { !items.contains($0) }
      #expect(!everybody.isRuledOut(by: rest, of: patient) { $0 == outcome })
      try compare(nearest, from: patient, of: everybody) { $0 == outcome }
      told.blocks += 1
    }
  }

  private func compare(
    _ nearest: NearestChange?, from patient: Int, of everybody: EveryPatient,
    to goal: (Outcome.ID) -> Bool
  ) throws {
    let fewest = everybody.fewestChanges(from: patient, to: goal)
    #expect(nearest?.changes.count == fewest)
    guard let nearest else { return }
    var sheet = everybody.form.blankSheet
    for place in everybody.form.items.indices {
      let now =
        nearest.changes.first { $0.after.item == place }?.after
        ?? Said(place, in: everybody.sheet(of: patient))
      sheet[place] = now.answer
      if now.isTakenBack { sheet.markChanged(place) }
    }
    let assessment = everybody.rules.assess(sheet, of: everybody.form)
    #expect(goal(assessment.outcome.id))
    #expect(assessment.outcome.id == nearest.outcome && assessment.rule.id == nearest.rule)
    // Answers that say something are preferred.
    let definite = everybody.fewestChanges(from: patient, to: goal) {
      everybody.isDefinite($1, at: $0)
    }
    if definite == fewest {
      #expect(
        nearest.changes.map(\.after).allSatisfy { after in
          let choice = EveryPatient.Choice(answer: after.answer, isChanged: after.isTakenBack)
          return everybody.isDefinite(choice, at: after.item)
        })
    }
  }
}

extension ReasonerTests {
  @Test("Of changes that are as few, those that a patient can make come first")
  func changeable() throws {
    let item = { (id: Item.ID, isChangeable: Bool) in
      Item(
        id: id, ask: "A", kind: .one,
        options: [Option(code: "yes", label: "Y"), Option(code: "no", label: "N")],
        isChangeable: isChangeable)
    }
    for (first, second) in [(true, false), (false, true)] {
      let set = try Self.set([item("a", first), item("b", second)])
      var sheet = set.form.blankSheet
      for place in 0...1 { sheet[place] = .picked(Picks(1)) }
      let nearest = try Reasoner(form: set.form, rules: set.rules).nearestChange(from: sheet)
      #expect(
        nearest
          == NearestChange(
            outcome: "open", rule: "R0",
            changes: [
              NearestChange.Change(
                from: Said(item: first ? 0 : 1, answer: .picked(Picks(1))),
                to: Said(item: first ? 0 : 1, answer: .picked(Picks(0))), isChangeable: true)
            ]))
    }
  }

  @Test("What is said of a patient does not depend on who was asked about before")
  func alwaysTheSame() throws {
    var lot = SeededGenerator(seed: Self.seed)
    for _ in 0..<50 {
      let set = try RandomSet(&lot)
      let everybody = EveryPatient(set.form, set.rules)
      let reasoner = try Reasoner(form: set.form, rules: set.rules)
      let sheets = everybody.seen.indices.prefix(5).map { everybody.sheet(of: $0) }
      let first = try sheets.map { try reasoner.reasoning(of: $0) }
      let changes = try sheets.map { try reasoner.nearestChange(from: $0) }
      let second = try sheets.reversed().map { try reasoner.reasoning(of: $0) }
      #expect(first == second.reversed())
      #expect(changes == (try sheets.map { try reasoner.nearestChange(from: $0) }))
    }
  }

  /// Two outcomes, of which the better one needs either answer to be yes.
  private static func set(_ items: [Item]) throws -> (form: Form, rules: RuleSet) {
    let form = try #require(
      Form.checking(
        Questionnaire(
          id: "q", version: "1", languages: [NamedLanguage(language: "en", name: "English")],
          title: "T", status: "S", introduction: "I",
          sections: [Section(id: "s", title: "S", items: items)])
      ).form)
    let outcomes = [Tier.open, .none].map { tier in
      Outcome(
        id: Outcome.ID(tier.rawValue), tier: tier, title: "T", heading: "H", patient: "P",
        nurse: "N")
    }
    let rules = [
      Rule(
        id: "R0", when: .any(items.map { .answer($0.id, .includes(["yes"])) }), outcome: "open"),
      Rule(id: "R1", when: nil, outcome: "none"),
    ]
    let definition = RuleDefinition(
      findings: [], scores: [], rules: rules, outcomes: outcomes, passages: [])
    return (form, try #require(RuleSet.checking(definition, for: form).ruleSet))
  }
}
