import Interview
import TerminalHarness
import Testing

@testable import Desk

/// What a nurse finds and enters.
@Suite struct DeskItemsTests {
  private let clinic: DeskClinic
  private let words = DeskWording.english

  init() throws {
    clinic = try DeskClinic()
  }

  /// The form for staff of an interview with these answers.
  private func items(_ changes: [Item.ID: Answer?] = [:]) throws -> DeskVisit {
    try clinic.put(DeskInterview.events(changes))
    let desk = try clinic.desk()
    try desk.open(ticket: 1)
    try desk.go("n", to: words.itemsHeading)
    return desk
  }

  private func entered() throws -> [StaffAct] {
    try clinic.acts(of: 1).filter { !$0.isClaim && $0 != .viewed }
  }

  private func ask(_ id: Item.ID) throws -> String { try DeskInterview.ask(id) }

  @Test("A fever in Fahrenheit is stored in Celsius, turns the suggestion, and says what it was")
  func temperature() throws {
    let desk = try items()
    try desk.see("\(words.suggestion): Discuss")
    try desk.fill(ask("nurse-temp-c"), "101.2f")
    try desk.see("101.2 F", "= 38.4 C")
    #expect(try entered() == [])
    try desk.step(.tab)
    try desk.see(
      "\(words.suggestion): Clinician first. \(words.was): Discuss.",
      "\(words.changed): Possible infection of the spine: \(words.no) → \(words.yes)",
      "38.4 C = 101.1 F")
    #expect(try entered() == [.entered("nurse-temp-c", .number(38.4))])
    try desk.fill(ask("nurse-temp-c"), "37")
    try desk.step(.tab)
    try desk.terminal.wait(forNo: "Clinician first")
    #expect(try entered().last == .entered("nurse-temp-c", .number(37)))
    try desk.fill(ask("nurse-temp-c"), "")
    try desk.step(.tab)
    try desk.pressButton(words.done)
    try desk.see("\(words.review): ")
    #expect(try entered().last == .cleared("nurse-temp-c"))
  }

  @Test("What a clinician finds replaces what the patient felt")
  func exam() throws {
    let desk = try items(["press-hurts": .codes(["no"]), "knot-felt": .codes(["no"])])
    try desk.see("\(words.suggestion): Not suggested now")
    try desk.fill(ask("exam-done"), "y")
    try desk.fill(ask("exam-tender-spot"), "pr")
    try desk.fill(ask("exam-taut-band"), "pr")
    try desk.step(.tab)
    // The patient was not asked what only matters before a shot.
    try desk.see(
      "\(words.suggestion): Ask the nurse. \(words.was): Not suggested now.",
      "Exam supports a trigger point: \(words.notKnown) → \(words.yes)")
    try desk.pressButton(words.done)
    try desk.see("\(words.review): ")
    #expect(
      try entered() == [
        .entered("exam-done", .codes(["yes"])), .entered("exam-tender-spot", .codes(["present"])),
        .entered("exam-taut-band", .codes(["present"])),
      ])
    let text = try desk.readThrough()
    #expect(text.contains("D2 \(words.status(.yes)): "))
    #expect(text.contains("The exam outranks the self-check."))
  }

  @Test("What a clinician does not find counts against what the patient felt")
  func examAgainst() throws {
    let desk = try items()
    try desk.fill(ask("exam-done"), "y")
    try desk.fill(ask("exam-tender-spot"), "ab")
    try desk.step(.tab)
    try desk.see("\(words.suggestion): Not suggested now. \(words.was): Discuss.")
    #expect(
      try entered() == [
        .entered("exam-done", .codes(["yes"])), .entered("exam-tender-spot", .codes(["absent"])),
      ])
  }

  @Test("A warning sign counts as reviewed only with the name of a clinician")
  func reviewedFlag() throws {
    let desk = try items(["rf-unwell": .codes(["fever"])])
    try desk.see("\(words.suggestion): Clinician first")
    try desk.focus(on: ask("flag-reviewed"))
    desk.type("1")
    try desk.step(.tab)
    try desk.see("This counts only with an answer to: \(try ask("flag-reviewed-by"))")
    #expect(try entered() == [])
    try desk.fill(ask("flag-reviewed-by"), "Dr. Vega")
    try desk.step(.tab)
    try desk.focus(on: ask("flag-reviewed"))
    try desk.step(.tab)
    try desk.see("\(words.suggestion): Discuss, with precautions. \(words.was): Clinician first.")
    #expect(
      try entered() == [
        .entered("flag-reviewed-by", .text("Dr. Vega")),
        .entered("flag-reviewed", .codes(["infection"])),
      ])
    desk.press(.escape)
    try desk.see("\(words.review): ", "\(words.sameDay): Possible infection of the spine")
  }

  @Test("No review of warning signs makes an emergency milder")
  func emergencyStays() throws {
    let desk = try items(["rf-now": .codes(["yes"])])
    try desk.see("\(words.suggestion): Urgent now")
    try desk.fill(ask("flag-reviewed-by"), "Dr. Vega")
    try desk.focus(on: ask("flag-reviewed"))
    desk.type("12345")
    try desk.step(.tab)
    try desk.pressButton(words.done)
    try desk.see("\(words.review): ", "\(words.emergency): ")
    #expect(
      try entered().last
        == .entered(
          "flag-reviewed", .codes(["infection", "cancer", "fracture", "nerve", "pregnancy"])))
    let assessment = try DeskInterview.patient().loaded.rules.assess(clinic.session(1))
    #expect(assessment.outcome.id == "urgent-now")
  }

  @Test("What does not fit is refused with what would, and the form is not left before it does")
  func limits() throws {
    let desk = try items()
    for (typed, sentence) in [
      ("50", "Enter a number from 30 to 45 C."), ("20", "Enter a number from 30 to 45 C."),
      ("37.25", "Decimals at most: 1."), ("36,6", ""),
    ] {
      try desk.fill(ask("nurse-temp-c"), typed)
      try desk.step(.tab)
      if sentence.isEmpty { continue }
      try desk.see("! \(sentence)")
      #expect(try entered() == [])
    }
    try desk.see("36.6 C")
    try desk.fill(ask("exam-side"), "z")
    try desk.fill(ask("neuro-detail"), "Fine")
    try desk.pressButton(words.done)
    try desk.seeFocus(on: ask("exam-side"))
    try desk.see("! \(words.faultNoOption)")
    #expect(
      try entered() == [
        .entered("nurse-temp-c", .number(36.6)), .entered("neuro-detail", .text("Fine")),
      ])
  }

  @Test("Letters choose, and what they could mean is shown while it is not clear")
  func typeAhead() throws {
    let desk = try items()
    try desk.focus(on: ask("neuro-screen"))
    try desk.see("( ) 1 Normal", "( ) 2 Abnormal", "( ) 3 Not done")
    desk.type("no")
    try desk.terminal.wait(forNo: "Abnormal")
    try desk.see("( ) 1 Normal", "( ) 3 Not done")
    desk.type("t")
    try desk.see("(●) 3 Not done")
    try desk.step(.tab)
    try desk.focus(on: ask("exam-side"))
    desk.press(.right, .right, .left, .tab)
    try desk.pressButton(words.done)
    try desk.see("\(words.review): ")
    #expect(
      try entered() == [
        .entered("neuro-screen", .codes(["not-done"])), .entered("exam-side", .codes(["left"])),
      ])
  }
}
