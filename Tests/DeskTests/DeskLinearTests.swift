@testable import Desk
import Interview
import Testing
import TerminalUI

/// The desk as lines: what is printed, and what is not.
struct DeskLinearTests {
  let cabinet: Cabinet

  init() throws { cabinet = DeskTour.morning(try Shipped.content()) }

  @Test("Signing in by lines leads to the list, which is read out once")
  func signingIn() {
    var desk = DeskLinearWalk(cabinet)
    #expect(desk.say("1 Ana") == "1. Name: Ana Ruiz\n   1 1: Ana Ruiz (chosen)\n")
    #expect(desk.say("2 840273") == "2. PIN: (entered)\n")
    let list = desk.say("3").split(separator: "\n")
    #expect(
      list.prefix(5) == [
        "Nurse's desk · Ana Ruiz",
        "!! EMERGENCY: Ticket 3, 08:00: Possible cauda equina syndrome",
        "!! STAFF NEEDED: Ticket 2, 08:00: Ask the nurse", "Open: 5",
        "1. !! Ticket: 3, Time: 08:00, State: answering now, Patient: -, ?: ?6, L: en, "
          + "Suggestion: Urgent now, Answered by: I am the patient",
      ])
    #expect(desk.wake() == "")
  }

  @Test("A list that lives does not chatter, and an alert is said at once")
  func livingList() {
    var desk = DeskLinearWalk(cabinet, as: "Ana")
    cabinet.interview("new")
    #expect(desk.hear("new") == "")
    cabinet.record(.answer("peg-pain", .number(3)), in: "answering")
    #expect(desk.hear("answering") == "")
    cabinet.interview("urgent", ["rf-now": ["yes"]])
    #expect(
      desk.hear("urgent")
        == "!! EMERGENCY: Ticket 7, 08:00: Chest pain, trouble breathing, fainting, or a sudden "
        + "tearing pain now\n")
    #expect(desk.hear("urgent") == "")
    #expect(desk.say("").contains("Open: 7\n"))
  }

  @Test("Only what a line changed is printed after it")
  func onlyNew() {
    var desk = DeskLinearWalk(cabinet, as: "Ana")
    _ = desk.say(desk.number(of: "Ticket: 1,"))
    let form = desk.say("n")
    #expect(form.contains("Nurse items\n"))
    #expect(
      desk.say("\(desk.number(of: "Temperature")) 101.2 F")
        == """
        \(desk.number(of: "Temperature")). Temperature in C (C): 38.4 = 101.1 F
        Suggestion: Clinician first. Was: Discuss.
        Changed: Possible infection of the spine: no → yes; Any same-day sign that was not \
        reviewed: no → yes

        """)
    #expect(cabinet.acts(of: "discuss").last == .entered("nurse-temp-c", .number(38.4)))
    #expect(
      desk.say("\(desk.number(of: "Temperature")) 99").contains("! Enter a number from 30 to 45 C.")
    )
  }

  @Test("A line that means nothing is said to, and help says what lines can do")
  func notUnderstood() {
    var desk = DeskLinearWalk(cabinet, as: "Ana")
    #expect(desk.say("zz") == "That is not one of the choices. h for help.\n")
    #expect(desk.say("99") == "That is not one of the choices. h for help.\n")
    #expect(desk.say("h").hasPrefix("Type a number to open or press it"))
  }

  @Test("A line that is answered by nothing new still gets an answer")
  func answered() {
    var desk = DeskLinearWalk(cabinet, as: "Ana")
    #expect(desk.say("<") == "Open: 5\n")
    _ = desk.say(desk.number(of: "Ticket: 5,"))
    #expect(desk.say("v").hasPrefix("! The patient is still answering at the kiosk."))
  }

  @Test("A line that comes after the time to lock only locks")
  func lock() {
    var desk = DeskLinearWalk(cabinet, as: "Ana")
    cabinet.pass(seconds: 300)
    let locked = desk.say("1")
    #expect(locked.contains("This desk is locked\n"))
    #expect(!locked.contains("cauda equina"))
    _ = desk.say("840273")
    #expect(desk.say(desk.number(of: "Unlock")).contains("Open: 5\n"))
  }

  @Test("A review is worked from the list to the signature by lines alone")
  func wholeReview() {
    var desk = DeskLinearWalk(cabinet, as: "Ana")
    #expect(desk.say(desk.number(of: "Ticket: 1,")).contains("Review: waiting\n"))
    _ = desk.say("i")
    for line in ["1 A-17", "2 María López", "3 1980-03-25", "4"] { _ = desk.say(line) }
    #expect(cabinet.file("discuss").review.identity == .lopez)
    _ = desk.say("n")
    _ = desk.say("\(desk.number(of: "Were the allergies verified?")) yes, as answered")
    _ = desk.say(desk.number(of: "Done"))
    _ = desk.say(desk.number(of: "Have you ever had cancer?"))
    for line in ["1 not sure", "2 asked again", "3"] { _ = desk.say(line) }
    #expect(
      cabinet.acts(of: "discuss").last
        == .amended("rf-cancer", .code("not-sure"), reason: "asked again"))
    _ = desk.say("u")
    #expect(cabinet.acts(of: "discuss").last == .undone("rf-cancer"))
    #expect(desk.say("s").contains("Sign this review: revision 1\n"))
    #expect(desk.say(desk.number(of: "Sign")).contains("Review: finished\n"))
    #expect(cabinet.acts(of: "discuss").last == .released)
  }

  @Test("A new interview is started, an alert acknowledged and a session voided by lines alone")
  func otherPages() {
    var desk = DeskLinearWalk(cabinet, as: "Ana", language: "es")
    _ = desk.say("n")
    for line in ["1 A-17", "2 Eva Sol", desk.number(of: "Empezar")] { _ = desk.say(line) }
    #expect(desk.desk.program.place.stage == .code)
    _ = desk.say(desk.number(of: "Listo"))
    _ = desk.say("a")
    _ = desk.say(desk.number(of: "Confirmar"))
    #expect(cabinet.file("emergency").review.acknowledgements.count == 1)
    _ = desk.say("/")
    _ = desk.say("1 4")
    _ = desk.say(desk.number(of: "Turno: 4,"))
    _ = desk.say("v")
    _ = desk.say("empezada dos veces")
    _ = desk.say(desk.number(of: "Anular"))
    #expect(cabinet.acts(of: "left").last == .voided(reason: "empezada dos veces"))
  }

  @Test("What could not be stored is said, and stays in its field")
  func failure() {
    var desk = DeskLinearWalk(cabinet, as: "Ana")
    _ = desk.say(desk.number(of: "Ticket: 1,"))
    _ = desk.say("n")
    cabinet.fault = StoreFault("The disk is full.")
    let printed = desk.say("\(desk.number(of: "Temperature")) 38.4")
    #expect(printed.contains("! This was not recorded. The disk is full.\n"))
    #expect(printed.contains("(changed)"))
  }
}
