import Interview
import Kiosk
import TerminalUI
import Testing

/// An emergency answer that cannot be stored calls for staff all the same.
struct UnsavedCallTests {
  private static let alarm: [SessionEvent] = [
    .answered("now", .codes(["no"])), .interrupted("now"),
  ]
  private static let notSaved =
    "! This answer could not be saved. Please tell a staff member"
  private static let saved = "! This answer is saved now."

  /// At the emergency question, with the emergency answer marked.
  private func marked(size: Size = Size(columns: 64, rows: 24)) throws -> Walk {
    var walk = try Walk(size: size)
    walk.press(.enter)
    walk.type("2")
    return walk
  }

  /// Behind an emergency answer that could not be stored.
  private func called() throws -> Walk {
    var walk = try marked()
    walk.storeWorks = false
    walk.press(.enter)
    return walk
  }

  @Test("The call is on the screen before the store is asked for anything")
  func first() throws {
    var walk = try marked()
    walk.press(.enter)
    #expect(walk.shown.map(\.heading) == ["Tell staff now."])
    #expect(walk.shown.map(\.stored) == [1], "only the opening")
    #expect(Array(walk.events.dropFirst()) == Self.alarm)
    #expect(walk.rings == 1)
    #expect(!walk.screen.contains(Self.saved))
  }

