import Interview
import Proof
import Rules
import Testing

@Suite("The prover is asked about patients")
struct AskingTests {
  private let form: Form
  private let rules: RuleSet

  init() throws {
    let options = ["yes", "no"].map {
      Interview.Option(code: Interview.Option.Code($0), label: "L")
    }
    let items =
      ["a", "b", "c"].map { Item(id: Item.ID($0), ask: "?", kind: .one, options: options) }
      + [
        Item(
          id: "n", ask: "?", kind: .scale(Item.Scale(range: 0...10, low: "L", high: "H")))
      ]
    let questionnaire = Questionnaire(
      id: "q", version: "1", languages: [NamedLanguage(language: "en", name: "English")],
      title: "T", status: "S", introduction: "I",
      sections: [Section(id: "s", title: "S", items: items)])
    form = try #require(Form.checking(questionnaire).form)
    func yes(_ id: Item.ID) -> Condition { .answer(id, .includes(["yes"])) }
    let definition = RuleDefinition(
      findings: [], scores: [],
      rules: [
        Rule(
          id: "R1", when: .any([yes("a"), .answer("n", .number(.atLeast, 7))]), outcome: "hold"),
        Rule(id: "R2", when: .all([yes("b"), yes("c")]), outcome: "open"),
        Rule(id: "R3", when: nil, outcome: "none"),
      ],
      outcomes: Tier.allCases.map {
        Outcome(
          id: Outcome.ID($0.rawValue), tier: $0, title: "T", heading: "H", patient: "P",
          nurse: "N")
      }, passages: [])
    rules = try #require(RuleSet.checking(definition, for: form).ruleSet)
  }

  private func sheet(_ answers: [Int: FittingAnswer]) -> AnswerSheet {
    var sheet = form.blankSheet
    for (place, answer) in answers { sheet[place] = answer }
    return sheet
  }

  private let yes = FittingAnswer.picked(Picks(0))
  private let no = FittingAnswer.picked(Picks(1))

  @Test("The smallest patient with an outcome, or nobody")
  func smallest() throws {
    var prover = try Prover(form: form, rules: rules)
    let open = prover.gets("open")
    #expect(prover.smallestPatient(suchThat: [open]) == sheet([1: yes, 2: yes]))
    let low = prover.answered(.number(9), at: 3)
    #expect(prover.patient(suchThat: [open, low]) == nil)
  }

  @Test("The nearest patient keeps the other answers, to the number")
  func closest() throws {
    var prover = try Prover(form: form, rules: rules)
    let given = sheet([0: no, 1: yes, 2: no, 3: .number(6)])
    let open = prover.gets("open")
    #expect(
      prover.closestPatient(to: given, suchThat: [open])
        == sheet([0: no, 1: yes, 2: yes, 3: .number(6)]))
    #expect(prover.closestPatient(to: given, suchThat: [open], fixed: [2]) == nil)
  }

  @Test("What forces an outcome is a set of answers none of which can be spared")
  func reasons() throws {
    var prover = try Prover(form: form, rules: rules)
    let given = sheet([0: no, 1: yes, 2: yes, 3: .number(8)])
    let answers = form.items.indices.map { prover.answered(given[$0], at: $0) }
    let hold = prover.gets("hold")
    #expect(prover.whyImpossible([!hold], assuming: answers) == [answers[3]])
    #expect(prover.whyImpossible([hold], assuming: answers) == nil)
  }
}
