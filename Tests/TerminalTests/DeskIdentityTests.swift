import Interview
import TerminalHarness
import Testing

@testable import Desk

/// A walk-up whom nobody has identified yet.
@Suite struct DeskIdentityTests {
  private let clinic: DeskClinic
  private let desk: DeskVisit
  private let words = DeskWording.english
  private let identity = ["Rosa Núñez", "MRN A-1001", "born 1980-03-25"]

  init() throws {
    clinic = try DeskClinic()
    try clinic.put(DeskInterview.events())
    desk = try clinic.desk()
    try desk.open(ticket: 1)
    try desk.see(words.notIdentified)
    try desk.go("i", to: words.identifyHeading)
  }

  @Test("A walk-up is joined to a patient by the ticket, and every page says who it is")
  func joined() throws {
    try fill("A-1001", "Rosa Núñez", "1980-03-25")
    try desk.pressButton(words.save)
    try seeIdentity(with: "\(words.review): ")
    #expect(!desk.screen.contains(words.notIdentified))
    for (key, heading) in [
      ("n", words.itemsHeading), ("s", words.cannotSign), ("v", words.voidHeading),
      ("i", words.identifyHeading), ("?", words.help),
    ] as [(Character, String)] {
      try desk.go(key, to: heading)
      try seeIdentity(with: heading)
      desk.press(.escape)
      try seeIdentity(with: "\(words.review): ")
    }
    try desk.move(until: "an answer", by: .down) { $0.focusedText.hasPrefix("How old are you?") }
    desk.press(.enter)
    try seeIdentity(with: words.amendHeading)
    desk.press(.end, .escape)
    try seeIdentity(with: "\(words.review): ")
    let identified = PatientIdentity(
      recordNumber: "A-1001", name: "Rosa Núñez", birthDate: CalendarDate("1980-03-25"))
    #expect(try clinic.acts(of: 1).filter { !$0.isClaim } == [.viewed, .identified(identified)])
    try desk.leave()
    try desk.see("Rosa Núñez · MRN A-1001")
    #expect(try clinic.note(on: 1).contains("Rosa Núñez"))
  }

  @Test("The same record number under another name has to be seen before it is recorded")
  func contradiction() throws {
    try clinic.put(DeskInterview.events())
    try clinic.identify(2, "A-1001", "Luz Vega", "1961-05-02")
    try fill("A-1001", "Rosa Núñez", "1980-03-25")
    try desk.pressButton(words.save)
    try desk.see("Ticket 2 has the same record number for Luz Vega, 1961-05-02.")
    #expect(try clinic.session(1).version == (try clinic.events(of: 1).count))
    #expect(try !clinic.acts(of: 1).contains { if case .identified = $0 { true } else { false } })
    try desk.pressButton(words.save)
    try seeIdentity(with: "\(words.review): ")
  }

  private func seeIdentity(with heading: String) throws {
    try desk.wait(until: "the patient on “\(heading)”") { $0.shows(identity + [heading]) }
  }

  private func fill(_ number: String, _ name: String, _ born: String) throws {
    try desk.fill(words.recordNumber, number)
    try desk.fill(words.patientName, name)
    try desk.fill(words.birthDate, born)
  }
}
