import Interview
import Kiosk
import Testing
import TerminalUI

/// Staff work on the session that is open at the kiosk.
struct StaffBesideTests {
  private func begun(size: Size = Size(columns: 80, rows: 25)) throws -> Walk {
    var walk = try Walk(size: size)
    walk.press(.enter)
    return walk
  }

  private func staff(_ act: StaffAct) -> SessionEvent { .staff(StaffEntry(by: "ana", act)) }

  @Test("What staff entered first counts: the question after it is not asked again")
  func entered() throws {
    var walk = try begun()
    walk.staffEvents = [staff(.viewed), staff(.entered("where", .codes(["head"])))]
    walk.type("1")
    walk.press(.enter)
    #expect(walk.screen.contains("Where does it hurt?"))
    #expect(walk.screen.contains("[x] 1  Head"))
    #expect(
      walk.events.dropFirst() == [
        staff(.viewed), staff(.entered("where", .codes(["head"]))),
        .answered("now", .codes(["yes"])),
      ])
  }

  @Test("A milder answer than the one that staff had entered is on record as a step back")
  func takenBack() throws {
    var walk = try begun()
    walk.staffEvents = [staff(.entered("now", .codes(["no"])))]
    walk.type("1")
    walk.press(.enter)
    #expect(
      walk.events.dropFirst() == [
        staff(.entered("now", .codes(["no"]))), .answered("now", .codes(["yes"])),
        .takenBack("now"),
      ])
    #expect(walk.screen.contains("Where does it hurt?"))
  }

  @Test("The verdict on record is the one on all the answers, and it rings when it has to")
  func verdict() throws {
    var walk = try begun()
    walk.type("1")
    walk.press(.enter)
    walk.type("4")
    walk.press(.enter)
    walk.type("7")
    walk.press(.enter)
    walk.staffEvents = [staff(.amended("now", .codes(["no"]), reason: "misheard"))]
    walk.type("s")
    #expect(
      walk.events.suffix(3) == [
        staff(.amended("now", .codes(["no"]), reason: "misheard")),
        .submitted(SessionEvent.Verdict(outcome: "talk", rule: "R3")),
        .submitted(SessionEvent.Verdict(outcome: "urgent", rule: "R1")),
      ])
    #expect(walk.rings == 1)
    #expect(walk.screen.contains("Tell staff now."))
  }

  @Test("An acknowledged call changes nothing for the patient")
  func acknowledged() throws {
    var walk = try begun()
    walk.type("2")
    walk.press(.enter)
    let acknowledgement = StaffAct.Acknowledgement(
      initials: "AB", alert: .emergency, delayMilliseconds: 900)
    walk.staffEvents = [staff(.acknowledged(acknowledgement))]
    walk.type("2")
    #expect(walk.screen.contains("Can you stand?"))
    #expect(
      walk.events.suffix(2) == [staff(.acknowledged(acknowledgement)), .resumed("now")])
  }

  @Test("When staff have ended the interview the page says who goes on, with the ticket")
  func takenOver() throws {
    var walk = try begun(size: Size(columns: 64, rows: 24))
    walk.isTakenOver = true
    walk.type("1")
    walk.press(.enter)
    #expect(
      walk.screen.trimmedRows
        == """
         Knees

         The nurse will go on with you.

         Your ticket number is

            42

         Tell the nurse this number.

         The screen will now be cleared for the next person.

         ▶[ Finish ]

         Enter Finish   L Español
        """.trimmedRows)
    walk.type("l")
    #expect(walk.screen.contains("El personal de enfermería seguirá con usted."))
    #expect(walk.wipes == 0)
    walk.press(.enter)
    #expect(walk.wipes == 1)
    #expect(walk.screen.contains("Welcome"))
    #expect(walk.events.count == 1, "neither the answer nor an end is stored")
  }

  @Test("Left alone, the page of an interview that was taken over goes away after a minute")
  func takenOverIdle() throws {
    var walk = try begun()
    walk.isTakenOver = true
    walk.type("1")
    walk.press(.enter)
    walk.wait(seconds: 59)
    #expect(walk.screen.contains("The nurse will go on with you."))
    walk.wait(seconds: 1)
    #expect(walk.screen.contains("Welcome"))
    #expect(walk.wipes == 1)
    #expect(walk.program.deadline == nil)
  }

  @Test("A patient who has left already does not see that staff go on")
  func takenOverAtTheEnd() throws {
    var idle = try begun()
    idle.isTakenOver = true
    idle.wait(seconds: 180)
    #expect(idle.screen.contains("Welcome"))
    #expect(idle.wipes == 1)
    var stopped = try begun()
    stopped.isTakenOver = true
    stopped.feed(.terminate)
    #expect(stopped.program.isFinished)
    #expect(stopped.wipes == 1)
  }
}
