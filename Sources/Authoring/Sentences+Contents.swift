import Interview

extension Sentences {
  func sentence(for fact: ContentFact) -> Sentence {
    switch fact {
    case .severalTests(let keys):
      Sentence(
        code: "several-tests",
        message: "a condition has one key, and this has \(names(keys))",
        hint: "write `all: [ … ]` or `any: [ … ]`")
    case .listAsCondition:
      Sentence(
        code: "list-as-condition", message: "a list alone is no condition",
        hint: "write `all: [ … ]` or `any: [ … ]`")
    case .emptyCondition:
      Sentence(code: "empty-condition", message: "this condition is empty")
    case .badComparison(let text):
      Sentence(
        code: "bad-comparison", message: "\(name(text)) is no comparison",
        hint: "write `<`, `<=`, `=`, `>=` or `>` and one number, as in `\">= 3\"`")
    case .openChoice:
      Sentence(
        code: "open-choice", message: "the last branch of `choose` has a `when`",
        hint: "end with `- then: …`, which holds for everybody else")
    case .closedChoice:
      Sentence(
        code: "closed-choice",
        message: "only the last branch of `choose` goes without `when`")
    case .noKind:
      Sentence(
        code: "no-kind", message: "this question does not say how it is answered",
        hint: "add one of \(choices(QuestionnaireReader.kinds))")
    case .severalKinds(let kinds):
      Sentence(
        code: "several-kinds",
        message: "a question is answered in one way, and this has \(names(kinds))")
    case .unknownChoices(let choices, let nearest):
      Sentence(
        code: "unknown-choices", message: "`choices` has no list \(name(choices))",
        hint: didYouMean(nearest))
    case .emptyRange:
      Sentence(code: "empty-range", message: "`min` has to be less than `max`")
    case .regionIsNotALetter(let text):
      Sentence(
        code: "region-is-not-a-letter", message: "a region is one letter, and \(name(text)) is not")
    case .noCondition:
      Sentence(
        code: "no-condition", message: "this finding has no condition",
        hint: "add `when: …`, `all: [ … ]` or `any: [ … ]`")
    case .severalConditions(let keys, let nearest):
      Sentence(
        code: "several-conditions",
        message: "a finding has one condition, and this has \(names(keys))",
        hint: didYouMean(nearest) ?? "put them under `all:` or `any:`")
    case .duplicateTopic(let topic, let firstLine):
      Sentence(
        code: "duplicate-topic", message: "there is already a topic \(name(topic))",
        hint: "first at line \(firstLine)")
    case .onlyForStaff(let words):
      Sentence(
        code: "only-for-staff", message: "only a question for staff can have \(name(words))",
        hint: "ask it in a section with `by: staff`")
    case .noSuchCode(let code, let system):
      sentence(for: code, in: system)
    case .unclearProperty(let id):
      Sentence(
        code: "unclear-property",
        message: "property \(name(id)) has to promise one thing",
        hint: Hint(
          text: "whom it is about with \(choices(RulesReader.whomKeys)), and what with "
            + "\(choices(RulesReader.promiseKeys)); or alone \(choices(RulesReader.loneKeys))"))
    case .unusedChoices(let choices):
      Sentence(
        code: "unused-choices", severity: .warning,
        message: "no question offers the choices \(name(choices))")
    case .unusedFinding(let id):
      Sentence(
        code: "unused-finding", severity: .warning,
        message: "nothing uses finding \(name(id)), and it has neither `label` nor `note`")
    case .unknownSource(let source, let nearest):
      Sentence(
        code: "unknown-source", severity: .warning,
        message: "`sources` does not say what \(name(source)) is", hint: didYouMean(nearest))
    case .unusedSource(let source):
      Sentence(
        code: "unused-source", severity: .warning,
        message: "nothing refers to the source \(name(source))")
    }
  }

  private func sentence(for code: String, in system: PublishedCode.System) -> Sentence {
    switch system {
    case .loinc:
      Sentence(
        code: "no-such-code", message: "LOINC cannot have the code \(name(code))",
        hint: "a code is digits, a hyphen and a check digit that fits them")
    }
  }
}
