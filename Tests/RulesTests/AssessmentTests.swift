import Interview
import Rules
import Testing

struct AssessmentTests {
  private static let calm: [Item.ID: Answer] = [
    "chest-pain": .codes(["no"]), "snores": .codes(["no"]), "naps": .codes(["no"]),
    "tired": .number(6), "alert": .number(5),
  ]

  private func assess(
    _ changes: [Item.ID: Answer], without removed: Item.ID...
  ) throws -> String {
    var answers = Self.calm.merging(changes) { _, new in new }
    for item in removed { answers[item] = nil }
    let explanation = try Samples.explanation(answers)
    let assessment = explanation.assessment
    let missing = assessment.missing.map { explanation.form.items[$0].id.text }
    return
      "\(assessment.rule.id) \(assessment.outcome.id) \(assessment.reasons.map(\.text)) \(missing)"
  }

  @Test("The first rule that is true decides; an unknown one is passed over")
  func firstMatch() throws {
    #expect(try assess(["chest-pain": .codes(["yes"])]) == #"R1 now ["danger"] []"#)
    #expect(try assess([:], without: "chest-pain") == #"R2 ask [] ["chest-pain"]"#)
    #expect(try assess(["naps": .codes(["yes"])]) == #"R3 careful ["naps"] []"#)
    #expect(try assess([:]) == #"R4 fine ["rested"] []"#)
  }

  @Test("An outcome waits only for what it came out for want of")
  func missing() throws {
    #expect(try assess([:], without: "naps") == #"R3 careful [] ["naps"]"#)
    #expect(
      try assess(["snores": .codes(["unsure"])], without: "naps")
        == #"R3 careful [] ["snores", "naps"]"#)
    #expect(
      try assess(["snores": .codes(["yes"])], without: "naps")
        == #"R3 careful ["snores"] []"#)
  }

  @Test("A score needs all its numbers and is rounded half up")
  func scores() throws {
    #expect(try Samples.explanation(Self.calm).assessment.scores == [5.5])
    var answers = Self.calm
    answers["alert"] = nil
    #expect(try Samples.explanation(answers).assessment.scores == [nil])
    let score = Score(id: "s", label: "S", items: [], decimals: 1)
    #expect(score.value(of: [6, 5, 6]) == 5.7)
    #expect(score.value(of: [0, 0, 1]) == 0.3)
    #expect(score.value(of: [10, 10, 10]) == 10)
  }

  @Test("Tiers rise from holding to open")
  func tiers() {
    #expect(Tier.allCases.sorted() == [.hold, .none, .caution, .open])
  }
}
