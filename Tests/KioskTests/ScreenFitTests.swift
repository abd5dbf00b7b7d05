import Interview
import Rules
import TerminalUI
import Testing

@testable import Kiosk

@Suite("What a screen is too small for")
struct ScreenFitTests {
  private static func content(
    ask: String = "Where?", why: String = "So.", options: Int = 3, topic: String = "Rest.",
    title: String = "Knees", call: String = "Do not wait.", picture: [String] = ["ab"]
  ) throws -> KioskContent {
    let choices = (1...options).map {
      Option(code: Option.Code("o\($0)"), label: LocalizedText("Option \($0)"))
    }
    let questionnaire = Questionnaire(
      id: "knees", version: "1", languages: [NamedLanguage(language: "en", name: "English")],
      title: LocalizedText(title), status: "Draft.", introduction: "Some questions.",
      pictures: [
        Picture(
          id: "body", panels: [Picture.Panel(id: "front", title: "Front", rows: picture)],
          regions: ["a": "yes", "b": "no"])
      ],
      sections: [
        Section(
          id: "all", title: "All",
          items: [
            Item(
              id: "q", ask: LocalizedText(ask), why: LocalizedText(why), kind: .many,
              options: choices),
            Item(
              id: "now", ask: "Can you stand?", kind: .one, options: Samples.yesNo,
              warnings: [.emergency: ["no"]], picture: "body"),
          ])
      ],
      conditions: [NamedCondition(id: "down", condition: .answer("now", .includes(["no"])))])
    let definition = RuleDefinition(
      findings: [Finding(id: "down", label: "Down")], scores: [],
      rules: [
        Rule(id: "R1", when: .named("down"), outcome: "urgent"),
        Rule(id: "R2", when: nil, outcome: "talk"),
      ],
      outcomes: [
        Outcome(
          id: "urgent", tier: .hold, title: "Urgent", heading: "Tell staff now.",
          patient: LocalizedText(call), nurse: "Go.", alert: .raised),
        Outcome(
          id: "talk", tier: .open, title: "Talk", heading: "Talk.", patient: "Talk to us.",
          nurse: "Talk."),
      ], passages: [])
    let handout = Handout(
      title: "More",
      topics: [Handout.Topic(id: "rest", title: "Rest", text: LocalizedText(topic))])
    let form = try #require(Form.checking(questionnaire).form)
    let rules = try #require(RuleSet.checking(definition, for: form).ruleSet)
    return KioskContent(form: form, rules: rules, handout: handout, digest: "d")
  }

  private func check(
    _ content: KioskContent, _ expected: [ScreenOverrun],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let found = ScreenFit(content).overruns()
    #expect(found == expected, sourceLocation: sourceLocation)
  }

  private static func words(_ count: Int) -> String {
    Array(repeating: "word", count: count).joined(separator: " ")
  }

  private static func overrun(
    _ place: ScreenOverrun.Place, _ excess: ScreenOverrun.Excess
  ) -> ScreenOverrun {
    ScreenOverrun(place: place, language: "en", excess: excess)
  }

  @Test("What fits is not told, to the last row")
  func fits() throws {
    check(try Self.content(), [])
    // Under the heading and the instruction 15 rows are left for choices.
    check(try Self.content(options: 15), [])
    check(try Self.content(options: 17), [Self.overrun(.question("q"), .rows(2))])
  }

  @Test("A row that a page has too many is a row that its drawing hides")
  func drawn() throws {
    for options in 12...20 {
      let content = try Self.content(options: options)
      var program = KioskProgram(
        content: content, language: "en", size: ScreenFit.smallest, at: Moment(milliseconds: 0))
      program.session = Session(form: content.form, replaying: [])
      program.open(.question(0, .onward))
      let screen = program.frame(in: ScreenFit.smallest).text
      let rows = screen.split(separator: "\n").map { $0.split(separator: " ").suffix(2) }
      let hidden = (1...options).count { !rows.contains(["Option", "\($0)"]) }
      let told = ScreenFit(content).overruns()
      #expect(
        told == (hidden > 0 ? [Self.overrun(.question("q"), .rows(hidden))] : []), "\(screen)")
    }
  }

  @Test("Help must leave room for one choice")
  func help() throws {
    check(try Self.content(why: Self.words(240)), [Self.overrun(.help("q"), .rows(6))])
  }

  @Test("A topic and a call for staff are seen without scrolling")
  func reading() throws {
    check(try Self.content(topic: Self.words(240)), [Self.overrun(.topic("rest"), .rows(4))])
    check(
      try Self.content(call: Self.words(240)),
      [
        Self.overrun(.call("urgent"), .rows(5)), Self.overrun(.outcome("urgent"), .rows(2)),
      ])
  }

  @Test("The title must leave room for the progress, and the picture for the choices")
  func width() throws {
    check(try Self.content(title: Self.words(12)), [Self.overrun(.title, .columns(14))])
    let wide = Array(repeating: String(repeating: "ab", count: 30), count: 22)
    check(
      try Self.content(picture: wide),
      [
        Self.overrun(.picture("now"), .columns(23)), Self.overrun(.picture("now"), .rows(6)),
      ])
  }
}
