import Interview
import Rules
import Testing

struct RuleSetTests {
  private func problems(
    findings: [Finding]? = nil, scores: [Score]? = nil, rules: [Rule]? = nil,
    outcomes: [Outcome]? = nil
  ) throws -> [RuleProblem] {
    let sample = Samples.definition
    let definition = RuleDefinition(
      findings: findings ?? sample.findings, scores: scores ?? sample.scores,
      rules: rules ?? sample.rules, outcomes: outcomes ?? sample.outcomes,
      passages: sample.passages)
    return RuleSet.checking(definition, for: try Samples.form()).problems
  }

  @Test("The sample has no problems")
  func sample() throws {
    #expect(try problems() == [])
  }

  @Test("The last rule must take everyone, and none may come after it")
  func lastRule() throws {
    let rules = Samples.definition.rules
    #expect(
      try problems(rules: Array(rules.dropLast())) == [
        RuleProblem(.lastRuleHasCondition("R3"), at: .rule(2, .when(ConditionPath())))
      ])
    let after = Rule(id: "R5", when: nil, outcome: "ask")
    #expect(
      try problems(rules: rules + [after]) == [
        RuleProblem(.neverReached("R5", after: "R4"), at: .rule(4, .id))
      ])
    #expect(try problems(rules: []) == [RuleProblem(.noRules, at: .rules)])
  }

  @Test("Misspelt outcomes, reasons, findings and questions are found with the nearest name")
  func unknownNames() throws {
    let rules = [
      Rule(id: "R1", when: .named("dangr"), outcome: "nwo"),
      Rule(id: "R2", when: nil, outcome: "fine", reason: "restd"),
    ]
    #expect(
      try problems(rules: rules) == [
        RuleProblem(
          .condition(.unknownCondition("dangr", nearest: "danger")),
          at: .rule(0, .when(ConditionPath(part: .subject)))),
        RuleProblem(.unknownOutcome("nwo", nearest: "now"), at: .rule(0, .outcome)),
        RuleProblem(
          .unknownReason("restd", of: "fine", nearest: "rested"), at: .rule(1, .reason)),
      ])
    let scores = [Score(id: "s", label: "S", items: ["tired", "snores", "tird"], decimals: 1)]
    #expect(
      try problems(
        scores: Samples.definition.scores + scores) == [
          RuleProblem(.noNumber("snores"), at: .score(1, .item(1))),
          RuleProblem(.unknownItem("tird", nearest: "tired"), at: .score(1, .item(2))),
        ])
  }

  @Test("A placeholder that nothing fills is found in either text")
  func placeholders() throws {
    let outcomes =
      Samples.definition.outcomes.dropLast() + [
        Samples.outcome(
          "fine", .open, reasons: [Reason(code: "rested", when: nil)], patient: "{reson}")
      ]
    #expect(
      try problems(outcomes: Array(outcomes)) == [
        RuleProblem(.unknownPlaceholder("reson"), at: .outcome(3, .patient))
      ])
  }

  @Test("An outcome can need only questions that exist")
  func needs() throws {
    let outcomes =
      Samples.definition.outcomes + [
        Outcome(
          id: "late", tier: .open, title: "Late", heading: "Late.", patient: "Late.",
          nurse: "Late.", needs: ["tired", "tierd"])
      ]
    #expect(
      try problems(outcomes: outcomes) == [
        RuleProblem(.unknownItem("tierd", nearest: "tired"), at: .outcome(4, .needs(1)))
      ])
  }

  @Test("A finding that nobody could name to staff is found")
  func unnamed() throws {
    var findings = Samples.definition.findings
    findings[1] = Finding(id: "snoring")
    #expect(
      try problems(findings: findings) == [
        RuleProblem(.unnamedFinding("snoring"), at: .finding(1))
      ])
  }
}
