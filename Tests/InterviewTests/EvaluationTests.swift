import Interview
import Testing

struct EvaluationTests {
  @Test("An answer that is missing or says that it is not known makes its tests unknown")
  func unknownAnswers() throws {
    let form = try Form(
      sample: Samples.questionnaire(
        [Samples.item("a")], conditions: [Samples.condition("c", Samples.is("a", "yes"))]))
    #expect(try form.truth(of: "c", [:]) == .unknown)
    #expect(try form.truth(of: "c", ["a": .codes(["unsure"])]) == .unknown)
    #expect(try form.truth(of: "c", ["a": .codes(["no"])]) == .no)
    #expect(try form.truth(of: "c", ["a": .codes(["yes"])]) == .yes)
  }

  @Test("A missing answer that takes no part makes its tests false")
  func takesNoPart() throws {
    let form = try Form(
      sample: Samples.questionnaire(
        [
          Samples.item(
            "t", .number(Item.NumberLimits(range: 30...45, decimals: 1, unit: "C")), options: [],
            ifUnanswered: .nothing)
        ],
        conditions: [Samples.condition("fever", .answer("t", .number(.atLeast, 38)))]))
    #expect(try form.truth(of: "fever", [:]) == .no)
    #expect(try form.truth(of: "fever", ["t": .number(37.9)]) == .no)
    #expect(try form.truth(of: "fever", ["t": .number(38)]) == .yes)
  }

  @Test("A question that is not asked takes its named value; one that may be asked is unknown")
  func standIns() throws {
    let form = try Form(
      sample: Samples.questionnaire(
        [
          Samples.item("a"),
          Samples.item("b", when: Samples.is("a", "yes"), ifNotAsked: .code("no")),
          Samples.item("c", when: Samples.is("a", "yes"), ifNotAsked: .nothing),
          Samples.item("d", when: Samples.is("a", "yes")),
        ],
        conditions: [
          Samples.condition("b-no", Samples.is("b", "no")),
          Samples.condition("c-no", Samples.is("c", "no")),
          Samples.condition("d-no", Samples.is("d", "no")),
        ]))
    func truths(_ answers: [Item.ID: Answer]) throws -> [Truth] {
      form.evaluate(try form.sheet(answers)).truths
    }
    #expect(try truths(["a": .codes(["no"])]) == [.yes, .no, .unknown])
    #expect(try truths([:]) == [.unknown, .unknown, .unknown])
    let ignored: [Item.ID: Answer] = ["b": .codes(["no"]), "d": .codes(["no"])]
    #expect(try truths(ignored) == [.unknown, .unknown, .unknown])
    let sheet = try form.sheet(ignored)
    #expect(form.ignored(sheet, form.evaluate(sheet)) == [1, 3])
  }

  @Test("A section's condition hides its questions without giving them a value")
  func sectionCondition() throws {
    let form = try Form(
      sample: Samples.questionnaire(
        [
          Section(id: "first", title: "First", items: [Samples.item("a")]),
          Section(
            id: "second", title: "Second",
            when: .any([.named("shown"), .unknown(.named("shown"))]),
            items: [
              Samples.item("b", when: .not(Samples.is("a", "no")), ifNotAsked: .code("no"))
            ]),
        ],
        conditions: [
          Samples.condition("shown", Samples.is("a", "yes")),
          Samples.condition("b-no", Samples.is("b", "no")),
        ]))
    #expect(try form.truth(of: "b-no", ["a": .codes(["no"])]) == .yes)
    #expect(try form.truth(of: "b-no", ["a": .codes(["yes"]), "b": .codes(["no"])]) == .yes)
    let unknown = form.evaluate(try form.sheet(["b": .codes(["no"])]))
    #expect(unknown.standings == [.asked, .undetermined])
    #expect(unknown.truths == [.unknown, .unknown])
  }

