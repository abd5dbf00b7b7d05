import TerminalHarness
import Interview
@testable import Kiosk
import Testing

@Suite(.serialized)
struct KioskIdleTests {
  private let patient: ScriptedPatient
  private let questions: [ScriptedQuestion]

  init() throws {
    patient = try ScriptedPatient.shipped()
    questions = try patient.questions()
  }

  private func visit(warning: Int, cover: Int, close: Int) throws -> KioskVisit {
    let visit = try KioskVisit([
      "--idle-warning", "\(warning)", "--idle-cover", "\(cover)", "--idle-close", "\(close)",
    ])
    try visit.start()
    try visit.answer(questions[0])
    try visit.mark(questions[1])
    return visit
  }

  private func seeWarning(_ visit: KioskVisit, _ seconds: Int) throws {
    let words = visit.wording
    try visit.terminal.wait(until: "the warning at \(seconds) s") { screen in
      screen.shows(
        words.stillThere, words.countdown(seconds), words.anyKey)
    }
  }

  private func expectNothingOfQuestions(_ visit: KioskVisit) {
    let text = visit.screen.prose
    let told = questions.prefix(2).flatMap { [$0.text] + $0.choices.map(\.label) }
    #expect(told.filter { text.contains($0) } == [])
  }

  @Test("Left alone, a kiosk warns, covers, closes as not finished, and welcomes the next person")
  func leftAlone() throws {
    let visit = try visit(warning: 1, cover: 3, close: 5)
    try seeWarning(visit, 2)
    expectNothingOfQuestions(visit)
    try seeWarning(visit, 1)
    try visit.terminal.wait(until: "the cover") { $0.shows(visit.wording.covered) }
    expectNothingOfQuestions(visit)
    #expect(!visit.screen.contains(visit.wording.stillThere))
    try visit.see(visit.wording.welcome)
    let visible = visit.screen.everythingVisible
    #expect(!visible.contains(questions[0].text) && !visible.contains(questions[1].text))
    #expect(
      try Array(visit.storedEvents().dropFirst()) == [
        .answered(questions[0].id, questions[0].answer), .closed(.idle),
      ])
    // And it waits for the next person without an end.
    visit.terminal.press(.enter)
    try visit.see(questions[0])
    #expect(try visit.stop() == .exited(0))
  }

  @Test("Any key goes back to the question as it was, as often as one likes")
  func extending() throws {
    let visit = try visit(warning: 1, cover: 20, close: 30)
    for key in [TestKey.character("3"), .enter, .function(5)] {
      try visit.terminal.wait(for: visit.wording.stillThere)
      visit.terminal.press(key)
      try visit.see(questions[1])
      // The key that woke it up has answered nothing.
      try visit.seeMarked(questions[1].picks[0], of: questions[1])
    }
    #expect(try visit.stop() == .exited(0))
    #expect(
      try Array(visit.storedEvents().dropFirst()) == [
        .answered(questions[0].id, questions[0].answer), .closed(.terminated),
      ])
  }

  @Test("Any key uncovers the question as it was")
  func uncovering() throws {
    let visit = try visit(warning: 1, cover: 2, close: 30)
    try visit.terminal.wait(until: "the cover") { $0.shows(visit.wording.covered) }
    expectNothingOfQuestions(visit)
    visit.terminal.press("4")
    try visit.see(questions[1])
    try visit.seeMarked(questions[1].picks[0], of: questions[1])
    #expect(try visit.stop() == .exited(0))
  }
}
