import TerminalHarness
import Interview
@testable import Kiosk
import Testing

struct SecondQuestionnaireTests {
  @Test("Another topic runs through the same kiosk", arguments: ["S01", "S02"])
  func sleep(_ name: String) throws {
    let patient = try ScriptedPatient(.init(name), of: Repository.sleep)
    let visit = try KioskVisit(["--questionnaire", Repository.sleep])
    try visit.start(in: "es")
    try visit.answer(patient.questions(in: "es"))
    try visit.see(visit.wording.checkAnswers)
    visit.terminal.press("s")
    let events = try patient.events()
    try visit.see(patient.explanation(of: events, in: "es").heading)
    visit.terminal.press(.tab)
    visit.terminal.press([.right, .enter])
    try visit.see(visit.wording.yourTicket)
    visit.terminal.press(.enter)
    try visit.switchTo("en") {}
    try visit.see(visit.wording.welcome, patient.loaded.form.questionnaire.title["en"])
    #expect(try visit.stop() == .exited(0))
    #expect(try visit.storedEvents() == [.opened(patient.opening(in: "es"))] + events)
  }
}
