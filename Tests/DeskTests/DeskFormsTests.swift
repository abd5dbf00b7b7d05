@testable import Desk
import Interview
import Testing
import TerminalUI

/// What is filled in at the desk, and what comes of it.
struct DeskFormsTests {
  let cabinet: Cabinet

  init() throws { cabinet = DeskTour.morning(try Shipped.content()) }

  // MARK: Starting and identifying

  @Test("A new interview is begun with what was given, and gets a code for a kiosk")
  func starting() throws {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.type("n")
    desk.type("A-17")
    desk.press(.tab)
    desk.type("María López")
    desk.press(.tab, .tab)
    desk.type("esp")
    desk.fill("who-answers", with: "2")
    desk.fill("interpreter-used", with: "y")
    desk.fill("interpreter-name", with: "4711")
    desk.pressButton(.save)
    let file = try #require(desk.program.place.file)
    let lopez = PatientIdentity(recordNumber: "A-17", name: "María López", birthDate: nil)
    #expect(
      cabinet.acts(of: file.id).dropLast()
        == [
          .received, .identified(lopez), .entered("who-answers", .code("helper")),
          .entered("interpreter-used", .code("yes")), .entered("interpreter-name", .text("4711")),
        ])
    #expect(file.session.language == "es")
    #expect(file.state(at: cabinet.now) == .expected)
    let code = try #require(desk.program.openCode)
    #expect(desk.screen.contains("▶ \(code.shown)"))
    desk.press(.enter)
    #expect(desk.program.focusedRow?.id == file.id)
  }

  @Test("An interview at the desk asks the first question at once, and is held")
  func startingHere() throws {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.type("n")
    desk.type("A-17")
    desk.press(.tab)
    desk.type("Eva Sol")
    desk.press(.backTab, .backTab, .backTab, .backTab)
    desk.type("2")
    desk.pressButton(.save)
    let file = try #require(desk.program.place.file)
    #expect(desk.program.place.stage == .fill(.patientItems, at: nil))
    #expect(cabinet.acts(of: file.id).last == .claimed("d1"))
    desk.fill("rf-now", with: "2")
    desk.press(.tab)
    #expect(cabinet.acts(of: file.id).last == .entered("rf-now", .code("no")))
  }

  @Test(
    "An identifier that cannot be right is said at its field, which the cursor goes to",
    arguments: [
      ("none", "Eva", "", 0), ("A-1", "7", "", 1), ("A-1", "", "1980-2-3", 2),
      ("A-1", "", "1980-02-30", 2), ("A-1", "", "2026-11-22", 2), ("A-1", "", "1880-01-01", 2),
    ])
  func wrongIdentity(number: String, name: String, date: String, field: Int) {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("discuss")
    desk.type("i")
    desk.type(number)
    desk.press(.tab)
    desk.type(name)
    desk.press(.tab)
    desk.type(date)
    desk.pressButton(.save)
    #expect(desk.program.page.focused == .field(field))
    #expect(desk.program.place.form.fields[field].problem != nil)
    #expect(cabinet.file("discuss").review.identity == nil)
  }

  @Test("One identifier is too few")
  func oneIdentifier() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("discuss")
    desk.type("i")
    desk.type("A-17")
    desk.pressButton(.save)
    #expect(
      desk.program.page.notices
        == ["Give at least two identifiers: record number, name, date of birth."])
  }

  @Test("A record number that has another name is asked about once, and recorded when it is meant")
  func contradiction() throws {
    try cabinet.act(.identify(.lopez), on: "unsure", as: "Ben Ode", at: "d2")
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("discuss")
    desk.type("i")
    desk.type("A-17")
    desk.press(.tab)
    desk.type("Eva Sol")
    desk.pressButton(.save)
    #expect(desk.program.page.notices.first?.hasPrefix("Ticket 2 has the same record") == true)
    #expect(cabinet.file("discuss").review.identity == nil)
    desk.press(.enter)
    #expect(cabinet.file("discuss").review.identity?.name == "Eva Sol")
    #expect(desk.screen.contains("Ticket 1 · Eva Sol · MRN A-17"))
  }

  // MARK: Nurse items

  @Test("The assessment follows each answer at once, and says what changed")
  func assessmentFollows() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("discuss")
    desk.type("n")
    #expect(desk.program.page.summary == ["Suggestion: Discuss"])
    desk.fill("nurse-temp-c", with: "101.2f")
    desk.press(.tab)
    #expect(
      desk.program.page.summary
        == [
          "Suggestion: Clinician first. Was: Discuss.",
          "Changed: Possible infection of the spine: no → yes; "
            + "Any same-day sign that was not reviewed: no → yes",
        ])
    desk.fill("flag-reviewed-by", with: "Dr. Ode")
    desk.fill("flag-reviewed", with: "1")
    desk.press(.tab)
    #expect(
      desk.program.page.summary.first
        == "Suggestion: Discuss, with precautions. Was: Discuss.")
  }

  @Test("An exam overturns the self-check, and what it says is asked for only where it was done")
  func exam() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("discuss")
    desk.type("n")
    desk.fill("exam-done", with: "y")
    desk.fill("exam-tender-spot", with: "abs")
    desk.press(.tab)
    #expect(
      desk.program.page.summary.first == "Suggestion: Not suggested now. Was: Discuss.")
  }

  @Test("A reviewed flag waits for the clinician's name, and is recorded once that is given")
  func flagNeedsName() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("discuss")
    desk.type("n")
    desk.fill("flag-reviewed", with: "2")
    desk.pressButton(.save)
    #expect(
      desk.screen.contains("! This counts only with an answer to: Name of the clinician who"))
    #expect(desk.program.place.stage == .fill(.staffItems, at: nil))
    desk.fill("flag-reviewed-by", with: "Dr. Ode")
    desk.pressButton(.save)
    #expect(
      cabinet.acts(of: "discuss").suffix(2)
        == [
          .entered("flag-reviewed-by", .text("Dr. Ode")),
          .entered("flag-reviewed", .codes(["cancer"])),
        ])
    #expect(desk.program.place.stage == .review)
  }

  @Test("Esc shows once what cannot be recorded, and drops it the second time")
  func droppedByEsc() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("discuss")
    desk.type("n")
    desk.fill("nurse-temp-c", with: "99")
    desk.press(.escape)
    #expect(desk.screen.contains("! Enter a number from 30 to 45 C."))
    desk.press(.escape)
    #expect(desk.program.place.stage == .review)
    #expect(cabinet.acts(of: "discuss").last == .claimed("d1"))
  }

  @Test("An emptied field takes its answer away, which can be undone")
  func clearing() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("discuss")
    desk.type("n")
    desk.fill("nurse-temp-c", with: "38.4")
    desk.press(.tab)
    desk.fill("nurse-temp-c", with: "")
    desk.press(.escape)
    #expect(cabinet.acts(of: "discuss").last == .cleared("nurse-temp-c"))
    desk.type("u")
    #expect(cabinet.acts(of: "discuss").last == .undone("nurse-temp-c"))
    #expect(desk.screen.contains("SAME DAY: Possible infection of the spine"))
    desk.type("u")
    #expect(desk.screen.contains("No warning sign was reported."))
    #expect(!desk.program.page.hints.contains { $0.key == "U" })
  }

  @Test("Questions of the patient's that depend on an answer appear as soon as it is recorded")
  func dependentQuestions() {
    cabinet.interview("short", ["press-hurts": [], "press-spreads": []], isSent: .left)
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("short")
    desk.type("p")
    func asked() -> [DeskForm.Key] { desk.program.place.form.fields.map(\.key) }
    #expect(asked() == [.item(cabinet.place(of: "press-hurts"))])
    desk.type("1")
    desk.press(.tab)
    #expect(
      asked()
        == [
          .item(cabinet.place(of: "press-hurts")), .item(cabinet.place(of: "press-spreads")),
        ])
    #expect(desk.program.focusedField == 1)
  }

  // MARK: Amending, signing, voiding, handing back

  @Test("An amendment needs its reason, keeps the earlier answer, and says what it changed")
  func amending() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("discuss")
    desk.focus(answer: "rf-cancer")
    desk.press(.enter)
    desk.type("1")
    desk.pressButton(.save)
    #expect(desk.screen.contains("! Give a reason."))
    desk.type("misheard")
    desk.pressButton(.save)
    #expect(
      cabinet.acts(of: "discuss").suffix(2)
        == [.claimed("d1"), .amended("rf-cancer", .code("yes"), reason: "misheard")])
    #expect(
      desk.program.page.summary.first == "Suggestion: Clinician first. Was: Discuss.")
    #expect(
      cabinet.file("discuss").review.histories["rf-cancer"]?.map(\.answer)
        == [.code("no"), .code("yes")])
  }

  @Test("Esc leaves an amendment without recording anything")
  func amendmentCancelled() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("discuss")
    desk.focus(answer: "rf-cancer")
    desk.press(.enter)
    desk.type("1")
    desk.press(.escape, .escape)
    #expect(cabinet.acts(of: "discuss") == [.viewed, .claimed("d1"), .released])
  }

  @Test("A review is signed from its page, let go, and signed again as revision 2 after a change")
  func signing() throws {
    try cabinet.act(.identify(.lopez), on: "discuss", as: "Ana Ruiz")
    try cabinet.act(.enter("allergy-verified", .code("yes")), on: "discuss", as: "Ana Ruiz")
    try cabinet.act(.release, on: "discuss", as: "Ana Ruiz")
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("discuss")
    desk.type("s")
    #expect(desk.screen.contains("Sign this review: revision 1"))
    desk.pressButton(.save)
    #expect(cabinet.acts(of: "discuss").last == .released)
    #expect(desk.screen.contains("Review: finished"))
    desk.focus(answer: "rf-cancer")
    desk.press(.enter)
    desk.type("1")
    desk.press(.tab)
    desk.type("misheard")
    desk.pressButton(.save)
    desk.type("s")
    #expect(desk.screen.contains("Sign this review: revision 2"))
    desk.pressButton(.save)
    #expect(cabinet.file("discuss").review.signatures.count == 2)
    desk.press(.escape)
    #expect(desk.program.place.stage == .worklist)
    #expect(!desk.program.list.shown.contains { $0.id == "discuss" })
  }

  @Test("A session is voided with a reason, stays on record and leaves the open ones")
  func voiding() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("unsure")
    desk.type("v")
    desk.type("made twice")
    desk.pressButton(.save)
    #expect(desk.screen.contains("!! VOID: Ana Ruiz, 08:00. Reason: made twice"))
    desk.type("n")
    #expect(
      desk.program.page.notices == ["This session is void. Nothing can be changed in it."])
    desk.press(.escape)
    #expect(!desk.program.list.shown.contains { $0.id == "unsure" })
    #expect(cabinet.sessions["unsure"]?.isEmpty == false)
  }

  @Test("An unfinished interview goes back to a kiosk by a code, and is let go")
  func handingBack() throws {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("left")
    desk.type("n")
    desk.press(.escape)
    desk.type("h")
    let code = try #require(cabinet.file("left").openCode(at: cabinet.now))
    #expect(desk.screen.contains(code.shown))
    #expect(cabinet.acts(of: "left").suffix(2) == [.released, .codeGiven(code)])
    cabinet.add([.codeEntered], to: "left")
    desk.hear("left")
    #expect(desk.screen.contains("▶ The code was entered at a kiosk."))
    desk.press(.escape)
    #expect(desk.screen.contains("answering now"))
  }

  // MARK: Language and help

  @Test("Another language in the middle of a form keeps what was typed")
  func languageSwitch() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("discuss")
    desk.type("n")
    desk.fill("exam-done", with: "y")
    desk.fill("nurse-temp-c", with: "38.4")
    desk.press(.function(3))
    #expect(desk.screen.contains("▶ Temperatura en C               38.4_ C = 101.1 F (cambiado)"))
    #expect(cabinet.acts(of: "discuss").last == .entered("exam-done", .code("yes")))
    desk.press(.tab)
    #expect(cabinet.acts(of: "discuss").last == .entered("nurse-temp-c", .number(38.4)))
    desk.press(.escape, .escape)
    desk.type("n")
    desk.type("A-17")
    desk.fill("interpreter-used", with: "s")
    desk.press(.function(3))
    #expect(desk.program.place.form.text(.recordNumber) == "A-17")
    #expect(desk.screen.contains("Was an interpreter used?       Yes"))
  }

  @Test("Help covers a form, and leads back to it with what was typed")
  func help() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("discuss")
    desk.type("v")
    desk.type("made ")
    desk.press(.function(1))
    #expect(desk.program.place.stage == .help)
    desk.press(.escape)
    desk.type("twice")
    #expect(desk.program.place.form.text(.reason) == "made twice")
  }
}
