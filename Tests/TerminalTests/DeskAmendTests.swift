import Interview
import TerminalHarness
import Testing

@testable import Desk

/// Correcting and signing.
@Suite struct DeskAmendTests {
  private let clinic: DeskClinic
  private let words = DeskWording.english

  init() throws {
    clinic = try DeskClinic()
  }

  private func review(_ changes: [Item.ID: Answer?] = [:]) throws -> DeskVisit {
    try clinic.put(DeskInterview.events(changes))
    let desk = try clinic.desk()
    try desk.open(ticket: 1)
    return desk
  }

  private func acts() throws -> [StaffAct] {
    try clinic.acts(of: 1).filter { !$0.isClaim && $0 != .viewed }
  }

  /// Opens an answer of the patient's on the review page.
  private func open(_ id: Item.ID, _ desk: DeskVisit) throws {
    let question = String(try DeskInterview.ask(id).prefix(30))
    try desk.move(until: question, by: .down) { $0.focusedText.contains(question) }
    desk.press(.enter)
    try desk.see(heading: words.amendHeading)
  }

  @Test(
    "An answer is amended only with a reason, the old one stays visible, and undo brings it back")
  func amend() throws {
    let desk = try review()
    let old = try DeskInterview.label("3-12-months", of: "pain-duration")
    let new = try DeskInterview.label("2-6-weeks", of: "pain-duration")
    try open("pain-duration", desk)
    try desk.see("\(words.onRecord): \(old)")
    try desk.fill(words.newAnswer, "2")
    try desk.pressButton(words.save)
    try desk.see("! \(words.refusedReason)")
    #expect(try acts() == [])
    try desk.fill(words.reason, "Misheard")
    try desk.pressButton(words.save)
    try desk.see(
      "\(words.review): ", "\(words.suggestion): Other care first. \(words.was): Discuss.")
    let amendment = StaffAct.amended("pain-duration", .codes(["2-6-weeks"]), reason: "Misheard")
    #expect(try acts() == [amendment])
    let text = try desk.readThrough()
    #expect(
      text.missing(inOrder: [
        words.changedHeading, "\(words.thePatient): \(old)",
        "\(DeskPerson.ana.name): \(new). \(words.reason): Misheard",
      ]) == [])
    let note = try clinic.note(on: 1).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    #expect(note.contains(old) && note.contains(new) && note.contains("Misheard"))

    desk.type("u")
    try desk.terminal.wait(forNo: "\(words.suggestion): Other care first")
    #expect(try acts() == [amendment, .undone("pain-duration")])
    #expect(try desk.readThrough().contains("Misheard (\(words.undone))"))
    #expect(!desk.screen.contains("U \(words.undo)"))
  }

  @Test("Signing needs a patient with identity, an acknowledged alert and what the result needs")
  func gaps() throws {
    let desk = try review()
    try desk.go("s", to: words.cannotSign)
    try desk.see(words.gapIdentity, "An answer to: \(try DeskInterview.ask("allergy-verified"))")
    #expect(!desk.screen.shows(words.gapAcknowledgement))
    desk.press(.escape)
    try desk.see("\(words.review): ")
    try clinic.put(DeskInterview.events(["rf-now": .codes(["not-sure"])]))
    try desk.leave()
    try desk.open(ticket: 2)
    try desk.go("s", to: words.cannotSign)
    try desk.see(words.gapIdentity, words.gapAcknowledgement)
    #expect(try !acts().contains { if case .signed = $0 { true } else { false } })
  }

  @Test("A signed review that is changed is revision 2, and nothing before a signature is undone")
  func revisions() throws {
    let desk = try review()
    try clinic.identify(1, "A-1001", "Rosa Núñez", "1980-03-25")
    try desk.see("Rosa Núñez")
    try desk.go("n", to: words.itemsHeading)
    try desk.fill(DeskInterview.ask("allergy-verified"), "1")
    desk.press(.escape)
    try desk.see("\(words.review): ")
    try sign(desk, revision: 1)
    try desk.see("\(words.review): \(words.stateFinished)")
    #expect(!desk.screen.contains("U \(words.undo)"))
    #expect(try clinic.note(on: 1).contains("Signed by Ana Ruiz"))

    try open("peg-pain", desk)
    try desk.fill(words.newAnswer, "10")
    try desk.fill(words.reason, "Asked again")
    try desk.pressButton(words.save)
    try desk.see("\(words.review): ")
    #expect(!desk.screen.contains("\(words.review): \(words.stateFinished)"))
    #expect(try desk.readThrough().contains(words.changedSinceSignature(2)))
    try sign(desk, revision: 2)
    let note = try clinic.note(on: 1)
    #expect(note.contains("revision 2"))
    let signed = StaffAct.signed(.init(outcome: "discuss", rule: "R18"))
    #expect(
      try acts().dropFirst() == [
        .entered("allergy-verified", .codes(["yes"])), signed,
        .amended("peg-pain", .number(10), reason: "Asked again"), signed,
      ])
    try desk.leave()
    try desk.terminal.wait(for: words.emptyList)
    #expect(try clinic.acts(of: 1).last == .released)
  }

  private func sign(_ desk: DeskVisit, revision: Int) throws {
    try desk.go("s", to: words.signHeading(revision))
    try desk.see(words.signHelp(DeskPerson.ana.name))
    try desk.pressButton(words.signButton)
    try desk.see("\(words.review): ")
  }

  @Test("An emergency answer is not amended away")
  func emergency() throws {
    let desk = try review(["rf-bladder-bowel": .codes(["yes"])])
    try open("rf-bladder-bowel", desk)
    try desk.fill(words.newAnswer, "no")
    desk.press(.backspace, .backspace)
    desk.type("2")
    try desk.fill(words.reason, "Wrong key")
    try desk.pressButton(words.save)
    try desk.see("! \(words.refusedEmergency)")
    try desk.focus(on: words.newAnswer)
    desk.press(.backspace)
    try desk.pressButton(words.save)
    try desk.see("! \(words.refusedEmergency)")
    #expect(try acts() == [])
  }
}
