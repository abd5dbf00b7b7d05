extension Sentences {
  func sentence(for fact: ReadingFact, at mark: SourceMark) -> Sentence {
    switch fact {
    case .file(let fact): sentence(for: fact)
    case .shape(let fact): sentence(for: fact)
    case .content(let fact): sentence(for: fact)
    case .text(let fact): sentence(for: fact)
    case .example(let fact): sentence(for: fact, at: mark)
    }
  }

  func sentence(for fact: ShapeFact) -> Sentence {
    switch fact {
    case .unknownKey(let key, let thing, let nearest):
      Sentence(
        code: "unknown-key", message: "\(thing.rawValue) has no key \(name(key))",
        hint: didYouMean(nearest))
    case .missingKey(let key, let thing):
      Sentence(code: "missing-key", message: "\(thing.rawValue) needs \(name(key))")
    case .wrongShape(let expected, let found):
      Sentence(
        code: "wrong-shape",
        message: "\(expected.rawValue) belongs here, and not \(found.rawValue)",
        hint: expected == .text ? "put a text with `: `, `[` or `{` in it in quotes" : nil)
    case .emptyText:
      Sentence(code: "empty-text", message: "there is no text here")
    case .emptyList:
      Sentence(code: "empty-list", message: "this list is empty")
    case .notAName(let text):
      Sentence(
        code: "not-a-name",
        message: "\(name(text)) cannot be a name; names have letters, digits and hyphens")
    case .notANumber(let text):
      Sentence(code: "not-a-number", message: "\(name(text)) is not a number")
    case .notAWholeNumber(let text):
      Sentence(code: "not-a-whole-number", message: "\(name(text)) is not a whole number")
    case .notYesOrNo(let text):
      Sentence(code: "not-yes-or-no", message: "\(name(text)) is neither `yes` nor `no`")
    case .notOneOf(let text, let words, let nearest):
      Sentence(
        code: "not-one-of", message: "\(name(text)) is not allowed here; \(choices(words)) is",
        hint: didYouMean(nearest))
    }
  }
}
