import Interview
import Rules
import Testing

@Suite("Conditions in plain words")
struct StatementTests {
  private let words: ConditionWords

  init() throws {
    let options = ["yes", "no"].map { Option(code: Option.Code($0), label: LocalizedText($0)) }
    let questionnaire = Questionnaire(
      id: "q", version: "1", languages: [NamedLanguage(language: "en", name: "English")],
      title: "T", status: "S", introduction: "I",
      sections: [
        Section(
          id: "s", title: "S",
          items: [
            Item(id: "one", ask: "One?", kind: .one, options: options),
            Item(id: "many", ask: "Many?", kind: .many, options: options),
            Item(
              id: "scale", ask: "Scale?",
              kind: .scale(Item.Scale(range: 0...10, low: "l", high: "h"))),
          ])
      ],
      conditions: [
        NamedCondition(id: "plain", condition: Self.one),
        NamedCondition(id: "doubt", condition: .any([.unknown(Self.one), .unknown(Self.many)])),
      ])
    let form = try #require(Form.checking(questionnaire).form)
    words = ConditionWords(
      form,
      RuleDefinition(
        findings: [
          Finding(id: "plain", label: "Plain", staffLabel: "The plain one"),
          Finding(id: "doubt", label: "In doubt"),
        ],
        scores: [], rules: [], outcomes: [], passages: []), in: "en")
  }

  private static let one = Condition.answer("one", .includes(["yes"]))
  private static let many = Condition.answer("many", .includes(["yes", "no"]))

  private func said(_ condition: Condition) -> String { words.statement(of: condition).line }

  @Test("Tests of answers, with their doubts and their opposites")
  func answers() {
    #expect(said(Self.one) == "“One?” is “yes”")
    #expect(said(.not(Self.one)) == "“One?” is not “yes”")
    #expect(said(.unknown(Self.one)) == "“One?” has no definite answer")
    #expect(said(Self.many) == "“Many?” includes “yes” or “no”")
    #expect(said(.not(Self.many)) == "“Many?” does not include “yes” or “no”")
    #expect(said(.answer("many", .number(.atLeast, 2))) == "“Many?” has at least 2 answers")
    #expect(
      Relation.allCases.map { said(.answer("scale", .number($0, 7))) } == [
        "“Scale?” is less than 7", "“Scale?” is at most 7", "“Scale?” is exactly 7",
        "“Scale?” is at least 7", "“Scale?” is more than 7",
      ])
    #expect(said(.not(.answer("scale", .number(.greater, 2.5)))) == "“Scale?” is not more than 2.5")
  }

  @Test("Findings are called as staff call them")
  func findings() {
    #expect(said(.named("plain")) == "The plain one")
    #expect(said(.not(.named("plain"))) == "Not: The plain one")
    #expect(said(.unknown(.named("doubt"))) == "Unanswered: In doubt")
  }

  @Test("What is joined stands under what joins it; a list of one is what it holds")
  func joined() {
    let both = [Self.one, .named("plain")]
    let parts = [Statement("“One?” is “yes”"), Statement("The plain one")]
    #expect(words.statement(of: .all(both)) == Statement("All of these hold:", parts))
    #expect(words.statement(of: .any(both)) == Statement("At least one of these holds:", parts))
    #expect(
      words.statement(of: .atLeast(2, of: both)) == Statement("At least 2 of these hold:", parts))
    #expect(words.statement(of: .not(.any(both))) == Statement("None of these holds:", parts))
    #expect(words.statement(of: .not(.all(both))) == Statement("Not all of these hold:", parts))
    #expect(
      words.statement(of: .unknown(.all(both)))
        == Statement(
          "It is unanswered whether this holds:", [Statement("All of these hold:", parts)]))
    #expect(words.statement(of: .all([Self.one])) == parts[0])
    #expect(
      [Truth.yes, .no, .unknown].map { said(.constant($0)) } == [
        "Always", "Never", "Unanswered, whatever is answered",
      ])
  }

  @Test("Branches say what decides")
  func branches() {
    let condition = Condition.choose([
      Condition.Branch(when: Self.one, then: .constant(.unknown)),
      Condition.Branch(when: .any([Self.one, Self.many]), then: .constant(.yes)),
      Condition.Branch(when: .any([Self.one, Self.many]), then: .all([Self.one, Self.many])),
      Condition.Branch(when: nil, then: .named("plain")),
    ])
    let parts = [Statement("“One?” is “yes”"), Statement("“Many?” includes “yes” or “no”")]
    #expect(
      words.statement(of: condition)
        == Statement(
          "The first of these that applies decides:",
          [
            Statement("If “One?” is “yes”: it is unanswered"),
            Statement("If at least one of these holds, then it holds:", parts),
            Statement(
              "If at least one of these holds:",
              parts + [Statement("Then: All of these hold:", parts)]),
            Statement("Otherwise: The plain one"),
          ]))
  }

  @Test("In a decision table each entry alone is enough, in the column that it belongs to")
  func rows() {
    let rule = Rule(
      id: "R1",
      when: .any([
        .named("plain"), .any([.not(.named("plain")), .unknown(.named("plain"))]),
        .named("doubt"), .unknown(Self.one), .all([Self.one, Self.many]),
      ]), outcome: "o")
    let row = DecisionRow(rule, words)
    #expect(
      row.isTrue == [
        "The plain one", "All of these hold: “One?” is “yes”; “Many?” includes “yes” or “no”",
      ])
    #expect(row.isFalse == ["The plain one"])
    #expect(row.isUnanswered == ["The plain one", "In doubt", "“One?” has no definite answer"])
    #expect(!row.isForAllOthers)
    #expect(DecisionRow(Rule(id: "R2", when: nil, outcome: "o"), words).isForAllOthers)
  }
}
