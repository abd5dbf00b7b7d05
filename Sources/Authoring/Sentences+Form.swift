import Interview

extension Sentences {
  func sentence(for problem: Problem, at mark: SourceMark) -> Sentence {
    if case .unknownItem(let id, let nearest) = problem.fact,
      case .item(_, let part) = problem.place,
      part == .kind || part == .ifNotAsked || part == .needs
    {
      return Sentence(
        code: "unknown-item", message: "no question defines \(name(id))",
        hint: didYouMean(nearest, seenFrom: mark))
    }
    return sentence(for: problem.fact, at: mark)
  }

  func sentence(for fact: Problem.Fact, at mark: SourceMark) -> Sentence {
    switch fact {
    case .noQuestions:
      return Sentence(code: "no-questions", message: "this questionnaire asks nothing")
    case .duplicate(let kind, let text):
      return Sentence(
        code: "duplicate-\(kind.word)", message: "there is already \(kind.article) \(name(text))")
    case .unknownItem(let id, let nearest):
      return Sentence(
        code: "unknown-item",
        message: "this condition asks about \(name(id)), which no question defines",
        hint: definitions.findings[NamedCondition.ID(id.text)] != nil
          ? "\(name(id)) is a finding; write its name alone"
          : didYouMean(nearest, seenFrom: mark))
    case .unknownCondition(let id, let nearest):
      return Sentence(
        code: "unknown-finding",
        message: "this condition names \(name(id)), which is no finding",
        hint: definitions.items[Item.ID(id.text)] != nil
          ? "\(name(id)) is a question; write `\(id): CODE`"
          : didYouMean(nearest, seenFrom: mark))
    case .unknownOption(let code, let item, let nearest):
      return Sentence(
        code: "unknown-option",
        message: "\(name(item)) has no option \(name(code))",
        hint: didYouMean(nearest?.text))
    case .unknownPicture(let id, let nearest):
      return Sentence(
        code: "unknown-picture", message: "there is no picture \(name(id))",
        hint: didYouMean(nearest?.text))
    case .noOptions(let item):
      return Sentence(code: "no-options", message: "\(name(item)) has nothing to choose from")
    case .tooManyOptions(let item, let limit):
      return Sentence(
        code: "too-many-options", message: "\(name(item)) has more than \(limit) options")
    case .notComparable(let item):
      return Sentence(
        code: "not-comparable",
        message: "\(name(item)) has no number to compare",
        hint: "name the options: `\(item): CODE` or `\(item): [CODE, CODE]`")
    case .notAChoice(let item):
      return Sentence(
        code: "not-a-choice",
        message: "\(name(item)) has no options, so its answer is no code",
        hint: "compare it: `\(item): \">= 3\"`")
    case .notManyChoices(let item):
      return Sentence(
        code: "not-many-choices",
        message: "\(name(item)) does not let the patient pick several options",
        hint: "`choice-from` needs a question with `multiple`")
    case .impossibleCount(let count, let parts):
      return Sentence(
        code: "impossible-count", message: "`count` is \(count), but there are \(parts) conditions",
        hint: "a count from 1 to \(parts) makes sense")
    case .loop(let nodes):
      return Sentence(code: "loop", message: loop(nodes))
    case .raggedPicture(let picture):
      return Sentence(
        code: "ragged-picture", message: "the rows of picture \(name(picture)) differ in length",
        hint: "fill short rows with full stops")
    case .letterWithoutRegion(let letter, let picture):
      return Sentence(
        code: "letter-without-region",
        message: "picture \(name(picture)) draws \(name(String(letter))), which is no region",
        hint: "add `\(letter): CODE` to `regions`")
    }
  }

  private func loop(_ nodes: [Problem.Node]) -> String {
    guard nodes.count > 1, let first = nodes.first else {
      return "\(nodes.first.map(node) ?? "this") needs itself"
    }
    let steps = zip(nodes, nodes.dropFirst() + [first]).map { "\(node($0)) needs \(node($1))" }
    return steps.joined(separator: ", ")
  }

  private func node(_ node: Problem.Node) -> String {
    switch node {
    case .section(let id): "section \(name(id))"
    case .item(let id): name(id)
    case .condition(let id): name(id)
    }
  }
}

extension Problem.Kind {
  fileprivate var word: String {
    switch self {
    case .section: "section"
    case .item: "item"
    case .option: "option"
    case .finding: "finding"
    case .picture: "picture"
    }
  }

  fileprivate var article: String {
    switch self {
    case .section: "a section"
    case .item: "a question"
    case .option: "an option"
    case .finding: "a finding"
    case .picture: "a picture"
    }
  }
}
