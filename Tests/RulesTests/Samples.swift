import Interview
import Rules

/// A form about sleep with a rule set: small, but with every kind of outcome text.
enum Samples {
  static let yesNo = [
    Option(code: "yes", label: LocalizedText("Yes", translations: ["es": "Sí"])),
    Option(code: "no", label: "No"),
    Option(code: "unsure", label: "Not sure", isUnknown: true),
  ]

  static func item(_ id: Item.ID, warnings: [Urgency: [Option.Code]] = [:]) -> Item {
    Item(
      id: id, ask: LocalizedText("\(id)?"), kind: .one, options: yesNo, warnings: warnings)
  }

  static func scale(_ id: Item.ID) -> Item {
    Item(
      id: id, ask: LocalizedText("\(id)?"),
      kind: .scale(Item.Scale(range: 0...10, low: "None", high: "Worst")))
  }

  static func answer(_ item: Item.ID, _ codes: Option.Code...) -> Condition {
    .answer(item, .includes(codes))
  }

  static let questionnaire = Questionnaire(
    id: "sleep", version: "1", languages: [NamedLanguage(language: "en", name: "English")],
    title: "Sleep", status: "Draft.", introduction: "Hello.",
    sections: [
      Section(
        id: "all", title: "All",
        items: [
          item("chest-pain", warnings: [.emergency: ["yes"]]), item("snores"), item("naps"),
          scale("tired"), scale("alert"),
        ])
    ],
    conditions: [
      NamedCondition(id: "danger", condition: answer("chest-pain", "yes"), warns: .emergency),
      NamedCondition(id: "snoring", condition: answer("snores", "yes")),
      NamedCondition(id: "napping", condition: answer("naps", "yes")),
      NamedCondition(id: "risky", condition: .any([.named("snoring"), .named("napping")])),
    ])

  static let definition = RuleDefinition(
    findings: [
      Finding(id: "danger", staffLabel: "Chest pain now"),
      Finding(id: "snoring", label: "Snoring"),
      Finding(id: "napping", label: "Naps", note: "Ask about naps."),
      Finding(id: "risky", staffLabel: "Any risk"),
    ],
    scores: [Score(id: "mean", label: "Mean", items: ["tired", "alert"], decimals: 1)],
    rules: [
      Rule(id: "R1", when: .named("danger"), outcome: "now"),
      Rule(id: "R2", when: .unknown(.named("danger")), outcome: "ask"),
      Rule(
        id: "R3", when: .any([.named("risky"), .unknown(.named("risky"))]), outcome: "careful"),
      Rule(id: "R4", when: nil, outcome: "fine", reason: "rested"),
    ],
    outcomes: [
      outcome(
        "now", .hold, list: ["danger"], reasons: [Reason(code: "danger", when: .named("danger"))]),
      outcome("ask", .hold),
      outcome(
        "careful", .caution, list: ["snoring", "napping"],
        reasons: [
          Reason(code: "snores", when: .named("snoring"), text: "You snore."),
          Reason(code: "naps", when: .named("napping"), text: "You nap."),
        ],
        patient: "{reason} Tell them about: {list}. Rest well."),
      outcome(
        "fine", .open, reasons: [Reason(code: "rested", when: nil, text: "You rest.")],
        patient: "{reason}", passages: ["footer"]),
    ],
    passages: [Passage(id: "footer", text: "This is not a diagnosis.")])

  static func outcome(
    _ id: Outcome.ID, _ tier: Tier, list: [NamedCondition.ID] = [], reasons: [Reason] = [],
    patient: LocalizedText = "Text.", passages: [Passage.ID] = []
  ) -> Outcome {
    Outcome(
      id: id, tier: tier, title: LocalizedText(id.text), heading: "Heading.", patient: patient,
      nurse: """
        Codes {reasons}. List {list}. Missing {missing}. Mean {score:mean}. \
        Naps {finding:napping}. Snores: {answer:snores}.
        """,
      reasons: reasons, list: list, passages: passages)
  }

  struct Fault: Error {}

  static func form() throws -> Form {
    guard let form = Form.checking(questionnaire).form else { throw Fault() }
    return form
  }

  static func rules(for form: Form) throws -> RuleSet {
    guard let rules = RuleSet.checking(definition, for: form).ruleSet else { throw Fault() }
    return rules
  }

  static func explanation(
    _ answers: [Item.ID: Answer], in language: Language = "en"
  ) throws -> Explanation {
    let form = try form()
    let rules = try rules(for: form)
    var sheet = form.blankSheet
    for (item, answer) in answers {
      guard let place = form.place(of: item) else { throw Fault() }
      sheet[place] = try form.fitting(answer, at: place)
    }
    return Explanation(
      rules.assess(sheet, of: form), of: sheet, form: form, rules: rules, in: language)
  }
}
