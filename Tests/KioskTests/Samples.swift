import Interview
import Kiosk
import Rules

/// A form about knees: one emergency question, a picture, a scale, an open branch.
enum Samples {
  struct Fault: Error {}

  static let yesNo = [
    Option(code: "yes", label: LocalizedText("Yes", translations: ["es": "Sí"])),
    Option(code: "no", label: LocalizedText("No", translations: ["es": "No"])),
    Option(
      code: "unsure", label: LocalizedText("Not sure", translations: ["es": "No lo sé"]),
      isUnknown: true),
  ]

  static let areas = [
    Option(code: "head", label: "Head"), Option(code: "left", label: "Left leg"),
    Option(code: "right", label: "Right leg"),
    Option(code: "none", label: "None of these", isExclusive: true),
  ]

  static let picture = Picture(
    id: "body",
    panels: [
      Picture.Panel(id: "front", title: "Front", rows: [".hhh.", ".hhh.", "rr.ll", "rr.ll"])
    ],
    regions: ["h": "head", "l": "left", "r": "right"])

  static let questionnaire = Questionnaire(
    id: "knees", version: "1",
    languages: [
      NamedLanguage(language: "en", name: "English"),
      NamedLanguage(language: "es", name: "Español"),
    ],
    title: LocalizedText("Knees", translations: ["es": "Rodillas"]),
    status: LocalizedText("Draft.", translations: ["es": "Borrador."]),
    introduction: LocalizedText("Some questions.", translations: ["es": "Unas preguntas."]),
    pictures: [picture],
    sections: [
      Section(
        id: "safety", title: "Safety",
        items: [
          Item(
            id: "now",
            ask: LocalizedText("Can you stand?", translations: ["es": "¿Puede estar de pie?"]),
            why: LocalizedText("To keep you safe.", translations: ["es": "Por su seguridad."]),
            kind: .one, options: yesNo, warnings: [.emergency: ["no"]])
        ]),
      Section(
        id: "pain", title: "Pain",
        items: [
          Item(
            id: "where",
            ask: LocalizedText("Where does it hurt?", translations: ["es": "¿Dónde le duele?"]),
            kind: .many, options: areas, picture: "body"),
          Item(
            id: "worst", ask: "Which is worst?", kind: .oneOfPicked("where"),
            when: .answer("where", .number(.atLeast, 2)), ifNotAsked: .sameAs("where")),
          Item(
            id: "pain",
            ask: LocalizedText("How bad is it?", translations: ["es": "¿Qué tan fuerte es?"]),
            kind: .scale(Item.Scale(range: 0...10, low: "No pain", high: "Worst pain")),
            options: [yesNo[2]]),
        ]),
    ],
    conditions: [
      NamedCondition(
        id: "cannot-stand", condition: .answer("now", .includes(["no"])), warns: .emergency),
      NamedCondition(id: "bad", condition: .answer("pain", .number(.atLeast, 7))),
    ])

  static let definition = RuleDefinition(
    findings: [
      Finding(id: "cannot-stand", staffLabel: "Cannot stand"),
      Finding(id: "bad", label: "Bad pain"),
    ],
    scores: [],
    rules: [
      Rule(id: "R1", when: .named("cannot-stand"), outcome: "urgent"),
      Rule(id: "R2", when: .unknown(.named("cannot-stand")), outcome: "ask"),
      Rule(id: "R3", when: nil, outcome: "talk"),
    ],
    outcomes: [
      Outcome(
        id: "urgent", tier: .hold, title: "Urgent",
        heading: LocalizedText("Tell staff now.", translations: ["es": "Avise ahora."]),
        patient: LocalizedText("Do not wait.", translations: ["es": "No espere."]),
        nurse: "Go.", alert: .raised),
      Outcome(
        id: "ask", tier: .hold, title: "Ask", heading: "See the nurse.", patient: "Please.",
        nurse: "Ask."),
      Outcome(
        id: "talk", tier: .open, title: "Talk",
        heading: LocalizedText(
          "Talk about your knee.", translations: ["es": "Hable de su rodilla."]),
        patient: LocalizedText("Tell them about: {list}.", translations: ["es": "Cuente: {list}."]),
        nurse: "Talk.", list: ["bad"], passages: ["footer"], handout: .offered),
    ],
    passages: [
      Passage(
        id: "footer",
        text: LocalizedText("Not a diagnosis.", translations: ["es": "No es un diagnóstico."]))
    ])

  static let handout = Handout(
    title: LocalizedText("What to expect", translations: ["es": "Qué esperar"]),
    topics: [
      Handout.Topic(
        id: "rest", title: "Rest",
        text: LocalizedText("Rest helps.", translations: ["es": "Descanse."])),
      Handout.Topic(id: "ice", title: "Ice", text: "Ice helps."),
    ])

  static func content() throws -> KioskContent {
    guard let form = Form.checking(questionnaire).form,
      let rules = RuleSet.checking(definition, for: form).ruleSet
    else { throw Fault() }
    return KioskContent(form: form, rules: rules, handout: handout, digest: "digest")
  }

  /// Begun by staff in Spanish, with the first question answered to them, and then handed over.
  static let begunAtTheDesk: [SessionEvent] = [
    .opened(
      SessionEvent.Opening(
        questionnaire: "knees", version: "1", digest: "digest", language: "es")),
    .staff(StaffEntry(by: "ana", .received)),
    .staff(StaffEntry(by: "ana", .entered("now", .codes(["yes"])))),
  ]
}
