import Interview
import TerminalHarness
import Testing

@testable import Desk

/// A desk that somebody has left.
@Suite struct DeskLockTests {
  private let clinic: DeskClinic
  private let words = DeskWording.english
  private let telling = ["Rosa", "Núñez", "A-1001", "1980-03-25", "Discuss", "How old are you?"]

  init() throws {
    clinic = try DeskClinic()
    try clinic.put(DeskInterview.events())
    try clinic.identify(1, "A-1001", "Rosa Núñez", "1980-03-25")
  }

  private func expectNothingOfPatients(_ desk: DeskVisit) {
    let visible = desk.screen.everythingVisible
    #expect(telling.filter { visible.contains($0) } == [])
  }

  @Test("Left alone the desk locks and covers everything, and the same person goes on where it was")
  func sameComesBack() throws {
    let desk = try clinic.desk(["--lock-after", "5"])
    try desk.open(ticket: 1)
    try desk.go("n", to: words.itemsHeading)
    try desk.fill(DeskInterview.ask("exam-muscle"), "Trapezius")
    try desk.see(words.locked, words.lockedFor("Ana Ruiz"))
    expectNothingOfPatients(desk)
    #expect(!desk.screen.everythingVisible.contains("Trapezius"))
    // What had been typed is on record already.
    #expect(try clinic.acts(of: 1).last == .entered("exam-muscle", .text("Trapezius")))
    desk.type("999998")
    desk.press(.enter)
    try desk.see("! This PIN is not right.")
    expectNothingOfPatients(desk)
    desk.type(DeskPerson.ana.pin)
    desk.press(.enter)
    try desk.see(words.itemsHeading, "Rosa Núñez", "Trapezius")
    try desk.seeFocus(on: String(try DeskInterview.ask("exam-muscle").prefix(12)))
    let (id, log) = (DeskPerson.ana.id, try clinic.staffLog())
    let station = try #require(log.compactMap(\.station).first)
    #expect(
      log == [
        .tried(id, station), .signedIn(id, station), .locked(id, station), .tried(id, station),
        .tried(id, station),
        .signedIn(id, station),
      ])
  }

  @Test("A locked desk is free for somebody else, who begins at the list")
  func anotherComes() throws {
    let desk = try clinic.desk()
    try desk.open(ticket: 1)
    try desk.go("n", to: words.itemsHeading)
    desk.press(.function(10))
    try desk.see(words.locked)
    expectNothingOfPatients(desk)
    try desk.pressButton(words.signOutOther)
    try desk.signIn(as: .ben)
    try desk.see("Ben Cole", words.stateWaiting)
    let log = try clinic.staffLog()
    let station = try #require(log.compactMap(\.station).first)
    #expect(
      log == [
        .tried(DeskPerson.ana.id, station), .signedIn(DeskPerson.ana.id, station),
        .locked(DeskPerson.ana.id, station), .signedOut(DeskPerson.ana.id, station),
        .tried(DeskPerson.ben.id, station), .signedIn(DeskPerson.ben.id, station),
      ])
    #expect(try clinic.acts(of: 1).suffix(3) == [.viewed, .claimed(station), .released])
  }

  @Test("An alert is heard at a locked desk, and says nothing of the patient")
  func alertWhileLocked() throws {
    let desk = try clinic.desk()
    desk.type("k")
    try desk.see(words.locked)
    try clinic.put(DeskInterview.events(["rf-now": .codes(["yes"])]))
    try desk.see("!! \(words.alertOne)")
    #expect(desk.screen.bells == 1)
    expectNothingOfPatients(desk)
    #expect(!desk.screen.contains("chest pain"))
    desk.type(DeskPerson.ana.pin)
    desk.press(.enter)
    try desk.see("!! \(words.emergency): \(words.ticket) 2")
  }

  @Test("Looking at a session is on record, with who")
  func viewed() throws {
    let desk = try clinic.desk(as: .ben)
    try desk.open(ticket: 1)
    try desk.leave()
    desk.type("q")
    try desk.see(words.signIn)
    #expect(try clinic.entries(of: 1).last == StaffEntry(by: DeskPerson.ben.id, .viewed))
    expectNothingOfPatients(desk)
  }
}

extension StaffEvent {
  var station: Station? {
    switch self {
    case .tried(_, let station), .signedIn(_, let station), .locked(_, let station),
      .signedOut(_, let station):
      station
    case .added, .pinSet, .disabled: nil
    }
  }
}
