import Interview
import TerminalHarness
import Testing

@testable import Desk

/// An emergency at a kiosk, as the desk hears of it.
@Suite struct DeskAlertTests {
  private let clinic: DeskClinic
  private let desk: DeskVisit
  private let words = DeskWording.english

  init() throws {
    clinic = try DeskClinic()
    desk = try clinic.desk()
  }

  @Test("An emergency at a kiosk rings at the desk within two seconds, and stays in sight")
  func emergency() throws {
    let questions = try DeskInterview.patient().questions()
    let alarming = try #require(questions.firstIndex { $0.id == "rf-now" })
    let kiosk = try clinic.kiosk()
    try kiosk.start()
    try kiosk.answer(questions[..<alarming])
    try desk.terminal.wait(for: words.stateAnswering)
    try kiosk.mark(questions[alarming].answered("yes"))
    let bells = desk.screen.bells
    let clock = ContinuousClock()
    let pressed = clock.now
    kiosk.terminal.press(.enter)
    try desk.terminal.wait(for: banner)
    #expect(clock.now - pressed < .seconds(2))
    #expect(desk.screen.bells == bells + 1)
    try expectBannerOnEveryPage()

    try desk.go("a", to: words.acknowledgeHeading)
    try desk.seeFocus(on: words.initials)
    desk.press(.control("U"), .enter)
    try desk.see(words.refusedInitials)
    desk.type("AR")
    desk.press(.enter)
    try desk.terminal.wait(forNo: "!! ")
    try desk.seeList()
    let acknowledgements = try clinic.acts(of: 1).compactMap { act -> StaffAct.Acknowledgement? in
      if case .acknowledged(let acknowledgement) = act { acknowledgement } else { nil }
    }
    let acknowledgement = try #require(acknowledgements.first)
    #expect(acknowledgements.count == 1)
    #expect(acknowledgement.initials == "AR")
    #expect(acknowledgement.alert == .emergency)
    #expect(acknowledgement.delayMilliseconds > 0)
    #expect(try clinic.note(on: 1).contains("AR"))
    #expect(desk.screen.bells == bells + 1)
  }

  private var banner: String { "!! \(words.emergency): \(words.ticket) 1" }

  private func expectBannerOnEveryPage() throws {
    try desk.go("n", to: words.startHeading)
    try desk.see(banner)
    desk.press(.escape)
    try desk.seeList()
    try desk.go("?", to: words.help)
    try desk.see(banner)
    desk.press(.escape)
    try desk.open(ticket: 1)
    try desk.see(banner)
    try desk.go("n", to: words.itemsHeading)
    try desk.see(banner)
    desk.press(.escape)
    try desk.see("\(words.review): ", banner)
    try desk.leave()
    try desk.see(banner)
  }

  @Test("An alert can be acknowledged from any page, which then is as it was")
  func fromAForm() throws {
    try desk.go("n", to: words.startHeading)
    try desk.fill(words.recordNumber, "A-17")
    try clinic.put(DeskInterview.events(["rf-saddle-numb": .codes(["yes"])]))
    try desk.see(banner)
    desk.press(.function(2))
    try desk.see(words.acknowledgeHeading, "Possible cauda equina syndrome")
    desk.press(.enter)
    try desk.see(words.startHeading, "A-17")
    try desk.seeFocus(on: words.recordNumber)
    #expect(!desk.screen.contains("!! "))
    let acts = try clinic.acts(of: 1)
    #expect(acts.first == .viewed)
    #expect(acts.dropFirst().map(\.isAcknowledgement) == [true], "\(acts)")
  }

  @Test("Patients who must not leave unseen ring too, and each alert rings once")
  func staffNeeded() throws {
    try clinic.put(DeskInterview.events(["rf-now": .codes(["not-sure"])]))
    try desk.see("!! \(words.staffNeeded): \(words.ticket) 1", "Ask the nurse")
    #expect(desk.screen.bells == 1)
    try clinic.put(DeskInterview.events(["rf-now": .codes(["yes"])]))
    try desk.see("!! \(words.emergency): \(words.ticket) 2")
    #expect(desk.screen.bells == 2)
    try clinic.put(DeskInterview.events())
    try desk.terminal.wait(for: words.stateWaiting)
    #expect(desk.screen.bells == 2)
  }
}

extension StaffAct {
  var isAcknowledgement: Bool {
    if case .acknowledged = self { true } else { false }
  }
}
