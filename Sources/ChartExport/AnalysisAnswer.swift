import Interview
import Rules

/// One question that was asked or answered, for analysis.
struct AnalysisAnswer: Sendable {
  let item: String
  let section: String
  /// In the language that the questionnaire was written in.
  let question: String
  let respondent: Respondent
  let standing: Word
  let value: Value
  let unit: String?
  let by: Respondent?
  /// How often the answer was given anew or taken away.
  let changes: Int
  /// When the answer was given, and by whom of the staff, where that may be told.
  let at: String?
  let staff: String?

  enum Word: String, Hashable, Sendable, CaseIterable {
    case answered
    case declined
    case unanswered
    case doubtful
    case notCounted = "not-counted"
  }

  enum Value: Hashable, Sendable {
    case none
    /// With the labels in the language that the questionnaire was written in.
    case codes([String], label: String)
    case number(Double)
    /// A number of years over 89.
    case grouped
    case text(String)
    /// There is an answer, and it may not be told.
    case leftOut

    var kind: Kind {
      switch self {
      case .none: .none
      case .codes: .codes
      case .number: .number
      case .grouped: .grouped
      case .text: .text
      case .leftOut: .leftOut
      }
    }
  }

  enum Kind: String, Hashable, Sendable, CaseIterable {
    case none
    case codes
    case number
    case grouped
    case text
    case leftOut = "left-out"
  }

  init(
    _ record: ChartRecord, _ place: Int, _ standing: ChartRecord.Standing, _ privacy: Privacy
  ) {
    let form = record.form
    let item = form.items[place]
    let section = form.section(of: place)
    let last = record.review.standing(item.id)
    self.item = item.id.text
    self.section = section.id.text
    question = item.ask[form.sourceLanguage]
    respondent = section.respondent
    self.standing = Self.word(for: standing)
    unit = item.unit
    by = last.map { $0.by == nil ? .patient : .staff }
    changes = max(0, (record.review.histories[item.id]?.count ?? 0) - 1)
    switch privacy {
    case .identified:
      value = form.value(of: standing.answer, at: place)
      at = last.flatMap { record.momentText($0.at) }
      staff = last?.by.map { record.name(of: $0) }
    case .deidentified:
      value = form.value(of: standing.answer, at: place).deidentified(by: item)
      at = nil
      staff = nil
    }
  }

  static func word(for standing: ChartRecord.Standing) -> Word {
    switch standing {
    case .answered: .answered
    case .declined: .declined
    case .unanswered: .unanswered
    case .doubtful: .doubtful
    case .notCounted: .notCounted
    }
  }
}

extension AnalysisAnswer.Value {
  fileprivate func deidentified(by item: Item) -> AnalysisAnswer.Value {
    switch self {
    case .none, .codes, .grouped, .leftOut: return self
    case .text: return .leftOut
    case .number(let number):
      switch Deidentification.rule(for: item) {
      case .told: return self
      case .agesGrouped: return number > Double(Deidentification.oldestAge) ? .grouped : self
      case .leftOut: return .leftOut
      }
    }
  }
}

extension Form {
  fileprivate func value(of answer: FittingAnswer?, at place: Int) -> AnalysisAnswer.Value {
    switch answer {
    case nil: .none
    case .picked(let picks)?:
      .codes(
        picks.places.map { options(of: place)[$0].code.text },
        label: words(for: .picked(picks), at: place, in: sourceLanguage))
    case .number(let number)?: .number(number)
    case .text(let text)?: .text(text)
    }
  }
}

extension ChartRecord.Standing {
  fileprivate var answer: FittingAnswer? {
    switch self {
    case .answered(let answer), .declined(let answer), .doubtful(let answer),
      .notCounted(let answer):
      answer
    case .unanswered: nil
    }
  }
}

extension Item {
  var unit: String? {
    switch kind {
    case .number(let limits): limits.unit
    case .one, .oneOfPicked, .many, .scale, .text: nil
    }
  }
}
