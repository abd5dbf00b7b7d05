import Interview
import Testing

struct FormTests {
  private func problems(_ questionnaire: Questionnaire) -> [Problem] {
    Form.checking(questionnaire).problems
  }

  @Test("A questionnaire without questions is no form")
  func noQuestions() {
    #expect(
      problems(Samples.questionnaire([Item]())) == [Problem(.noQuestions, at: .questionnaire)])
  }

  @Test("The same id twice is found at the second place")
  func duplicates() {
    #expect(
      problems(Samples.questionnaire([Samples.item("a"), Samples.item("b"), Samples.item("a")]))
        == [Problem(.duplicate(.item, "a"), at: .item(2, .id))])
  }

  @Test("Names that nobody defines are found deep inside a condition, with the nearest name")
  func unknownNames() {
    let when = Condition.any([
      Samples.is("a", "yes", "nope"), .not(Samples.is("ab", "yes")), .named("fevr"),
    ])
    let questionnaire = Samples.questionnaire(
      [Samples.item("a"), Samples.item("b", when: when)],
      conditions: [Samples.condition("fever", Samples.is("a", "yes"))])
    #expect(
      problems(questionnaire) == [
        Problem(
          .unknownOption("nope", of: "a", nearest: "no"),
          at: .item(1, .when(ConditionPath([0], part: .code(1))))),
        Problem(
          .unknownItem("ab", nearest: "a"),
          at: .item(1, .when(ConditionPath([1, 0], part: .subject)))),
        Problem(
          .unknownCondition("fevr", nearest: "fever"),
          at: .item(1, .when(ConditionPath([2], part: .subject)))),
      ])
  }

  @Test("A number is compared only where there is one, a code only where there are options")
  func comparisons() {
    let number = Item.Kind.number(Item.NumberLimits(range: 0...9, decimals: 0, unit: ""))
    let questionnaire = Samples.questionnaire(
      [Samples.item("a"), Samples.item("n", number, options: [])],
      conditions: [
        Samples.condition("x", .answer("a", .number(.less, 3))),
        Samples.condition("y", Samples.is("n", "yes")),
      ])
    #expect(
      problems(questionnaire) == [
        Problem(
          .notComparable("a"), at: .condition(0, .condition(ConditionPath(part: .comparison)))),
        Problem(.notAChoice("n"), at: .condition(1, .condition(ConditionPath(part: .comparison)))),
      ])
  }

  @Test("A loop through questions and findings is told in full")
  func loop() {
    let questionnaire = Samples.questionnaire(
      [
        Samples.item("a", when: .named("c")),
        Samples.item("b", when: Samples.is("a", "yes")),
      ],
      conditions: [Samples.condition("c", Samples.is("b", "yes"))])
    #expect(
      problems(questionnaire) == [
        Problem(
          .loop([.item("a"), .condition("c"), .item("b")]),
          at: .item(0, .when(ConditionPath())))
      ])
  }

  @Test("Ten thousand findings in a chain are no trouble")
  func longChain() {
    let count = 10_000
    let conditions = (0..<count).map { order in
      Samples.condition(
        NamedCondition.ID("c\(order)"),
        order + 1 < count ? .named(NamedCondition.ID("c\(order + 1)")) : Samples.is("a", "yes"))
    }
    #expect(problems(Samples.questionnaire([Samples.item("a")], conditions: conditions)) == [])
  }

  @Test("An answer that does not fit is rejected with its reason")
  func rejections() throws {
    let scale = Item.Scale(range: 0...10, low: "None", high: "Worst")
    let form = try Form(
      sample: Samples.questionnaire([
        Samples.item("one"), Samples.item("many", .many, options: Samples.places),
        Samples.item("scale", .scale(scale), options: []),
        Samples.item("text", .text(maximumLength: 3), options: []),
      ]))
    func rejection(_ answer: Answer, at place: Int) -> Rejection? {
      do {
        _ = try form.fitting(answer, at: place)
        return nil
      } catch {
        return error
      }
    }
    #expect(rejection(.codes(["yess"]), at: 0) == .noSuchOption("yess", nearest: "yes"))
    #expect(rejection(.codes(["yes", "no"]), at: 0) == .oneOnly)
    #expect(rejection(.codes([]), at: 0) == .empty)
    #expect(rejection(.number(1), at: 0) == .notAChoice)
    #expect(rejection(.codes(["neck", "none"]), at: 1) == .notTogether("none"))
    #expect(rejection(.number(11), at: 2) == .outside(0...10))
    #expect(rejection(.number(5.5), at: 2) == .tooManyDecimals(allowed: 0))
    #expect(rejection(.text("no"), at: 2) == .notANumber)
    #expect(rejection(.text("long"), at: 3) == .tooLong(maximum: 3))
    #expect(rejection(.text("  "), at: 3) == .empty)
    #expect(rejection(.codes(["neck", "leg"]), at: 1) == nil)
  }
}
