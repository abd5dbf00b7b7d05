import Interview
import TerminalHarness
import Testing

@testable import Desk
@testable import Kiosk

/// Interviews that nobody finished, and those that should not have been.
@Suite struct DeskHandBackTests {
  private let clinic: DeskClinic
  private let questions: [ScriptedQuestion]
  private let words = DeskWording.english

  init() throws {
    clinic = try DeskClinic()
    questions = try DeskInterview.patient().questions()
  }

  @Test("An interview that was left alone goes on at a kiosk where it stopped, with every answer")
  func handBack() throws {
    let kiosk = try clinic.kiosk([
      "--idle-warning", "1", "--idle-cover", "2", "--idle-close", "3",
    ])
    try kiosk.start()
    try kiosk.answer(questions[..<3])
    let desk = try clinic.desk()
    try desk.see(words.stateNotFinished, "I am the patient")
    try desk.open(ticket: 1)
    try desk.go("h", to: words.codeHeading)
    let code = try #require(desk.screen.text.firstMatch(of: #/\d{3} \d{3}/#)).output
    let other = try clinic.kiosk()
    try other.see(other.wording.welcome)
    other.terminal.press("c")
    try other.see(other.wording.enterCode)
    other.terminal.press(String(code.filter { $0 != " " }))
    other.terminal.press(.enter)
    try other.answer(questions[3...])
    try other.see(other.wording.checkAnswers)
    other.terminal.press("s")
    try desk.see(words.codeEntered)
    desk.press(.enter)
    try desk.see(words.stateWaiting, "Discuss")
    let patient = try DeskInterview.patient()
    let answers = questions.map { SessionEvent.answered($0.id, $0.answer) }
    let before: [SessionEvent] = [.opened(patient.opening(in: "en"))] + answers[..<3]
    let after: [SessionEvent] = [.codeEntered] + answers[3...]
    let sent = SessionEvent.submitted(.init(outcome: "discuss", rule: "R18"))
    #expect(
      try clinic.events(of: 1).filter(\.isOfPatient) == before + [.closed(.idle)] + after + [sent])
  }

  @Test("A session made by mistake is void with a reason, and stays on record")
  func void() throws {
    let kiosk = try clinic.kiosk()
    try kiosk.start()
    try kiosk.answer(questions[0])
    try kiosk.mark(questions[1])
    let desk = try clinic.desk()
    try desk.open(ticket: 1)
    desk.type("v")
    try desk.see("! \(words.refusedAnswering)")
    desk.type("e")
    try desk.see("\(words.review): \(words.stateNotFinished)")
    kiosk.terminal.press(.enter)
    try kiosk.see(kiosk.wording.nurseGoesOn)

    try desk.go("v", to: words.voidHeading)
    try desk.pressButton(words.voidButton)
    try desk.see("! \(words.refusedReason)")
    try desk.fill(words.reason, "Wrong person at the kiosk")
    try desk.pressButton(words.voidButton)
    try desk.see("\(words.review): \(words.stateVoid)", "Wrong person at the kiosk")
    desk.type("n")
    try desk.see("! \(words.refusedVoid)")
    try desk.leave()
    try desk.terminal.wait(for: words.emptyList)
    for _ in 0..<6 { desk.type("f") }
    try desk.see("\(words.filterAll): 1", words.stateVoid)

    let note = try clinic.note(on: 1)
    #expect(note.contains("VOID") && note.contains("Wrong person at the kiosk"))
    #expect(
      try clinic.acts(of: 1).filter { !$0.isClaim } == [
        .viewed, .interviewEnded, .voided(reason: "Wrong person at the kiosk"),
      ])
    #expect(try clinic.session(1).sheet[0] != nil)
  }
}
