@testable import Desk
import Interview
import Testing
import TerminalUI

/// What is on its way to other systems, as the desk shows it.
struct DeskOutboxTests {
  let cabinet: Cabinet

  init() throws {
    cabinet = DeskTour.morning(try Shipped.content())
    cabinet.postMorning()
  }

  private func outbox(_ size: Size = Size(columns: 80, rows: 25)) -> DeskWalk {
    var desk = DeskWalk(cabinet, as: "Ana", size: size)
    desk.type("o")
    return desk
  }

  @Test("Refused ones come first with the receiver's words, then those that wait, then the rest")
  func order() {
    let lines = DeskText.lines(of: outbox().program.page)
    let start = lines.firstIndex { $0.hasPrefix("Outbox") } ?? 0
    let end = lines.firstIndex { $0.hasPrefix("R Try") } ?? start
    let shown = lines[start..<end].filter { !$0.hasPrefix("fault") && !$0.contains("fault2 ") }
    #expect(
      shown == [
        "Outbox: refused 2 · waiting 1 · done 2",
        "1. ! Ticket: 2, Format: FHIR, Revision: 1 unsigned, State: refused 08:00, Tries: 1×, "
          + "Receiver: ehr",
        "2. ! Ticket: 1, Format: FHIR, Revision: 1, State: refused 08:00, Tries: 1×, Receiver: ehr",
        "ehr said: MRN A-17 unknown\u{FFFD}[2J here. Ask registration.",
        "3. Ticket: 4, Format: PDF, Revision: 1, State: next try 08:20, Tries: 1×, Receiver: ehr",
        "4. Ticket: 2, Format: MDM, Revision: 1 unsigned, State: withdrawn, Tries: 0×, "
          + "Receiver: lab",
        "5. Ticket: 1, Format: ORU, Revision: 1, State: sent 08:00, Tries: 1×, Receiver: lab",
      ])
  }

  @Test(
    "Words longer than the screen are all read by going down",
    arguments: [Size(columns: 80, rows: 25), Size(columns: 64, rows: 24)])
  func longWords(size: Size) {
    var desk = outbox(size)
    var seen = ""
    for _ in 0..<30 {
      seen += desk.screen
      desk.press(.down)
    }
    #expect((1...300).filter { !seen.contains("fault\($0)") } == [])
  }

  @Test("The list says how many were refused, until a later one has reached the same receiver")
  func notice() {
    var desk = DeskWalk(cabinet, as: "Ana")
    #expect(
      desk.screen.contains(" ! 2 documents were refused by their receivers: press O.\n"))
    let number = cabinet.post(
      .queued(
        Letter(
          session: "discuss", revision: 2, edition: .signed, target: "ehr", format: .fhir,
          digest: "e")))
    cabinet.post(.attempted(number, "s"), .delivered(number, receipt: "201"))
    desk.hearMail()
    #expect(desk.screen.contains(" ! 1 document was refused by its receiver: press O.\n"))
    desk.type("o")
    #expect(desk.screen.contains("Outbox: refused 2 · waiting 1 · done 3"))
  }

  @Test("R tries the focused one again, also from within its receiver's words")
  func release() {
    var desk = outbox()
    desk.press(.down, .down)
    desk.type("r")
    #expect(desk.effects.last == .release(3))
    #expect(cabinet.letters.last?.event == .released(3))
    #expect(desk.program.page.notices == ["Ticket 2 to ehr is tried again."])
    #expect(desk.screen.contains(" ▶    2       FHIR    1 unsigned   queued  "))
    #expect(desk.screen.contains("Outbox: refused 1 · waiting 2 · done 2"))
    desk.press(.end)
    desk.type("r")
    #expect(
      desk.program.page.notices == ["This was not refused, so there is nothing to try again."])
    #expect(desk.effects.count { $0 == .release(3) } == 1)
  }

  @Test("Enter and a click only say what R would do")
  func looking() {
    var desk = outbox()
    desk.press(.end)
    desk.click("1       FHIR")
    #expect(
      desk.program.page.notices == ["Ticket 1 to ehr: press R to try this one again."])
    #expect(cabinet.letters.last?.event == .withdrawn(5))
  }

  @Test("One that a later revision has followed is not tried again, and says why")
  func superseded() {
    let number = cabinet.post(
      .queued(
        Letter(
          session: "unsure", revision: 2, edition: .signed, target: "ehr", format: .fhir,
          digest: "e")))
    cabinet.post(.attempted(number, "s"))
    var desk = outbox()
    desk.type("r")
    #expect(
      desk.program.page.notices == [
        "The receiver may have a later revision of this session already, which this one would "
          + "replace."
      ])
    #expect(cabinet.letters.last?.event == .attempted(number, "s"))
  }

  @Test("The page lives: the cursor stays on its letter while others come and go")
  func living() {
    var desk = outbox()
    desk.press(.end)
    #expect(desk.screen.contains(" ▶    1       ORU "))
    let number = cabinet.post(
      .queued(
        Letter(
          session: "answering", revision: 1, edition: .preliminary, target: "lab", format: .mdm,
          digest: "f")))
    cabinet.post(.attempted(number, "s"))
    desk.hearMail()
    #expect(desk.screen.contains(" ▶    1       ORU "))
    #expect(desk.screen.contains("      5       MDM     1 unsigned   sending  "))
    cabinet.pass(seconds: 60)
    cabinet.post(.parked(number, words: "no"))
    desk.hearMail()
    #expect(desk.screen.contains(" ▶    1       ORU "))
    #expect(
      DeskText.lines(of: desk.program.page).contains {
        $0.hasPrefix("1. ! Ticket: 5, Format: MDM, Revision: 1 unsigned, State: refused 08:01,")
      })
  }

  @Test("Of what is done only the newest 200 are shown, and the page says so")
  func longHistory() {
    for revision in 1...250 {
      let number = cabinet.post(
        .queued(
          Letter(
            session: "discuss", revision: revision, edition: .signed, target: "archive",
            format: .pdf, digest: "d")))
      cabinet.post(.attempted(number, "s"), .delivered(number, receipt: "ok"))
    }
    let lines = DeskText.lines(of: outbox().program.page)
    #expect(lines.count { $0.contains("Receiver: archive") } == 200)
    #expect(lines.contains { $0.contains("Revision: 250,") })
    #expect(lines.contains("Only the newest that are done are shown."))
  }

  @Test("An outbox that cannot be read is said on the list, which goes on working")
  func unreadable() {
    var desk = DeskWalk(cabinet, as: "Ana")
    desk.hear(.outboxFailed(StoreFault("Entry 3 is damaged.")))
    #expect(
      desk.program.page.notices == [
        "2 documents were refused by their receivers: press O.",
        "The outbox cannot be read: Entry 3 is damaged.",
      ])
  }

  @Test("Nobody who is not signed in learns what was sent or refused")
  func doors() {
    var desk = outbox()
    desk.press(.function(10))
    #expect(desk.program.place.stage == .locked)
    for word in ["ehr", "refused", "Outbox", "press O"] { #expect(!desk.screen.contains(word)) }
    let door = DeskWalk(cabinet)
    for word in ["ehr", "refused", "Outbox", "press O"] { #expect(!door.screen.contains(word)) }
  }

  @Test("By lines a refusal is said at once, its words are read out, and it is tried again")
  func lines() {
    let quiet = Cabinet(cabinet.content)
    quiet.hire("Ana Ruiz")
    for id in ["discuss", "unsure", "left"] as [Session.ID] { quiet.interview(id) }
    var desk = DeskLinearWalk(quiet, as: "Ana")
    quiet.postMorning()
    #expect(desk.hearMail() == "! 2 documents were refused by their receivers: press O.\n")
    #expect(desk.say("o").contains("ehr said: MRN A-17 unknown\u{FFFD}[2J here."))
    #expect(desk.say("2") == "! Ticket 1 to ehr: press R to try this one again.\n")
    let printed = desk.say("r")
    #expect(printed.contains("Outbox: refused 1 · waiting 2 · done 2\n"))
    #expect(printed.contains("! Ticket 1 to ehr is tried again.\n"))
    #expect(quiet.letters.last?.event == .released(1))
    quiet.post(.attempted(1, "s"))
    #expect(desk.hearMail() == "")
  }
}