  @Test("An answer that is not stored calls for staff, and says that it is not stored")
  func notStored() throws {
    var walk = try called()
    #expect(
      walk.screen.trimmedRows
        == """
         Knees

         !! Tell staff now.

         Do not wait.

         ! This answer could not be saved. Please tell a staff member
         what you answered.

         ▶[ 1  A staff member is with me ]
          [ 2  I pressed the wrong key ]

         ↑↓ Move   L Español
        """.trimmedRows)
    #expect(walk.rings == 1)
    #expect(walk.events.count == 1)
    walk.type("l")
    #expect(walk.screen.contains("!! Avise ahora."))
    #expect(walk.screen.contains("! Esta respuesta no se pudo guardar. Dígale a alguien del"))
  }

  @Test("It is stored by itself as soon as it can be, and the page says so")
  func retried() throws {
    var walk = try called()
    walk.wait(seconds: 60)
    #expect(walk.screen.contains(Self.notSaved))
    walk.storeWorks = true
    #expect(walk.events.count == 1)
    walk.wait(seconds: 10)
    #expect(Array(walk.events.dropFirst()) == Self.alarm)
    #expect(walk.screen.contains("!! Tell staff now."))
    #expect(walk.screen.contains(Self.saved))
    #expect(!walk.screen.contains(Self.notSaved))
    #expect(walk.rings == 1)
    walk.wait(seconds: 60)
    #expect(Array(walk.events.dropFirst()) == Self.alarm, "and only once")
  }

  @Test("The call stays until it is stored or somebody answers it, and then goes as any other does")
  func staysAlone() throws {
    var walk = try called()
    walk.wait(seconds: 3_600)
    #expect(walk.screen.contains("!! Tell staff now."))
    walk.storeWorks = true
    walk.wait(seconds: 10)
    #expect(walk.screen.contains(Self.saved))
    walk.wait(seconds: 169)
    #expect(walk.screen.contains("!! Tell staff now."))
    walk.wait(seconds: 11)
    #expect(walk.screen.contains("Welcome"))
    #expect(walk.events.last == .closed(.idle))
  }

  @Test("With staff there, nothing goes on until it is stored, and all of it is stored at once")
  func staffCame() throws {
    var walk = try called()
    walk.type("1")
    #expect(walk.screen.contains("!! Tell staff now."))
    #expect(walk.screen.contains(Self.notSaved))
    walk.storeWorks = true
    walk.type("1")
    #expect(
      Array(walk.events.dropFirst()) == Self.alarm + [
        .submitted(SessionEvent.Verdict(outcome: "urgent", rule: "R1"))
      ])
    #expect(walk.screen.contains("Your ticket number is"))
  }

  @Test("Once staff were there, a page left alone is cleared, stored or not")
  func staffLeft() throws {
    var walk = try called()
    walk.type("1")
    walk.wait(seconds: 180)
    #expect(walk.screen.contains("Welcome"))
    #expect(walk.wipes == 1)
    #expect(walk.events.count == 1)
  }

  @Test("A wrong key leads back once the answer is stored, and both stay on record")
  func wrongKey() throws {
    var walk = try called()
    walk.type("2")
    #expect(walk.screen.contains("!! Tell staff now."))
    #expect(walk.screen.contains(Self.notSaved))
    walk.storeWorks = true
    walk.type("2")
    #expect(walk.screen.contains("Can you stand?"))
    walk.type("1")
    walk.press(.enter)
    #expect(
      Array(walk.events.dropFirst()) == Self.alarm + [
        .resumed("now"), .answered("now", .codes(["yes"])), .takenBack("now"),
      ])
  }

  @Test("A language chosen meanwhile is stored behind the answer")
  func language() throws {
    var walk = try called()
    walk.type("l")
    walk.storeWorks = true
    walk.wait(seconds: 10)
    #expect(walk.screen.contains("! Esta respuesta ya está guardada."))
    walk.type("1")
    #expect(
      Array(walk.events.dropFirst()) == Self.alarm + [
        .languageChosen("es"), .submitted(SessionEvent.Verdict(outcome: "urgent", rule: "R1")),
      ])
  }

  @Test("What staff stored meanwhile comes before the answer, and a step back from it is on record")
  func staffBeside() throws {
    let entered = SessionEvent.staff(StaffEntry(by: "ana", .entered("now", .codes(["no"]))))
    var walk = try marked()
    walk.storeWorks = false
    walk.press(.enter)
    walk.storeWorks = true
    walk.staffEvents = [entered]
    walk.wait(seconds: 10)
    #expect(Array(walk.events.dropFirst()) == [entered] + Self.alarm)
    #expect(walk.screen.contains("!! Tell staff now."))
  }

  @Test("In an interview that staff have ended the answer still calls, and then says who goes on")
  func takenOver() throws {
    var walk = try marked()
    walk.isTakenOver = true
    walk.press(.enter)
    #expect(walk.screen.contains("!! Tell staff now."))
    #expect(walk.screen.contains(Self.notSaved))
    walk.wait(seconds: 600)
    #expect(walk.screen.contains("!! Tell staff now."))
    walk.type("1")
    #expect(walk.screen.contains("The nurse will go on with you."))
    #expect(walk.events.count == 1)
  }

  @Test("In an interview that was destroyed the answer still calls, and nothing is called saved")
  func destroyed() throws {
    var walk = try marked()
    walk.isLost = true
    walk.press(.enter)
    #expect(walk.screen.contains("!! Tell staff now."))
    #expect(walk.screen.contains(Self.notSaved))
    walk.type("2")
    #expect(walk.screen.contains("Please tell the front desk."))
    #expect(walk.wipes == 0)
    walk.press(.enter)
    #expect(walk.screen.contains("Welcome"))
    #expect(walk.wipes == 1)
    #expect(walk.events.count == 1)
  }

  @Test("Any other answer in an interview that was destroyed leads to a page that says so")
  func lost() throws {
    var walk = try Walk(size: Size(columns: 64, rows: 24))
    walk.press(.enter)
    walk.isLost = true
    walk.type("1")
    walk.press(.enter)
    #expect(
      walk.screen.trimmedRows
        == """
         Knees

         Please tell the front desk.

         Your answers cannot be saved any more. You did nothing wrong.

         The screen will now be cleared for the next person.

         ▶[ Finish ]

         Enter Finish   L Español
        """.trimmedRows)
    walk.type("l")
    #expect(walk.screen.contains("Sus respuestas ya no se pueden guardar. Usted no hizo nada"))
    walk.wait(seconds: 60)
    #expect(walk.screen.contains("Welcome"))
    #expect(walk.wipes == 1)
  }

  @Test("A kiosk that is stopped under a call ends, stored or not")
  func stopped() throws {
    var walk = try called()
    walk.feed(.terminate)
    #expect(walk.program.isFinished)
    #expect(walk.wipes == 1)
  }

  @Test("By lines the call is printed whole, and Enter never takes the answer back")
  func lines() throws {
    let now = Moment(milliseconds: 1)
    var mode = LinearMode(
      KioskProgram(
        content: try Samples.content(), language: "es", size: Size(columns: 80, rows: 1000),
        at: now))
    _ = mode.output()
    var asked: [KioskEffect] = []
    func type(_ line: String, _ feedback: KioskFeedback) -> String {
      let effects = mode.receive(line: line, at: now)
      asked += effects
      for effect in effects {
        switch effect {
        case .begin, .enterCode, .record: _ = mode.receive(feedback: feedback, at: now)
        case .show, .ring, .wipe: break
        }
      }
      return mode.output()
    }
    _ = type("2", .began(ticket: 7))
    #expect(
      type("2", .failed) == """

        !! Avise ahora.
        No espere.
        ! Esta respuesta no se pudo guardar. Dígale a alguien del personal lo que respondió.
        1. Ya estoy con alguien del personal
        2. Me equivoqué de tecla
        Presione Enter para seguir, o escriba un número.

        """)
    #expect(type("", .failed) == "")
    let submitted = SessionEvent.submitted(SessionEvent.Verdict(outcome: "urgent", rule: "R1"))
    #expect(asked.last == .record(Self.alarm + [submitted], after: 1))
  }
}
