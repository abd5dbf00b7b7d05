import Interview

extension Sentences {
  func sentence(for fact: ExampleFact, at mark: SourceMark) -> Sentence {
    switch fact {
    case .unknownItem(let id, let nearest):
      Sentence(
        code: "unknown-item", message: "no question defines \(name(id))",
        hint: didYouMean(nearest, seenFrom: mark))
    case .unknownFinding(let id, let nearest):
      Sentence(
        code: "unknown-finding", message: "there is no finding \(name(id))",
        hint: didYouMean(nearest, seenFrom: mark))
    case .unknownOutcome(let outcome, let nearest):
      Sentence(
        code: "unknown-outcome", message: "`outcome-texts` has no outcome \(name(outcome))",
        hint: didYouMean(nearest))
    case .unknownRule(let rule, let nearest):
      Sentence(
        code: "unknown-rule", message: "there is no rule \(name(rule))",
        hint: didYouMean(nearest))
    case .duplicateCase(let id, let firstLine):
      Sentence(
        code: "duplicate-case", message: "there is already an example patient \(name(id))",
        hint: "first at line \(firstLine)")
    case .answerDoesNotFit(let item, let rejection):
      sentence(for: rejection, of: item)
    case .twoExpectations(let id):
      Sentence(
        code: "two-expectations",
        message: "finding \(name(id)) is expected to be two things at once")
    case .unknownEntry(let entry, let nearest):
      Sentence(
        code: "unknown-entry", message: "`checklist` has no entry \(name(entry))",
        hint: didYouMean(nearest))
    }
  }

  private func sentence(for rejection: Rejection, of item: Item.ID) -> Sentence {
    let question = name(item)
    switch rejection {
    case .noSuchOption(let code, let nearest):
      return Sentence(
        code: "unknown-option", message: "\(question) has no option \(name(code))",
        hint: didYouMean(nearest?.text))
    case .empty:
      return misfit("an answer to \(question) cannot be empty")
    case .oneOnly:
      return misfit("\(question) has one answer only")
    case .notTogether(let code):
      return misfit("\(name(code)) cannot be combined with other options of \(question)")
    case .notAChoice:
      return misfit("\(question) is answered with an option")
    case .notANumber:
      return misfit("\(question) is answered with a number")
    case .notAText:
      return misfit("\(question) is answered with a text")
    case .outside(let range):
      return misfit(
        "\(question) is answered with a number from \(plain(range.lowerBound)) to \(plain(range.upperBound))"
      )
    case .tooManyDecimals(let allowed):
      return misfit(
        allowed == 0
          ? "\(question) is answered with a whole number"
          : "\(question) is answered with \(allowed) decimals at most")
    case .tooLong(let maximum):
      return misfit("\(question) is answered with \(maximum) characters at most")
    }
  }

  private func misfit(_ message: String) -> Sentence {
    Sentence(code: "answer-does-not-fit", message: message)
  }

  private func plain(_ number: Double) -> String {
    number.rounded() == number && number.magnitude < 1e9 ? String(Int(number)) : String(number)
  }
}
