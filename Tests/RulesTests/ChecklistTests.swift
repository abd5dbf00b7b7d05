import Interview
import Rules
import Testing

struct ChecklistTests {
  private func rules(_ entries: [Checklist.Entry]) -> (ruleSet: RuleSet?, problems: [RuleProblem]) {
    let sample = Samples.definition
    let definition = RuleDefinition(
      findings: sample.findings, scores: sample.scores, rules: sample.rules,
      outcomes: sample.outcomes, passages: sample.passages,
      checklist: Checklist(title: "List", note: "For staff.", entries: entries))
    do {
      return RuleSet.checking(definition, for: try Samples.form())
    } catch {
      Issue.record("the sample is no form")
      return (nil, [])
    }
  }

  private func entry(
    _ id: Checklist.Entry.ID, applies: Condition? = nil, when: Condition? = nil
  ) -> Checklist.Entry {
    Checklist.Entry(
      id: id, text: LocalizedText("Text \(id)"), who: "Nurse", applies: applies, when: when)
  }

  private func lines(
    _ entries: [Checklist.Entry], _ answers: [Item.ID: Answer]
  ) throws -> [String] {
    let form = try Samples.form()
    let rules = try #require(rules(entries).ruleSet)
    var sheet = form.blankSheet
    for (item, answer) in answers {
      sheet[try #require(form.place(of: item))] = try form.fitting(
        answer, at: try #require(form.place(of: item)))
    }
    return rules.checklist(form.evaluate(sheet)).map {
      "\($0.entry.id): \(Phrases.english.statusWord(for: $0.status))"
    }
  }

  @Test("An entry is met, not met or unknown, as its condition says")
  func status() throws {
    let entries = [
      entry("A", when: .named("snoring")), entry("B", when: .named("napping")),
      entry("C", when: Samples.answer("chest-pain", "yes")), entry("D"),
    ]
    #expect(
      try lines(entries, ["snores": .codes(["yes"]), "naps": .codes(["no"])]) == [
        "A: met", "B: not met", "C: unknown", "D: unknown",
      ])
  }

  @Test("An entry that does not concern the patient is left out; one that may is unknown")
  func applies() throws {
    let entries = [
      entry("A", applies: .named("napping"), when: .named("snoring")),
      entry("B", applies: .not(.named("napping")), when: .named("snoring")),
    ]
    let snores: [Item.ID: Answer] = ["snores": .codes(["yes"])]
    #expect(try lines(entries, snores) == ["A: unknown", "B: unknown"])
    #expect(
      try lines(entries, snores.merging(["naps": .codes(["yes"])]) { $1 }) == ["A: met"])
    #expect(
      try lines(entries, snores.merging(["naps": .codes(["no"])]) { $1 }) == ["B: met"])
  }

  @Test("Rules without a checklist have no lines")
  func none() throws {
    let form = try Samples.form()
    #expect(try Samples.rules(for: form).checklist(form.evaluate(form.blankSheet)) == [])
  }

  @Test("What is misspelt or said twice in a checklist is found")
  func problems() {
    let entries = [
      entry("A", when: .named("snorin")), entry("B", applies: Samples.answer("nap", "yes")),
      entry("A"),
    ]
    #expect(
      rules(entries).problems == [
        RuleProblem(.duplicate(.entry, "A"), at: .checklist(2, .id)),
        RuleProblem(
          .condition(.unknownCondition("snorin", nearest: "snoring")),
          at: .checklist(0, .when(ConditionPath(part: .subject)))),
        RuleProblem(
          .condition(.unknownItem("nap", nearest: "naps")),
          at: .checklist(1, .applies(ConditionPath(part: .subject)))),
      ])
  }

  @Test("The status is said in the reader's language")
  func words() {
    let truths: [Truth] = [.yes, .no, .unknown]
    #expect(
      truths.map { Phrases.inLanguage("es").statusWord(for: $0) } == [
        "se cumple", "no se cumple", "no se sabe",
      ])
    #expect(
      truths.map { Phrases.inLanguage("fr").statusWord(for: $0) } == ["met", "not met", "unknown"])
  }
}
