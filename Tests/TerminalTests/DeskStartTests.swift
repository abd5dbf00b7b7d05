import Interview
import TerminalHarness
import Testing

@testable import Desk
@testable import Kiosk

/// An interview that is begun at the desk.
@Suite struct DeskStartTests {
  private let clinic: DeskClinic
  private let desk: DeskVisit
  private let words = DeskWording.english

  init() throws {
    clinic = try DeskClinic()
    desk = try clinic.desk()
    try desk.go("n", to: words.startHeading)
  }

  @Test("Identifiers that identify nobody are refused with a sentence, and nothing is begun")
  func identifiers() throws {
    let faults: [(number: String, name: String, born: String, sentence: String)] = [
      ("", "", "", words.identityTooFew),
      ("A-1001", "", "", words.identityTooFew),
      ("A-1001", "", "25.3.1980", words.identityDateForm),
      ("A-1001", "", "1980-02-30", words.identityNoDate),
      ("A-1001", "", "2999-01-01", words.identityDateToCome),
      ("A-1001", "", "1850-01-01", words.identityDateEarly),
      ("none", "María Núñez", "", words.identityNumber),
      ("A-1001", "4711", "", words.identityName),
    ]
    for fault in faults {
      try fill(fault.number, fault.name, fault.born)
      try desk.pressButton(words.startButton)
      try desk.see(words.startHeading, "! \(fault.sentence)")
    }
    try desk.seeFocus(on: words.patientName)
    #expect(try clinic.store.sessions().isEmpty)
  }

  @Test("A code brings the interview to a kiosk, once, and the desk sees it going on there")
  func code() throws {
    try fill("A-1001", "María Núñez", "")
    try desk.pressButton(words.startButton)
    try desk.see(words.codeHeading, "María Núñez", "MRN A-1001")
    let code = try #require(desk.screen.text.firstMatch(of: #/\d{3} \d{3}/#)).output
    let digits = code.filter { $0 != " " }

    let kiosk = try clinic.kiosk()
    try kiosk.see(kiosk.wording.welcome)
    kiosk.terminal.press("c")
    try kiosk.see(kiosk.wording.enterCode)
    kiosk.terminal.press(String(digits.map { $0 == "9" ? "0" : "9" }))
    kiosk.terminal.press(.enter)
    try kiosk.see(kiosk.wording.codeFails)
    for _ in 0..<6 { kiosk.terminal.press(.backspace) }
    kiosk.terminal.press(digits)
    kiosk.terminal.press(.enter)
    let questions = try DeskInterview.patient().questions()
    try kiosk.answer(questions[0])
    try kiosk.see(questions[1])
    try desk.see(words.codeEntered)
    desk.press(.enter)
    try desk.see(words.stateAnswering, "María Núñez")

    let other = try clinic.kiosk()
    try other.see(other.wording.welcome)
    other.terminal.press("c")
    try other.see(other.wording.enterCode)
    other.terminal.press(digits)
    other.terminal.press(.enter)
    try other.see(other.wording.codeFails)

    let given = try #require(AccessCode(digits))
    let identity = PatientIdentity(recordNumber: "A-1001", name: "María Núñez", birthDate: nil)
    let opened = SessionEvent.opened(try DeskInterview.patient().opening(in: "en"))
    let acts: [StaffAct] = [.received, .identified(identity), .codeGiven(given)]
    #expect(
      try clinic.events(of: 1) == [opened]
        + acts.map { .staff(StaffEntry(by: DeskPerson.ana.id, $0)) }
        + [.codeEntered, .answered(questions[0].id, questions[0].answer)])
    #expect(try clinic.store.sessions().count == 1)
  }

  @Test("At the desk the nurse asks, the questions follow the answers, and staff gave them")
  func here() throws {
    try fill("", "María Núñez", "1980-03-25")
    try desk.fill(DeskInterview.ask("who-answers"), "decide")
    try desk.fill(DeskInterview.ask("interpreter-used"), "y")
    try desk.fill(DeskInterview.ask("interpreter-name"), "No. 12")
    try desk.fill(words.manner, "2")
    try desk.pressButton(words.startButton)
    try desk.see(words.interviewHeading, "María Núñez")
    try desk.fill(DeskInterview.ask("rf-now"), "no")
    try desk.fill(DeskInterview.ask("peg-pain"), "10")
    try desk.fill(DeskInterview.ask("pain-areas"), "2")
    desk.type("6")
    try desk.focus(on: DeskInterview.ask("main-area"))
    desk.type("lower")
    try desk.fill(DeskInterview.ask("press-hurts"), "1")
    try desk.focus(on: DeskInterview.ask("press-spreads"))
    try desk.step(.tab)
    try desk.pressButton(words.done)
    try desk.see("\(words.review): ")

    let name = PatientIdentity(
      recordNumber: nil, name: "María Núñez", birthDate: CalendarDate("1980-03-25"))
    let entered: [StaffAct] = [
      .entered("rf-now", .codes(["no"])), .entered("peg-pain", .number(10)),
      .entered("pain-areas", .codes(["neck", "lower-back"])),
      .entered("main-area", .codes(["lower-back"])),
      .entered("press-hurts", .codes(["yes-my-pain"])),
    ]
    let acts = try clinic.acts(of: 1)
    #expect(
      acts.filter { !$0.isClaim } == [
        .received, .identified(name), .entered("who-answers", .codes(["guardian"])),
        .entered("interpreter-used", .codes(["yes"])),
        .entered("interpreter-name", .text("No. 12")),
      ] + entered)
    #expect(try clinic.session(1).unreadable == [])
  }

  private func fill(_ number: String, _ name: String, _ born: String) throws {
    try desk.fill(words.recordNumber, number)
    try desk.fill(words.patientName, name)
    try desk.fill(words.birthDate, born)
  }
}

extension StaffAct {
  /// Whose hands the session is in, which is no work on it.
  var isClaim: Bool {
    switch self {
    case .claimed, .released: true
    case .received, .viewed, .identified, .entered, .cleared, .amended, .undone, .acknowledged,
      .codeGiven, .interviewEnded, .signed, .voided, .exported:
      false
    }
  }
}
