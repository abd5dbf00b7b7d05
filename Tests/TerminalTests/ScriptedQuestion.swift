import Interview

/// One question as its page shows it in one language, and what answers it.
struct ScriptedQuestion {
  let id: Item.ID
  let text: String
  let kind: Item.Kind
  let choices: [Choice]
  /// The answer, as places among the choices.
  var picks: [Int]

  struct Choice {
    let key: String
    let label: String
    let value: Value
  }

  enum Value: Hashable {
    case number(Int)
    case code(Option.Code)
  }

  init(_ place: Int, of session: Session, in language: Language, answer: Answer) throws {
    let item = session.form.items[place]
    id = item.id
    kind = item.kind
    text = item.ask[language]
    var numbers: [Choice] = []
    if case .scale(let scale) = item.kind {
      numbers = scale.range.map {
        Choice(key: String($0), label: String($0), value: .number($0))
      }
    }
    let options = session.offered(at: place).map(\.option)
    let keys = Self.keys(of: options.count, besides: numbers.count)
    choices =
      numbers
      + zip(keys, options).map { key, option in
        Choice(key: key, label: option.label[language], value: .code(option.code))
      }
    picks = []
    picks = try places(of: answer)
  }

  /// The same question with another answer.
  func answered(_ codes: Option.Code...) throws -> ScriptedQuestion {
    var question = self
    question.picks = try places(of: .codes(codes))
    return question
  }

  var answer: Answer {
    let values = picks.sorted().map { choices[$0].value }
    if case .number(let number)? = values.first { return .number(Double(number)) }
    return .codes(
      values.compactMap { value in
        switch value {
        case .code(let code): code
        case .number: nil
        }
      })
  }

  /// What is typed for the answer in the line-by-line mode.
  var line: String {
    picks.map { pick in
      isScale ? choices[pick].key : String(pick + 1)
    }.joined(separator: " ")
  }

  /// How a choice begins on the screen, marked or not.
  func start(of pick: Int, isMarked: Bool) -> String {
    let choice = choices[pick]
    switch choice.value {
    case .number: return isMarked ? "[\(choice.label)]" : " \(choice.label) "
    case .code:
      let mark = kind == .many ? (isMarked ? "[x]" : "[ ]") : (isMarked ? "(●)" : "( )")
      return "\(mark) \(choice.key)  "
    }
  }

  var isScale: Bool {
    switch kind {
    case .scale: true
    case .one, .oneOfPicked, .many, .number, .text: false
    }
  }

  /// Digits, then letters, but for the two that stand for skipping and for the language; beside
  /// the numbers of a scale letters only.
  private static func keys(of count: Int, besides numbers: Int) -> [String] {
    let digits = numbers == 0 ? (1...9).map(String.init) : []
    let letters = "abcdefghijklmnopqrstuvwxyz".filter { !"ls".contains($0) }.map(String.init)
    return Array((digits + letters).prefix(count))
  }

  private func places(of answer: Answer) throws -> [Int] {
    let values: [Value]
    switch answer {
    case .codes(let codes): values = codes.map(Value.code)
    case .number(let number): values = [.number(Int(number))]
    case .text: values = []
    }
    let places = values.compactMap { value in choices.firstIndex { $0.value == value } }
    guard !values.isEmpty, places.count == values.count else {
      throw ScriptFault.cannotBeChosen(id.text)
    }
    return places
  }
}

/// Why a script cannot be played.
enum ScriptFault: Error {
  case cannotBeChosen(String)
  case noAnswer(String)
  case noSuchCase(String)
  case noQuestionnaire(String)
}
