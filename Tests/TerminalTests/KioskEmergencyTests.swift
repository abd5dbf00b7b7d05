import TerminalHarness
import Interview
@testable import Kiosk
import Testing

struct KioskEmergencyTests {
  private let patient: ScriptedPatient
  private let visit: KioskVisit
  private let questions: [ScriptedQuestion]
  /// The first question that an answer can stop the interview at.
  private let alarming: Int

  init() throws {
    patient = try ScriptedPatient.shipped()
    questions = try patient.questions()
    alarming = try #require(questions.firstIndex { $0.id == "rf-now" })
    visit = try KioskVisit()
    try visit.start()
    try visit.answer(questions[..<alarming])
  }

  /// The events up to the emergency answer, after the opening.
  private var eventsOfAlarm: [SessionEvent] {
    questions[..<alarming].map { .answered($0.id, $0.answer) }
      + [.answered("rf-now", .codes(["yes"])), .interrupted("rf-now")]
  }

  private func expectNoWordOfShots(_ language: Language) throws {
    let explanation = patient.explanation(of: eventsOfAlarm, in: language)
    try visit.see(
      explanation.heading, explanation.patientText, visit.wording.staffIsHere,
      visit.wording.wrongKey)
    let text = visit.screen.text.lowercased()
    let handout = try #require(patient.loaded.handout).title[language].lowercased()
    for word in ["shot", "inject", "inyecci", handout] { #expect(!text.contains(word)) }
  }

  @Test("An emergency answer shows what to do now, rings, and says nothing of shots")
  func alarm() throws {
    let bells = visit.screen.bells
    try visit.answer(questions[alarming].answered("yes"))
    try expectNoWordOfShots("en")
    #expect(visit.screen.bells == bells + 1)
    try visit.switchTo("es") { visit.terminal.press("l") }
    try expectNoWordOfShots("es")

    visit.terminal.press("1")
    try visit.see(visit.wording.yourTicket)
    #expect(!visit.screen.text.lowercased().contains("inyecci"))
    visit.terminal.press(.enter)
    try visit.switchTo("en") {}
    try visit.see(visit.wording.welcome)
    #expect(try visit.stop() == .exited(0))
    #expect(
      try Array(visit.storedEvents().dropFirst()) == eventsOfAlarm + [
        .languageChosen("es"),
        .submitted(SessionEvent.Verdict(outcome: "urgent-now", rule: "R1")), .closed(.finished),
      ])
  }

  @Test("A wrong key leads back, stays on record, and lets the nurse ask")
  func wrongKey() throws {
    try visit.answer(questions[alarming].answered("yes"))
    try expectNoWordOfShots("en")
    visit.terminal.press("2")
    try visit.see(questions[alarming])
    try visit.answer(questions[alarming...])
    try visit.see(visit.wording.checkAnswers)
    visit.terminal.press("s")
    let afterAlarm: [SessionEvent] =
      [
        .resumed("rf-now"), .answered("rf-now", questions[alarming].answer),
        .takenBack("rf-now"),
      ] + questions[(alarming + 1)...].map { .answered($0.id, $0.answer) }
    let explanation = patient.explanation(of: eventsOfAlarm + afterAlarm)
    try visit.see(explanation.heading, explanation.patientText)
    let handout = try #require(patient.loaded.handout).title["en"]
    #expect(!visit.screen.contains(handout))
    visit.terminal.press(.enter)
    try visit.see(visit.wording.yourTicket)
    visit.terminal.press(.enter)
    try visit.see(visit.wording.welcome)
    #expect(try visit.stop() == .exited(0))
    #expect(
      try Array(visit.storedEvents().dropFirst()) == eventsOfAlarm + afterAlarm + [
        .submitted(SessionEvent.Verdict(outcome: "ask-nurse", rule: "R2")), .closed(.finished),
      ])
  }
}
