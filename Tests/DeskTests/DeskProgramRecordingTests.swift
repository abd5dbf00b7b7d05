@testable import Desk
import Interview
import Testing
import TerminalUI

/// What happens between a key and the store: recording, being overtaken, and failing.
struct DeskProgramRecordingTests {
  let cabinet: Cabinet

  init() throws { cabinet = DeskTour.morning(try Shipped.content()) }

  // MARK: Opening and leaving

  @Test("A session is on record as viewed when it is opened, and held only once it is worked on")
  func viewing() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("discuss")
    #expect(cabinet.acts(of: "discuss") == [.viewed])
    desk.press(.escape)
    #expect(cabinet.acts(of: "discuss") == [.viewed])
    desk.press(.enter)
    desk.type("n")
    #expect(cabinet.acts(of: "discuss") == [.viewed, .viewed, .claimed("d1")])
    desk.press(.escape, .escape)
    #expect(cabinet.acts(of: "discuss").last == .released)
    #expect(desk.program.focusedRow?.id == "discuss")
  }

  @Test("The cursor stays on its session while others arrive above it")
  func listMoves() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.press(.down, .down)
    #expect(desk.program.focusedRow?.id == "discuss")
    cabinet.interview("new", ["rf-now": ["yes"]])
    desk.hear("new")
    #expect(desk.program.focusedRow?.id == "discuss")
    desk.press(.enter)
    #expect(cabinet.acts(of: "discuss") == [.viewed])
  }

  @Test("A search finds while it is typed or pasted, and Enter on what it found opens that")
  func finding() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.type("/")
    desk.feed(.paste("4"))
    #expect(desk.program.list.shown.map(\.id) == ["left"])
    desk.press(.down, .enter)
    #expect(desk.program.place.file?.id == "left")
    desk.press(.escape)
    #expect(desk.screen.contains("Find “4”: 1"))
    desk.press(.escape)
    #expect(desk.program.list.shown.count == 5)
  }

  @Test("The hint that opens a session opens it when it is clicked")
  func clicking() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.click("Enter Open")
    #expect(desk.program.place.file?.id == "emergency")
  }

  // MARK: Two desks

  @Test("A change that somebody else's does not touch is recorded after it, without a word")
  func overtakenElsewhere() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("answering")
    desk.type("n")
    desk.fill("nurse-temp-c", with: "38.4")
    cabinet.record(.answer("peg-pain", .number(9)), in: "answering")
    desk.press(.tab)
    #expect(cabinet.acts(of: "answering").last == .entered("nurse-temp-c", .number(38.4)))
    #expect(desk.program.page.notices.isEmpty)
  }

  @Test("A change to what somebody else has just changed is not recorded, and says so")
  func overtakenHere() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("discuss")
    desk.type("n")
    desk.fill("nurse-temp-c", with: "38.4")
    cabinet.add(
      [.staff(StaffEntry(by: "Ana Ruiz", .entered("nurse-temp-c", .number(36))))], to: "discuss")
    desk.press(.tab)
    #expect(cabinet.acts(of: "discuss").last == .entered("nurse-temp-c", .number(36)))
    #expect(
      desk.program.page.notices
        == ["Somebody changed this meanwhile. Look at it as it is now, and try again."])
    #expect(desk.screen.contains("36.0 C = 96.8 F"))
  }

  @Test("A second time overtaken, a change is left to the nurse")
  func overtakenTwice() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("answering")
    desk.type("n")
    desk.fill("nurse-temp-c", with: "38.4")
    cabinet.record(.answer("peg-pain", .number(9)), in: "answering")
    cabinet.beforeRecording = { $0.record(.answer("peg-activity", .number(9)), in: "answering") }
    desk.press(.tab)
    #expect(cabinet.acts(of: "answering").last == .claimed("d1"))
    #expect(desk.program.page.notices.count == 1)
    #expect(desk.screen.contains("38.4 C = 101.1 F (changed)"))
  }

  @Test("Of two who begin to work at once, the second is told, and takes nothing over unknowingly")
  func claimedAtOnce() throws {
    var ana = DeskWalk(cabinet, as: "Ana")
    ana.open("discuss")
    try cabinet.act(.claim, on: "discuss", as: "Ben Ode", at: "d2")
    ana.type("n")
    #expect(cabinet.file("discuss").review.claim?.by == "Ben Ode")
    #expect(ana.program.place.stage == .review)
    #expect(ana.program.page.notices.count == 1)
  }

  @Test("A session in review elsewhere is shown as such, and a takeover is told to both")
  func takeOver() {
    var ana = DeskWalk(cabinet, as: "Ana")
    var ben = DeskWalk(cabinet, as: "Ben", station: "d2")
    ana.open("discuss")
    ana.type("n")
    ben.hear("discuss")
    #expect(ben.screen.contains("in review: Ana R…"))
    ben.open("discuss")
    #expect(
      ben.screen.contains("Review: in review · held by Ana Ruiz since 08:00: press T to take over"))
    ben.type("n")
    #expect(
      ben.program.page.notices
        == [
          "Ana Ruiz has been working on this since 08:00. Press T on the review page to take over."
        ])
    ben.type("t")
    #expect(ben.program.page.notices == ["You took this over from Ana Ruiz."])
    ana.hear("discuss")
    #expect(ana.program.place.stage == .review)
    #expect(ana.program.page.notices.contains { $0.hasPrefix("Ben Ode took this over at 08:00.") })
    ana.press(.escape)
    #expect(cabinet.file("discuss").review.claim?.by == "Ben Ode")
  }

  // MARK: A store that fails

  @Test("What cannot be stored stays in its field, and the page says why")
  func failing() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("discuss")
    desk.type("n")
    cabinet.fault = StoreFault("The disk is full.")
    desk.fill("nurse-temp-c", with: "38.4")
    desk.press(.tab)
    #expect(desk.program.page.notices == ["This was not recorded. The disk is full."])
    #expect(desk.screen.contains("38.4 C = 101.1 F (changed)"))
    desk.press(.escape)
    #expect(desk.program.page.notices == ["This was not recorded. The disk is full."])
    #expect(desk.screen.contains("38.4 C = 101.1 F (changed)"))
    cabinet.fault = nil
    desk.press(.escape)
    #expect(cabinet.acts(of: "discuss").last == .entered("nurse-temp-c", .number(38.4)))
    #expect(desk.program.place.stage == .review)
  }

  @Test("Several answers that could not be stored are all stored when the form is left")
  func failingTwice() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("discuss")
    desk.type("n")
    cabinet.fault = StoreFault("The disk is full.")
    desk.fill("nurse-temp-c", with: "38.4")
    desk.fill("exam-done", with: "2")
    desk.press(.tab)
    cabinet.fault = nil
    desk.press(.escape)
    #expect(
      cabinet.acts(of: "discuss").suffix(2)
        == [.entered("nurse-temp-c", .number(38.4)), .entered("exam-done", .code("no"))])
    #expect(desk.program.place.stage == .review)
  }

  @Test("An amendment, an identity and a new interview that cannot be stored keep what was typed")
  func failingPages() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("discuss")
    desk.focus(answer: "rf-cancer")
    desk.press(.enter)
    cabinet.fault = StoreFault("The disk is full.")
    desk.press(.character("1"), .tab)
    desk.type("misheard")
    desk.pressButton(.save)
    #expect(desk.program.place.stage == .amend(cabinet.place(of: "rf-cancer")))
    #expect(desk.program.place.form.text(.reason) == "misheard")
    cabinet.fault = nil
    desk.pressButton(.save)
    #expect(
      cabinet.acts(of: "discuss").last
        == .amended("rf-cancer", .code("yes"), reason: "misheard"))
    desk.press(.escape)
    desk.type("n")
    desk.type("A-17")
    desk.press(.tab)
    desk.type("Eva Sol")
    cabinet.fault = StoreFault("The disk is full.")
    desk.pressButton(.save)
    #expect(desk.program.place.stage == .start)
    #expect(desk.program.page.notices == ["This was not recorded. The disk is full."])
    #expect(desk.program.place.form.text(.patientName) == "Eva Sol")
  }

  // MARK: Alerts

  @Test("An alert rings once, and again for whoever signs in")
  func ringing() {
    let quiet = Cabinet(cabinet.content)
    quiet.hire("Ana Ruiz")
    var desk = DeskWalk(quiet, as: "Ana")
    #expect(desk.rings == 0)
    quiet.interview("one", ["rf-now": ["yes"]])
    desk.hear("one")
    #expect(desk.rings == 1)
    desk.hear("one")
    #expect(desk.rings == 1)
    quiet.interview("two", ["rf-cancer": ["not-sure"]])
    desk.hear("two", "one")
    #expect(desk.rings == 2)
    desk.press(.function(10))
    desk.type("840273")
    desk.press(.enter)
    #expect(desk.rings == 3)
  }

  @Test("An alert is acknowledged from a form with F2, which goes back to the same field")
  func acknowledgingFromAForm() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("discuss")
    desk.type("n")
    desk.fill("med-check-detail", with: "as told")
    cabinet.pass(seconds: 30)
    desk.press(.function(2))
    #expect(desk.screen.contains("Ticket 3"))
    #expect(cabinet.acts(of: "discuss").last == .entered("med-check-detail", .text("as told")))
    desk.pressButton(.save)
    #expect(
      cabinet.acts(of: "emergency").last
        == .acknowledged(
          StaffAct.Acknowledgement(initials: "AR", alert: .emergency, delayMilliseconds: 30_000)))
    #expect(desk.program.place.stage == .fill(.staffItems, at: nil))
    #expect(desk.screen.contains("as told_"))
    #expect(!desk.screen.contains("(changed)"))
    #expect(!desk.screen.contains("EMERGENCY"))
  }

  @Test("Initials are asked for where they are missing, and Esc acknowledges nothing")
  func initials() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.type("a")
    desk.press(.control("U"))
    desk.pressButton(.save)
    #expect(desk.screen.contains("▶ Your initials"))
    #expect(desk.screen.contains("! Enter your initials."))
    desk.press(.escape)
    #expect(desk.program.place.stage == .worklist)
    #expect(cabinet.file("emergency").review.acknowledgements.isEmpty)
  }

  @Test("A click on the banner acknowledges the alert that it names")
  func clickedBanner() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.click("STAFF NEEDED")
    desk.pressButton(.save)
    #expect(cabinet.file("unsure").review.acknowledgements.count == 1)
    #expect(cabinet.file("emergency").review.acknowledgements.isEmpty)
  }
}
