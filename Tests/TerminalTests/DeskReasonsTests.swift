import Authoring
import Interview
import Proof
import Rules
import TerminalHarness
import Testing

@testable import Desk
@testable import candidacy

/// The reasons that the desk shows are those that are proved.
@Suite struct DeskReasonsTests {
  @Test(
    "Asked about one patient, another and the first again, the desk tells each their own reasons")
  func asked() throws {
    let loaded = try #require(
      Library.loading(try Folder.reading(path: Repository.shipped), parts: .everything).loaded)
    let reasons = try #require(loaded.deskContent.reasons)
    let reasoner = try Reasoner(form: loaded.form, rules: loaded.rules)
    let sheets = try ["V06", "V16", "V06"].map { id in
      try Patient(try #require(loaded.cases.first { $0.id.text == id })).sheet(of: loaded.form)
    }
    for sheet in sheets + sheets.suffix(1) {
      let reasoning = try reasoner.reasoning(of: sheet)
      let others = try loaded.rules.definition.outcomes.map(\.id)
        .filter { $0 != reasoning.outcome }.map { try reasoner.obstacles(to: $0, of: sheet) }
      let nearest = try reasoner.nearestChange(from: sheet)
      #expect(reasons.why(sheet) == .proved(reasoning))
      #expect(reasons.changes(sheet) == .proved(CaseChanges(nearest: nearest, others: others)))
    }
  }

  @Test(
    "From the review a key leads to what would change it, and Esc back",
    arguments: [ScreenSize.usual, .small], ["en", "es"] as [Language])
  func changes(size: ScreenSize, language: Language) throws {
    let clinic = try DeskClinic()
    try clinic.put(DeskInterview.events())
    let desk = try clinic.door(["--language", language.code], size: size)
    desk.speak(language)
    try desk.signIn(as: .ana)
    try desk.open(ticket: 1)
    let told = ReasonsWording.inLanguage(language)
    try desk.see("W \(told.changes)")
    try desk.go("w", to: told.changes)
    let words = try desk.readThrough()
    let loaded = try DeskInterview.patient().loaded
    let others = loaded.rules.definition.outcomes.map { $0.title[language] }
      .filter { $0 != loaded.rules.outcome("discuss")?.title[language] }
    #expect(others.count == 9)
    #expect(words.missing(inOrder: others.map { told.whyNot.filled(with: [$0]) }) == [])
    desk.press(.escape)
    try desk.see("\(desk.wording.review): ", "W \(told.changes)")
  }
}
