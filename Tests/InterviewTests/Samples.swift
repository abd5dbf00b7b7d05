import Interview

/// Small questionnaires for the tests of this target.
enum Samples {
  static let yesNo = [
    Option(code: "yes", label: "Yes"), Option(code: "no", label: "No"),
    Option(code: "unsure", label: "Not sure", isUnknown: true),
  ]

  static let places = [
    Option(code: "neck", label: "Neck"), Option(code: "back", label: "Back"),
    Option(code: "leg", label: "Leg"),
    Option(code: "none", label: "None", isExclusive: true),
  ]

  static func questionnaire(
    _ sections: [Section], conditions: [NamedCondition] = []
  ) -> Questionnaire {
    Questionnaire(
      id: "sample", version: "1",
      languages: [
        NamedLanguage(language: "en", name: "English"),
        NamedLanguage(language: "es", name: "Español"),
      ],
      title: "Sample", status: "Draft.", introduction: "Hello.", sections: sections,
      conditions: conditions)
  }

  static func questionnaire(
    _ items: [Item], conditions: [NamedCondition] = []
  ) -> Questionnaire {
    questionnaire([Section(id: "only", title: "Only", items: items)], conditions: conditions)
  }

  static func item(
    _ id: Item.ID, _ kind: Item.Kind = .one, options: [Option] = yesNo, when: Condition? = nil,
    ifNotAsked: Item.StandIn = .unknown, ifUnanswered: Item.StandIn = .unknown,
    warnings: [Urgency: [Option.Code]] = [:]
  ) -> Item {
    Item(
      id: id, ask: LocalizedText("\(id)?"), kind: kind, options: options, when: when,
      ifNotAsked: ifNotAsked, ifUnanswered: ifUnanswered, warnings: warnings)
  }

  static func condition(
    _ id: NamedCondition.ID, _ condition: Condition, warns: Urgency? = nil
  ) -> NamedCondition {
    NamedCondition(id: id, condition: condition, warns: warns)
  }

  static func `is`(_ item: Item.ID, _ codes: Option.Code...) -> Condition {
    .answer(item, .includes(codes))
  }
}

extension Form {
  /// The form of a sample that has no problems.
  init(sample questionnaire: Questionnaire) throws {
    let checked = Form.checking(questionnaire)
    guard let form = checked.form else { throw SampleFault(problems: checked.problems) }
    self = form
  }

  struct SampleFault: Error {
    let problems: [Problem]
  }

  func sheet(_ answers: [Item.ID: Answer], changed: [Item.ID] = []) throws -> AnswerSheet {
    var sheet = blankSheet
    for (item, answer) in answers {
      guard let place = place(of: item) else { throw Rejection.empty }
      sheet[place] = try fitting(answer, at: place)
    }
    for item in changed {
      guard let place = place(of: item) else { throw Rejection.empty }
      sheet.markChanged(place)
    }
    return sheet
  }

  /// The truth of a named condition, given these answers.
  func truth(
    of condition: NamedCondition.ID, _ answers: [Item.ID: Answer], changed: [Item.ID] = []
  ) throws -> Truth? {
    let evaluation = evaluate(try sheet(answers, changed: changed))
    return place(of: condition).map { evaluation.truths[$0] }
  }
}
