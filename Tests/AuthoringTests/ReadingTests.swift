import Authoring
import Interview
import Rules
import Testing

@Suite("What is read")
struct ReadingTests {
  @Test("Scalars stay the text that was written")
  func scalars() throws {
    let form = try #require(
      loaded(
        Sample()
          .replacing(
            "{ yes: Yes, no: No }", with: "{ yes: 1.10, no: No, 0: ~ }", in: .questionnaire
          )
          .replacing("yes: Sí", with: "0: null, yes: 010", in: .spanish))
    ).form
    let options = form.options(of: 0)
    #expect(options.map(\.code) == ["yes", "no", "0"])
    #expect(options.map(\.label.source) == ["1.10", "No", "~"])
    #expect(options.map { $0.label["es"] } == ["010", "No", "null"])
  }

  @Test("Every part of a question is read")
  func item() throws {
    let form = try #require(
      loaded(
        Sample().replacing(
          "        choice: yes-no\n",
          with: """
                    choice: { none: { text: None, exclusive: true }, some: Some }
                    or: yes-no
                    when: { places: ">= 2" }
                    if-not-asked: { same-as: places }
                    if-unanswered: nothing
                    emergency: [some]
                    same-day: [none]
                    sources: [S1, "20"]
                    codes: { loinc: 72514-3 }
                    fixed-wording: yes
                    changeable: no

            """, in: .questionnaire
        ).removing(.spanish))
    ).form
    #expect(
      form.items[0]
        == Item(
          id: "smoking", ask: "Do you smoke?", kind: .one,
          options: [
            Option(code: "none", label: "None", isExclusive: true),
            Option(code: "some", label: "Some"), Option(code: "yes", label: "Yes"),
            Option(code: "no", label: "No"),
          ],
          when: .answer("places", .number(.atLeast, 2)), ifNotAsked: .sameAs("places"),
          ifUnanswered: .nothing, warnings: [.emergency: ["some"], .sameDay: ["none"]],
          sources: ["S1", "20"], codes: [PublishedCode(.loinc, "72514-3")],
          hasFixedWording: true, isChangeable: false))
  }

  @Test("A question for staff may need another one, or be kept by the desk")
  func staffItem() throws {
    let form = try #require(
      loaded(
        Sample()
          .replacing("title: Habits", with: "title: Habits\n    by: staff", in: .questionnaire)
          .replacing(
            "choice: yes-no", with: "choice: yes-no\n        at-desk: identity",
            in: .questionnaire
          )
          .replacing("ask: Where?", with: "ask: Where?\n        needs: smoking", in: .questionnaire)
      )
    ).form
    #expect(form.items.map(\.needs) == [nil, nil, "smoking"])
    #expect(form.items.map(\.atDesk) == [.identity, nil, nil])
  }

  @Test("An outcome says what has to be answered before it is signed")
  func neededItems() throws {
    let rules = try #require(
      loaded(
        Sample().replacing(
          "then: [closing]", with: "then: [closing]\n    needs: [pain, places]", in: .rules))
    ).rules
    #expect(rules.outcome("talk")?.needs == ["pain", "places"])
    #expect(rules.outcome("rest")?.needs == [])
  }

  @Test("A checklist is read with its translations")
  func checklist() throws {
    let rules = try #require(loaded(Sample().addingChecklist())).rules
    let checklist = try #require(rules.definition.checklist)
    #expect([checklist.title["es"], checklist.note["es"]] == ["Lista", "Para el personal."])
    #expect(checklist.entries.map(\.id) == ["D1", "D2", "D3"])
    #expect(checklist.entries.map { $0.text["es"] } == ["Fuma", "Duele mucho", "Otra cosa"])
    #expect(checklist.entries.map { $0.who["es"] } == ["Enfermería", "Profesional", "Caja"])
    #expect(checklist.entries.map(\.sources) == [["7", "30a"], [], []])
    #expect(
      checklist.entries.map(\.when) == [
        .named("smoker"), .answer("pain", .number(.atLeast, 7)), nil,
      ])
    #expect(
      checklist.entries.map(\.applies) == [nil, .answer("smoking", .includes(["yes"])), nil])
  }

  @Test("Every form of a condition is read")
  func condition() throws {
    let form = try #require(
      loaded(
        Sample().replacing(
          "    when: { smoking: yes }",
          with: """
                choose:
                  - when: { not: { unknown: { places: [back, neck] } } }
                    then: { at-least: { count: 1, of: [ severe, { pain: "< 3.5" } ] } }
                  - when: true
                    then: false
                  - then: unknown
            """, in: .rules))
    ).form
    #expect(
      form.questionnaire.conditions[0].condition
        == .choose([
          Condition.Branch(
            when: .not(.unknown(.answer("places", .includes(["back", "neck"])))),
            then: .atLeast(1, of: [.named("severe"), .answer("pain", .number(.less, 3.5))])),
          Condition.Branch(when: .constant(.yes), then: .constant(.no)),
          Condition.Branch(when: nil, then: .constant(.unknown)),
        ]))
  }

  @Test("A reason that is called like a finding holds when the finding does")
  func namesake() throws {
    let rules = try #require(loaded(Sample())).rules
    #expect(
      rules.outcome("talk")?.reasons == [
        Reason(
          code: "smoker", when: .named("smoker"),
          text: LocalizedText("You smoke.", translations: ["es": "Usted fuma."]))
      ])
  }

  @Test("Pictures are read row by row")
  func picture() throws {
    let form = try #require(
      loaded(
        Sample().replacing(
          "sections:\n",
          with: """
            pictures:
              body:
                panels:
                  - id: front
                    title: Front
                    rows: |
                      .aa.
                      b..b
                regions: { a: back, b: neck }
            sections:

            """, in: .questionnaire
        ).removing(.spanish))
    ).form
    #expect(
      form.questionnaire.pictures == [
        Picture(
          id: "body", panels: [Picture.Panel(id: "front", title: "Front", rows: [".aa.", "b..b"])],
          regions: ["a": "back", "b": "neck"])
      ])
  }

  @Test("An example keeps, changes and takes away answers of the base")
  func example() throws {
    let text = """
      base: { smoking: yes, pain: 8, places: [back] }
      cases:
        - id: A1
          title: One
          keep-only: [smoking, pain]
          change: { pain: ~, places: neck }
          changed: smoking
          expect: { outcome: talk }
      """
    let example = try #require(
      loaded(Sample().removing(.cases).adding("cases/one.yaml", text))?.cases.first)
    #expect(example.answers == ["smoking": .codes(["yes"]), "places": .codes(["neck"])])
    #expect(example.changed == ["smoking"])
  }

  @Test("The screens are loaded without the example patients, with the same digest")
  func parts() {
    let folder = Sample().folder
    let screens = Library.loading(folder, parts: .screens)
    #expect(screens.diagnostics == [])
    #expect(screens.loaded?.cases.count == 0)
    #expect(screens.loaded?.digest == folder.digest)
  }

  @Test("A warning does not keep a questionnaire from loading, an error does")
  func severities() {
    let warned = Sample().removing(.spanish).removing(.cases)
      .replacing("choices:\n", with: "choices:\n  spare: { a: A }\n", in: .questionnaire)
    let broken = warned.replacing("choice: yes-no", with: "choice: no-yes", in: .questionnaire)
    #expect(Library.loading(warned.folder, parts: .everything).loaded != nil)
    #expect(Library.loading(warned.folder, parts: .everything).diagnostics.count == 1)
    #expect(Library.loading(broken.folder, parts: .everything).loaded == nil)
  }

  private func loaded(_ sample: Sample) -> LoadedQuestionnaire? {
    let result = Library.loading(sample.folder, parts: .everything)
    #expect(DiagnosticRenderer.text(result.diagnostics) == "")
    return result.loaded
  }
}
