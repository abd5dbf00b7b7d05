import Authoring
import Questionnaires
import Testing

@Suite("The questionnaires that are there")
struct ShippedQuestionnaireTests {
  @Test("The shipped questionnaire is found beside the program; only some texts are hard to read")
  func shipped() throws {
    guard case .found(let path) = ShippedQuestionnaires.folder(named: "tpi-candidacy") else {
      Issue.record("not found in \(ShippedQuestionnaires.directories)")
      return
    }
    let result = Library.loading(try Folder.reading(path: path), parts: .everything)
    let others = result.diagnostics.filter { $0.code != "hard-to-read" }
    #expect(DiagnosticRenderer.text(others) == "")
    let loaded = try #require(result.loaded)
    #expect(loaded.form.questionnaire.id == "tpi-candidacy")
    #expect(loaded.cases.count >= 20)
    #expect(DiagnosticRenderer.text(loaded.playingCases()) == "")
  }

  @Test("A questionnaire that is not there names the places that were looked in")
  func notShipped() {
    #expect(
      ShippedQuestionnaires.folder(named: "no-such-thing")
        == .notFound(places: ShippedQuestionnaires.directories.map { $0 + "/no-such-thing" }))
    #expect(
      ShippedQuestionnaires.directories.suffix(2) == [
        "/usr/local/share/candidacy", "/usr/share/candidacy",
      ])
  }

  @Test("A questionnaire on another topic loads, and its example patients pass")
  func sleepCheck() throws {
    let tests = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
    let folder = try Folder.reading(path: "/\(tests)/Fixtures/sleep-check")
    let result = Library.loading(folder, parts: .everything)
    #expect(DiagnosticRenderer.text(result.diagnostics) == "")
    let loaded = try #require(result.loaded)
    #expect(loaded.cases.map(\.id) == ["S01", "S02", "S03", "S04"])
    #expect(DiagnosticRenderer.text(loaded.playingCases()) == "")
    #expect(loaded.handout?.topics.map { $0.title["es"] } == ["El dormitorio"])
    #expect(loaded.form.questionnaire.languages.map(\.name) == ["English", "Español"])
  }
}
