import TerminalHarness
import Interview
@testable import Kiosk
import Testing

struct KioskPictureTests {
  enum Way: CaseIterable { case key, picture, list }

  @Test(
    "Areas chosen by key, on the picture or in the list are the same answer",
    arguments: Way.allCases)
  func areas(_ way: Way) throws {
    let patient = try ScriptedPatient.shipped()
    let questions = try patient.questions()
    let areas = try #require(questions.firstIndex { $0.id == "pain-areas" })
    let visit = try KioskVisit()
    try visit.start()
    try visit.answer(questions[..<areas])
    let question = try questions[areas].answered("neck", "upper-back", "right-leg")
    try visit.see(question)
    for pick in question.picks {
      switch way {
      case .key:
        visit.terminal.press(question.choices[pick].key)
      case .picture:
        visit.terminal.click(at: try place(of: pick, in: question, patient, visit.screen))
      case .list:
        try visit.terminal.click(onText: question.start(of: pick, isMarked: false))
      }
      try visit.seeMarked(pick, of: question)
    }
    visit.terminal.press(.enter)
    // With more than one area the kiosk asks which hurts most.
    try visit.see("Which place hurts the most?")
    #expect(try visit.stop() == .exited(0))
    #expect(
      try Array(visit.storedEvents().dropFirst(1 + areas)) == [
        .answered("pain-areas", .codes(["neck", "upper-back", "right-leg"])),
        .closed(.terminated),
      ])
  }

  /// A cell of the area as far from the others as its drawing allows: the middle of its last row.
  private func place(
    of pick: Int, in question: ScriptedQuestion, _ patient: ScriptedPatient, _ screen: Screen
  ) throws -> ScreenPlace {
    let picture = try #require(patient.loaded.form.questionnaire.pictures.first)
    let letter = try #require(
      picture.regions.first { .code($0.value) == question.choices[pick].value }?.key)
    let panel = try #require(picture.panels.last { $0.rows.contains { $0.contains(letter) } })
    let row = try #require(panel.rows.lastIndex { $0.contains(letter) })
    let columns = Array(panel.rows[row]).indices.filter { Array(panel.rows[row])[$0] == letter }
    let titles = picture.panels.map { $0.title["en"] }
    let titleRow = try #require(
      screen.rows.firstIndex { text in titles.allSatisfy { text.contains($0) } })
    let cells = screen.cells(ofRow: titleRow)
    let titleColumn = try #require(
      cells.indices.last { cells[$0...].text.hasPrefix(panel.title["en"]) })
    return ScreenPlace(
      row: titleRow + 1 + row, column: titleColumn + columns[columns.count / 2])
  }
}
