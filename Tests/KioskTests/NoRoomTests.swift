import Interview
import Kiosk
import TerminalUI
import Testing

struct NoRoomTests {
  private func walk() throws -> Walk {
    var walk = try Walk(size: Size(columns: 64, rows: 24))
    walk.hasRoom = false
    return walk
  }

  @Test("Where nothing new can be begun a kind page says so in every language")
  func page() throws {
    var walk = try walk()
    walk.press(.enter)
    #expect(
      walk.screen.trimmedRows
        == """
         Knees

         Please tell the front desk.

         This screen cannot begin a new visit right now. You did
         nothing wrong.

         Por favor, avise en la recepción. Ahora esta pantalla no puede
         empezar una visita nueva. Usted no hizo nada mal.

         ▶[ <  Back ]

         Enter Back   L Español
        """.trimmedRows)
    walk.type("l")
    #expect(walk.screen.contains("Por favor, avise en la recepción."))
    #expect(walk.screen.contains("Please tell the front desk."))
    #expect(walk.events.isEmpty)
  }

  @Test("Enter leads back, and with room the interview begins")
  func again() throws {
    var walk = try walk()
    walk.press(.enter)
    walk.press(.enter)
    #expect(walk.screen.contains("Welcome"))
    walk.hasRoom = true
    walk.press(.enter)
    #expect(walk.events.count == 1)
  }

  @Test("The page goes by itself, without a warning, because nobody's answers are on it")
  func idle() throws {
    var walk = try walk()
    walk.press(.enter)
    walk.wait(seconds: 59)
    #expect(walk.screen.contains("Please tell the front desk."))
    walk.wait(seconds: 2)
    #expect(walk.screen.contains("Welcome"))
  }

  @Test("An interview that was begun goes on by its code")
  func code() throws {
    var walk = try walk()
    walk.sessions = ["314159": Samples.begunAtTheDesk]
    walk.type("c314159")
    walk.press(.enter)
    #expect(walk.screen.contains("¿Dónde le duele?"))
  }
}
