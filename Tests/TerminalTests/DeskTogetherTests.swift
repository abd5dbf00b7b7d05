@testable import Kiosk
import Interview
import TerminalHarness
import Testing

@testable import Desk

/// Several desks and kiosks on one store.
@Suite struct DeskTogetherTests {
  private let clinic: DeskClinic
  private let words = DeskWording.english

  init() throws {
    clinic = try DeskClinic()
  }

  private func ask(_ id: Item.ID) throws -> String { try DeskInterview.ask(id) }

  @Test("Three kiosks and two desks at once: every answer is stored, and both desks show all three")
  func everybody() throws {
    let desks = try [clinic.desk(as: .ana), clinic.desk(as: .ben)]
    let questions = try Array(DeskInterview.patient().questions().prefix(6))
    let kiosks = try (0..<3).map { _ in try clinic.kiosk() }
    for kiosk in kiosks { try kiosk.start() }
    for question in questions {
      for kiosk in kiosks { try kiosk.answer(question) }
    }
    for kiosk in kiosks { try kiosk.see(DeskInterview.patient().questions()[6]) }
    for desk in desks {
      try desk.wait(until: "three who answer") { sight in
        sight.listRows.count { $0.text.contains(words.stateAnswering) } == 3
      }
    }
    let answered = questions.map { SessionEvent.answered($0.id, $0.answer) }
    for ticket in 1...3 { #expect(try clinic.events(of: ticket).dropFirst() == answered[...]) }

    // Staff work on one of them while the patient goes on answering.
    try desks[0].open(ticket: 2)
    try desks[0].go("n", to: words.itemsHeading)
    let more = try Array(DeskInterview.patient().questions()[6..<9])
    for (question, muscle) in zip(more, ["a", "b", "c"]) {
      for kiosk in kiosks { try kiosk.mark(question) }
      try desks[0].fill(ask("exam-muscle"), muscle)
      for kiosk in kiosks { kiosk.terminal.press(.enter) }
      try desks[0].step(.tab)
    }
    try desks[0].pressButton(words.done)
    try desks[0].see("\(words.review): ")
    for kiosk in kiosks { try kiosk.see(DeskInterview.patient().questions()[9]) }
    let all = answered + more.map { .answered($0.id, $0.answer) }
    for ticket in 1...3 {
      #expect(try clinic.events(of: ticket).dropFirst().filter(\.isOfPatient) == all)
    }
    #expect(
      try clinic.acts(of: 2).filter { !$0.isClaim } == [
        .viewed, .entered("exam-muscle", .text("a")), .entered("exam-muscle", .text("b")),
        .entered("exam-muscle", .text("c")),
      ])
  }

  @Test("A session in other hands is shown as such, can be taken over, and both are told")
  func takeOver() throws {
    try clinic.put(DeskInterview.events())
    let ana = try clinic.desk(as: .ana)
    let ben = try clinic.desk(as: .ben)
    try ana.open(ticket: 1)
    try ana.go("n", to: words.itemsHeading)
    try ana.fill(ask("nurse-vitals"), "120/80")
    try ana.step(.tab)
    try ben.see("\(words.stateInReview): Ana")
    try ben.open(ticket: 1)
    try ben.see("held by Ana Ruiz since ")
    ben.type("n")
    try ben.see("Ana Ruiz has been working on this since ")
    ben.type("t")
    try ben.see(words.heldHere, words.youTookOver(from: "Ana Ruiz"))
    try ana.see("\(words.review): ", "Ben Cole took this over at ")
    try ben.go("n", to: words.itemsHeading)
    try ben.fill(ask("exam-muscle"), "Trapezius")
    try ben.step(.tab)
    try ben.pressButton(words.done)
    try ana.see("held by Ben Cole since ")
    ana.type("t")
    try ana.see(words.heldHere, words.youTookOver(from: "Ben Cole"))
    try ben.see("Ana Ruiz took this over at ")
    try ana.leave()
    try ben.leave()
    try ben.see(words.stateWaiting)
    let (a, b) = (DeskPerson.ana.id, DeskPerson.ben.id)
    let entries = try clinic.entries(of: 1).filter { !$0.act.isClaim }
    #expect(
      entries == [
        StaffEntry(by: a, .viewed), StaffEntry(by: a, .entered("nurse-vitals", .text("120/80"))),
        StaffEntry(by: b, .viewed), StaffEntry(by: b, .entered("exam-muscle", .text("Trapezius"))),
      ])
    #expect(
      try clinic.entries(of: 1).filter(\.act.isClaim).map(\.by) == [a, b, a, a])
  }

  @Test("A kiosk and two desks that write to one session at the same moment lose nothing")
  func race() throws {
    let questions = try DeskInterview.patient().questions()
    let alarming = try #require(questions.firstIndex { $0.id == "rf-now" })
    let kiosk = try clinic.kiosk()
    try kiosk.start()
    try kiosk.answer(questions[..<alarming])
    try kiosk.answer(questions[alarming].answered("yes"))
    let (ana, ben) = (try clinic.desk(as: .ana), try clinic.desk(as: .ben))
    try ana.open(ticket: 1)
    try ana.go("n", to: words.itemsHeading)
    try ana.fill(ask("nurse-vitals"), "turn 0")
    try ben.go("a", to: words.acknowledgeHeading)
    try kiosk.see(kiosk.wording.wrongKey)
    kiosk.terminal.press("2")
    ben.press(.enter)
    try ana.step(.tab)
    try ben.seeList()
    for (turn, question) in questions[alarming...].prefix(4).enumerated() {
      try kiosk.mark(question)
      try ana.fill(ask("nurse-vitals"), "turn \(turn + 1)")
      kiosk.terminal.press(.enter)
      try ana.step(.tab)
    }
    try kiosk.see(questions[alarming + 4])
    try ana.pressButton(words.done)
    try ana.see("\(words.review): ")
    let events = try clinic.events(of: 1)
    let answers = questions[alarming...].prefix(4).map { SessionEvent.answered($0.id, $0.answer) }
    let since = try #require(events.firstIndex(of: .interrupted("rf-now")))
    #expect(
      events[(since + 1)...].filter(\.isOfPatient)
        == [.resumed("rf-now"), answers[0], .takenBack("rf-now")] + answers.dropFirst())
    let acts = try clinic.acts(of: 1).filter { !$0.isClaim && $0 != .viewed }
    #expect(acts.count(where: \.isAcknowledgement) == 1)
    #expect(
      acts.filter { !$0.isAcknowledgement }
        == (0...4).map { .entered("nurse-vitals", .text("turn \($0)")) })
  }
}

extension SessionEvent {
  /// What staff did is left out.
  var isOfPatient: Bool {
    if case .staff = self { false } else { true }
  }
}
