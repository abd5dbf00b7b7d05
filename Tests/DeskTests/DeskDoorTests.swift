@testable import Desk
import Interview
import Testing
import TerminalUI

/// Who comes in, and what nobody sees while the desk is locked.
struct DeskDoorTests {
  let cabinet: Cabinet

  init() throws {
    cabinet = DeskTour.morning(try Shipped.content())
  }

  @Test("On a fresh store the desk asks for the first person, and nothing else is needed to begin")
  func firstPerson() throws {
    let fresh = Cabinet(try Shipped.content())
    var desk = DeskWalk(fresh)
    desk.type("Ana Ruiz")
    desk.press(.tab)
    desk.type("840273")
    desk.press(.tab)
    desk.type("840273")
    desk.press(.enter)
    #expect(desk.program.place.stage == .worklist)
    #expect(desk.program.user == "Ana Ruiz")
    #expect(desk.effects.contains(.addFirst(name: "Ana Ruiz", pin: "840273")))
  }

  @Test("A PIN is never drawn and never read out")
  func secret() {
    var desk = DeskWalk(cabinet)
    desk.type("1")
    desk.press(.tab)
    desk.type("840273")
    #expect(desk.screen.contains("••••••"))
    #expect(!desk.screen.contains("840273"))
    #expect(!DeskText.lines(of: desk.program.page).joined().contains("840273"))
  }

  @Test("A wrong PIN is forgotten, and the cursor waits for another")
  func wrongPIN() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.press(.function(10))
    desk.type("111111")
    desk.press(.enter)
    #expect(desk.program.place.stage == .locked)
    #expect(desk.program.page.notices == ["This PIN is not right. Tries left: 9."])
    #expect(desk.program.place.form.text(.pin).isEmpty)
    #expect(desk.program.page.focused == .field(0))
  }

  @Test("Whoever is disabled or added while somebody stands at the door leaves or joins its list")
  func rosterChanges() {
    var desk = DeskWalk(cabinet)
    desk.type("2")
    cabinet.dismiss("Ana Ruiz")
    desk.hearRoster()
    desk.type("840273")
    desk.press(.enter)
    #expect(desk.program.user == "Ben Ode")
    desk.press(.character("q"))
    desk.press(.function(1))
    cabinet.hire("Eva Sol")
    cabinet.dismiss("Ben Ode")
    desk.hearRoster()
    desk.press(.escape)
    #expect(desk.screen.contains("Eva Sol"))
    #expect(!desk.screen.contains("Ben Ode"))
  }

  @Test("After five minutes without a key the desk locks, and the key that comes then does no more")
  func idle() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.wait(seconds: 299)
    #expect(desk.program.place.stage == .worklist)
    desk.wait(seconds: 1)
    #expect(desk.program.place.stage == .locked)
    #expect(desk.effects.suffix(2) == [.note(.locked("Ana Ruiz", "d1")), .wipe])
    var late = DeskWalk(cabinet, as: "Ben", station: "d2")
    cabinet.pass(seconds: 300)
    late.press(.enter)
    #expect(late.program.place.stage == .locked)
    #expect(late.program.place.form.text(.pin).isEmpty)
  }

  @Test(
    "Nothing but the PIN opens a locked desk",
    arguments: [
      [.escape], [.function(1)], [.function(1), .escape], [.function(2)], [.function(2), .escape],
      [.function(10)], [.backspace], [.enter], [.tab, .enter], [.function(3), .escape],
      [.character("k")], [.character("?"), .escape], [.up, .enter],
    ] as [[Key]])
  func lockHolds(keys: [Key]) {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("discuss")
    desk.press(.function(10))
    for key in keys { desk.press(key) }
    #expect([.locked, .door].contains(desk.program.place.stage))
    #expect(!desk.screen.contains("Suggestion"))
    #expect(!desk.screen.contains("Sugerencia"))
  }

  @Test("The same person goes on where it was, with what was being typed")
  func samePerson() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("discuss")
    desk.type("i")
    desk.type("A-1")
    desk.press(.function(10))
    #expect(!desk.screen.contains("A-1"))
    desk.type("840273")
    desk.press(.enter)
    #expect(desk.program.place.stage == .identify)
    desk.type("7")
    #expect(desk.program.place.form.text(.recordNumber) == "A-17")
  }

  @Test("What stands in a field when the desk locks is recorded, and shown so afterwards")
  func halfTyped() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("discuss")
    desk.type("n")
    desk.fill("nurse-temp-c", with: "38.4")
    desk.wait(seconds: 300)
    #expect(desk.program.place.stage == .locked)
    #expect(cabinet.acts(of: "discuss").last == .entered("nurse-temp-c", .number(38.4)))
    desk.type("840273")
    desk.press(.enter)
    #expect(desk.screen.contains("▶ Temperature in C               38.4_ C = 101.1 F\n"))
  }

  @Test("Another person signs the first one out, whose session is free again")
  func otherPerson() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.open("discuss")
    desk.type("n")
    desk.press(.function(10), .tab, .tab, .enter)
    #expect(desk.program.place.stage == .door)
    #expect(desk.effects.suffix(2) == [.note(.signedOut("Ana Ruiz", "d1")), .wipe])
    #expect(cabinet.acts(of: "discuss").suffix(2) == [.claimed("d1"), .released])
    desk.type("2")
    desk.press(.tab)
    desk.type("840273")
    desk.press(.enter)
    #expect(desk.program.user == "Ben Ode")
    #expect(desk.program.place.stage == .worklist)
  }

  @Test("Whoever took a session over while its desk was locked is named after unlocking")
  func takenOverWhileLocked() throws {
    var ana = DeskWalk(cabinet, as: "Ana")
    ana.open("discuss")
    ana.type("n")
    ana.press(.function(10))
    try cabinet.act(.claim, on: "discuss", as: "Ben Ode", at: "d2")
    ana.hear("discuss")
    ana.type("840273")
    ana.press(.enter)
    #expect(ana.program.place.stage == .review)
    #expect(ana.program.page.notices.contains { $0.hasPrefix("Ben Ode took this over at 08:00.") })
  }

  @Test("The list is in order again after a lock, with the cursor on the same session")
  func listAfterLock() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.press(.end, .up)
    #expect(desk.program.focusedRow?.id == "answering")
    desk.press(.function(10))
    cabinet.pass(hours: 1)
    cabinet.interview("new", ["rf-now": ["yes"]])
    desk.hear("new")
    desk.type("840273")
    desk.press(.enter)
    #expect(desk.program.focusedRow?.id == "answering")
    #expect(desk.program.list.shown.last?.id == "left")
    #expect(desk.screen.contains("5       08:00   not finished"))
  }

  @Test("Signing out leaves nothing on the screen, and ending the program signs out")
  func leaving() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.type("q")
    #expect(desk.program.place.stage == .door)
    #expect(desk.effects.suffix(2) == [.note(.signedOut("Ana Ruiz", "d1")), .wipe])
    var other = DeskWalk(cabinet, as: "Ben", station: "d2")
    other.open("discuss")
    other.type("n")
    other.feed(.hangUp)
    #expect(other.program.isFinished)
    #expect(other.effects.suffix(2) == [.note(.signedOut("Ben Ode", "d2")), .wipe])
    #expect(cabinet.acts(of: "discuss").last == .released)
  }
}
