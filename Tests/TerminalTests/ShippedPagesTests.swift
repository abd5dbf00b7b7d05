import Authoring
import Interview
import Questionnaires
import Rules
import TerminalUI
import Testing

@testable import Kiosk

/// The pages of the shipped questionnaire on the smallest screen, drawn without a terminal.
@Suite("The shipped pages at 64x24")
struct ShippedPagesTests {
  private static let size = Size(columns: 64, rows: 24)
  private let content: KioskContent

  init() throws {
    let lookup = ShippedQuestionnaires.folder(named: ShippedQuestionnaires.standardName)
    guard case .found(let path) = lookup else { throw Missing() }
    let result = Library.loading(try Folder.reading(path: path), parts: .screens)
    let loaded = try #require(result.loaded)
    content = KioskContent(
      form: loaded.form, rules: loaded.rules, handout: loaded.handout, digest: loaded.digest)
  }

  private struct Missing: Error {}

  private func program(in language: Language, _ events: [SessionEvent] = []) -> KioskProgram {
    var program = KioskProgram(
      content: content, language: language, size: Self.size, at: Moment(milliseconds: 0))
    program.session = Session(form: content.form, replaying: events)
    return program
  }

  @Test(
    "Every question, with its help open, shows its text and any choice in focus",
    arguments: ["en", "es"])
  func questions(language: String) throws {
    let language = Language(language)
    let everywhere = content.form.items.first { $0.picture != nil }
    let areas = try #require(everywhere).options.filter { !$0.isExclusive }.map(\.code)
    var program = program(in: language, [.answered(try #require(everywhere).id, .codes(areas))])
    let places = content.form.items.indices.filter {
      content.form.section(of: $0).respondent == .patient
    }
    #expect(places.count == 42)
    for place in places {
      program.open(.question(place, .onward))
      for explains in [false, true] {
        program.view.explains = explains
        let page = program.page
        for focus in page.focusable.indices {
          program.view.focus = focus
          let frame = program.frame(in: Self.size)
          let screen = frame.text
          let heading = TextLayout.wrap(page.heading, to: 62)
          for line in heading { #expect(screen.contains(line), "\(screen)") }
          #expect(frame.cursor != nil, "\(content.form.items[place].id): \(screen)")
          #expect(screen.contains("▶"), "\(screen)")
          expectBars(of: page, on: frame)
        }
      }
    }
  }

  @Test(
    "Every topic of the handout and every outcome can be read to its end", arguments: ["en", "es"])
  func reading(language: String) {
    let language = Language(language)
    var program = program(in: language)
    for topic in (content.handout?.topics ?? []).indices {
      program.open(.handout(topic))
      expectReadable(&program)
    }
    for outcome in content.rules.definition.outcomes {
      let blocks = [outcome.heading, outcome.patient].map { $0[language] }
      #expect(blocks.allSatisfy { TextLayout.wrap($0, to: 62).count < 12 }, "\(outcome.id)")
    }
  }

  @Test(
    "The result says every reason that has words for patients, and nothing that is for staff",
    arguments: ["en", "es"])
  func reasons(language: String) throws {
    let language = Language(language)
    let cases = try #require(
      Library.loading(try Folder.reading(path: Repository.shipped), parts: .everything).loaded
    ).cases
    let definition = content.rules.definition
    var told: Set<String> = []
    for example in cases {
      var program = program(in: language)
      let sheet = try Patient(example).sheet(of: content.form)
      program.session = Session(form: content.form, replaying: content.form.events(of: sheet))
      program.open(.result)
      let page = program.page
      let texts = page.lead.flatMap { block in
        switch block {
        case .paragraph(let text), .sign(let text): [text]
        case .list(let entries): entries
        }
      }
      let explanation = try #require(program.explanation)
      let outcome = explanation.assessment.outcome
      if Template(outcome.patient.source).segments.contains(.placeholder(.reason)) {
        for reason in explanation.reasonTexts {
          #expect(texts.contains { $0.contains(reason) }, "\(example.id): \(reason)")
          told.insert(reason)
        }
      }
      let all = (texts + [page.heading]).joined(separator: "\n")
      let codes =
        definition.rules.map(\.id.text)
        + definition.outcomes.flatMap { $0.reasons.map(\.code.text) }
        + definition.findings.map(\.id.text)
      let words = Set(all.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init))
      // A code without a hyphen or a number may be a plain word as well.
      for code in codes where code.contains("-") || code.contains(where: \.isNumber) {
        #expect(!words.contains(code), "\(example.id): \(code)")
      }
    }
    #expect(told.count >= 8)
  }

  /// The help line and the buttons, whole.
  private func expectBars(of page: Page, on frame: Frame) {
    let last = frame.text(ofRow: Self.size.rows - 1)
    for hint in page.hints { #expect(last.contains("\(hint.key) \(hint.label)"), "\(last)") }
    for button in page.buttons {
      #expect(frame.text.contains("\(button.label) ]"), "\(frame.text)")
    }
  }

  private func expectReadable(_ program: inout KioskProgram) {
    let page = program.page
    var seen = ""
    for scroll in 0...PageView.furthestScroll(page, in: Self.size) {
      program.view.scroll = scroll
      let frame = program.frame(in: Self.size)
      expectBars(of: page, on: frame)
      seen += frame.text
    }
    for case .paragraph(let text) in page.lead {
      for line in TextLayout.wrap(text, to: 62) { #expect(seen.contains(line), "\(seen)") }
    }
  }
}

extension Form {
  /// A session in which these answers are given, one after the other.
  fileprivate func events(of sheet: AnswerSheet) -> [SessionEvent] {
    items.indices.compactMap { place in
      sheet[place].map { .answered(items[place].id, answer($0, at: place)) }
    }
  }
}