  @Test("A choice among what was picked takes the one pick, and ignores what was not picked")
  func oneOfPicked() throws {
    let form = try Form(
      sample: Samples.questionnaire(
        [
          Samples.item("where", .many, options: Samples.places),
          Samples.item(
            "worst", .oneOfPicked("where"), options: [],
            when: .answer("where", .number(.atLeast, 2)), ifNotAsked: .sameAs("where")),
        ],
        conditions: [Samples.condition("back", Samples.is("worst", "back"))]))
    #expect(try form.truth(of: "back", ["where": .codes(["back"])]) == .yes)
    #expect(try form.truth(of: "back", ["where": .codes(["neck"])]) == .no)
    #expect(try form.truth(of: "back", ["where": .codes(["neck", "back"])]) == .unknown)
    let picked: [Item.ID: Answer] = ["where": .codes(["neck", "leg"]), "worst": .codes(["back"])]
    #expect(try form.truth(of: "back", picked) == .unknown)
    let sheet = try form.sheet(picked)
    #expect(form.ignored(sheet, form.evaluate(sheet)) == [1])
    #expect(form.options(of: 1).map(\.code) == ["neck", "back", "leg"])
  }

  @Test("At-least counts what is certain and what is possible")
  func atLeast() throws {
    let parts = ["a", "b", "c"].map { Samples.is(Item.ID($0), "yes") }
    let form = try Form(
      sample: Samples.questionnaire(
        ["a", "b", "c"].map { Samples.item(Item.ID($0)) },
        conditions: [Samples.condition("two", .atLeast(2, of: parts))]))
    #expect(try form.truth(of: "two", ["a": .codes(["yes"]), "b": .codes(["yes"])]) == .yes)
    #expect(try form.truth(of: "two", ["a": .codes(["yes"]), "b": .codes(["no"])]) == .unknown)
    #expect(try form.truth(of: "two", ["a": .codes(["no"]), "b": .codes(["no"])]) == .no)
  }

  @Test("Choose takes the first branch that is true, and passes over an unknown one")
  func choose() throws {
    let form = try Form(
      sample: Samples.questionnaire(
        [Samples.item("a"), Samples.item("b")],
        conditions: [
          Samples.condition(
            "c",
            .choose([
              .init(when: Samples.is("a", "yes"), then: .constant(.unknown)),
              .init(when: nil, then: Samples.is("b", "yes")),
            ]))
        ]))
    #expect(try form.truth(of: "c", ["a": .codes(["yes"]), "b": .codes(["yes"])]) == .unknown)
    #expect(try form.truth(of: "c", ["b": .codes(["yes"])]) == .yes)
    #expect(try form.truth(of: "c", ["a": .codes(["no"]), "b": .codes(["no"])]) == .no)
  }

  @Test("A safety answer that was taken back is unknown unless it is a warning by itself")
  func takenBack() throws {
    let form = try Form(
      sample: Samples.questionnaire(
        [
          Samples.item("old"),
          Samples.item("fall", warnings: [.sameDay: ["yes"]]),
        ],
        conditions: [
          Samples.condition(
            "broken", .all([Samples.is("old", "yes"), Samples.is("fall", "yes")]), warns: .sameDay),
          Samples.condition("open", .unknown(Samples.is("fall", "yes"))),
        ]))
    func truths(old: Option.Code, fall: Option.Code) throws -> [Truth] {
      let answers: [Item.ID: Answer] = ["old": .codes([old]), "fall": .codes([fall])]
      return form.evaluate(try form.sheet(answers, changed: ["fall"])).truths
    }
    #expect(try truths(old: "yes", fall: "no") == [.unknown, .yes])
    #expect(try truths(old: "yes", fall: "yes") == [.yes, .no])
    #expect(try truths(old: "no", fall: "yes") == [.no, .yes])
  }

  @Test("What an unknown condition waits for leads back to the questions that can be answered")
  func unsettled() throws {
    let form = try Form(
      sample: Samples.questionnaire(
        [
          Samples.item("a"), Samples.item("b", when: Samples.is("a", "yes")),
          Samples.item("c"),
        ],
        conditions: [
          Samples.condition("all", .all([Samples.is("b", "yes"), Samples.is("c", "yes")]))
        ]))
    func waiting(_ answers: [Item.ID: Answer]) throws -> [Int] {
      form.unsettled(by: 0, form.evaluate(try form.sheet(answers)))
    }
    #expect(try waiting(["c": .codes(["yes"])]) == [0])
    #expect(try waiting(["a": .codes(["yes"])]) == [1, 2])
    #expect(try waiting(["c": .codes(["yes"]), "a": .codes(["no"])]) == [])
  }
}
