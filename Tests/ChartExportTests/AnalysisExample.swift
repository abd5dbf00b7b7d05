import ChartExport
import Interview
import Rules
import Testing

/// A questionnaire with every kind of answer that matters to an export, and three of its sessions.
struct AnalysisExample {
  let form: Form
  let rules: RuleSet

  static let key = Deidentification(key: (0..<32).map { UInt8($0) })

  init() throws {
    form = try #require(Form.checking(Self.questionnaire).form)
    rules = try #require(RuleSet.checking(Self.definition, for: form).ruleSet)
  }

  /// Signed and identified; void; begun and left.
  static func records() throws -> [ChartRecord] {
    let example = try AnalysisExample()
    return [try example.signed(), try example.void(), try example.left()]
  }

  func signed(born: String = "1931-11-22", years: Double = 94) throws -> ChartRecord {
    var visit = RandomVisit(form: form, id: "k7w2m9", start: Self.start)
    visit.begin(in: "en")
    for (item, answer) in [
      ("faint", .codes(["no"])), ("where", .codes(["neck", "leg"])), ("pain", .number(7)),
      ("age", .number(years)), ("phone", .number(5_551_234)),
    ] as [(Item.ID, Answer)] {
      visit.act(.answer(item, answer))
    }
    visit.act(.submit(.init(outcome: "fine", rule: "R2")))
    visit.act(.close(.finished))
    visit.staff(
      .identified(
        PatientIdentity(
          recordNumber: "-42-7", name: "Eva \"Ñ\" Núñez, 疼", birthDate: CalendarDate(born))))
    visit.staff(.entered("words", .text("=1+1, \"she\" said\r\n-5")))
    visit.staff(.amended("pain", .number(6), reason: "misheard"))
    visit.staff(.signed(.init(outcome: "fine", rule: "R2")))
    return record(visit, ticket: 17)
  }

  private func void() throws -> ChartRecord {
    var visit = RandomVisit(form: form, id: "z3z3z3", start: Self.start)
    visit.begin(in: "es")
    visit.act(.answer("faint", .codes(["yes"])))
    visit.staff(.voided(reason: "opened twice"))
    return record(visit, ticket: nil)
  }

  private func left() throws -> ChartRecord {
    var visit = RandomVisit(form: form, id: "b1b1b1", start: Self.start)
    visit.begin(in: "es")
    visit.act(.answer("where", .codes(["not-sure"])))
    visit.act(.close(.idle))
    return record(visit, ticket: 18)
  }

  private func record(_ visit: RandomVisit, ticket: Int?) -> ChartRecord {
    ChartRecord(
      id: visit.id, ticket: ticket, events: visit.stored, form: form, rules: rules,
      digest: "5e5e", staffNames: [visit.nurse: "Ana Ruiz"], asOf: visit.now,
      local: { LocalMoment($0, minutesFromUTC: 60) })
  }

  private static let start = Timestamp(milliseconds: 1_795_249_205_000)

  private static let questionnaire = Questionnaire(
    id: "small", version: "2",
    languages: [
      .init(language: "en", name: "English"),
      .init(language: "es", name: "Español"),
    ],
    title: "Small", status: "Draft.", introduction: "Hello.",
    sections: [
      Section(
        id: "start", title: "Start",
        items: [
          Item(
            id: "faint", ask: "Faint?", kind: .one,
            options: [option("yes", "Yes"), option("no", "No")], warnings: [.emergency: ["yes"]]),
          Item(
            id: "where", ask: "Where, and since when?", kind: .many,
            options: [
              option("neck", "Neck, or jaw"), option("leg", "Leg"),
              Option(code: "not-sure", label: "Not sure", isUnknown: true),
            ]),
          Item(
            id: "pain", ask: "Pain?",
            kind: .scale(.init(range: 0...10, low: "None", high: "Worst"))),
          Item(
            id: "age", ask: "How old?",
            kind: .number(.init(range: 0...130, decimals: 0, unit: "years"))),
          Item(
            id: "phone", ask: "Number?",
            kind: .number(.init(range: 0...9_999_999, decimals: 0, unit: "digits"))),
        ]),
      Section(
        id: "desk", title: "Desk", respondent: .staff,
        items: [Item(id: "words", ask: "In words?", kind: .text(maximumLength: 4000))]),
    ],
    conditions: [
      NamedCondition(
        id: "faints", condition: .answer("faint", .includes(["yes"])), warns: .emergency)
    ])

  private static func option(_ code: Option.Code, _ label: LocalizedText) -> Option {
    Option(code: code, label: label)
  }

  private static let definition = RuleDefinition(
    findings: [Finding(id: "faints", label: "Faints")],
    scores: [
      Score(id: "mean", label: "Mean", items: ["pain"], decimals: 1),
      Score(id: "years", label: "Years", items: ["age"], decimals: 0),
    ],
    rules: [
      Rule(id: "R1", when: .named("faints"), outcome: "urgent"),
      Rule(id: "R2", when: nil, outcome: "fine"),
    ],
    outcomes: [
      Outcome(
        id: "urgent", tier: .hold, title: "Urgent", heading: "Urgent", patient: "Wait.",
        nurse: "Go.", alert: .raised),
      Outcome(
        id: "fine", tier: .open, title: "Fine", heading: "Fine", patient: "Fine.", nurse: "Fine.",
        reasons: [Reason(code: "calm", when: .not(.named("faints")), text: "Calm.")]),
    ], passages: [])
}
