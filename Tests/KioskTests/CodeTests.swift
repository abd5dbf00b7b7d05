import Interview
import Kiosk
import Testing
import TerminalUI

struct CodeTests {
  private static let known = ["314159": Samples.begunAtTheDesk]

  private func walk(_ sessions: [String: [SessionEvent]] = known) throws -> Walk {
    var walk = try Walk()
    walk.sessions = sessions
    return walk
  }

  @Test("The page for the code has one field with the cursor, a way on and a way back")
  func page() throws {
    var walk = try Walk(size: Size(columns: 64, rows: 24))
    walk.type("c31")
    #expect(
      walk.screen.trimmedRows
        == """
         Knees

         Enter the code from the nurse

         Type the six digits.

         ▶ 31_

          [ Enter  Next ]   [ <  Back ]

         ↑↓ Move   Enter Next   L Español
        """.trimmedRows)
    let cursor = try #require(walk.frame.cursor)
    #expect(walk.frame.text(ofRow: cursor.row).contains("▶ 31_"))
    walk.type("l")
    #expect(walk.screen.contains("Escriba el código que le dio el personal de enfermería"))
    #expect(walk.screen.contains("▶ 31_"))
  }

  @Test("The page for the code fits the smallest screen with any notice", arguments: ["en", "es"])
  func fits(language: String) throws {
    var walk = try Walk(size: Size(columns: 64, rows: 24), language: Language(language))
    func check() {
      let page = walk.program.page
      let words = page.notices.flatMap { $0.text.split(separator: " ") }
      #expect(words.allSatisfy { walk.screen.contains($0) })
      for hint in page.hints { #expect(walk.screen.contains("\(hint.key) \(hint.label)")) }
      for button in page.buttons { #expect(walk.screen.contains("\(button.label) ]")) }
    }
    walk.type("c")
    check()
    walk.press(.enter)
    #expect(walk.program.page.notices.count == 1)
    check()
    walk.type("000000")
    for _ in 0..<7 {
      walk.press(.enter)
      #expect(walk.program.page.notices.count == 1)
      check()
    }
  }

  @Test("A code brings up the same interview in its own language, where it was left")
  func goesOn() throws {
    var walk = try walk()
    walk.type("c314159")
    walk.press(.enter)
    #expect(walk.screen.contains("¿Dónde le duele?"))
    walk.type("4")
    walk.press(.enter)
    walk.type("7")
    walk.press(.enter, .tab, .enter, .end, .enter)
    #expect(walk.screen.contains("43"), "the ticket that the session had before")
    walk.press(.enter)
    #expect(walk.screen.contains("Welcome"))
    #expect(
      walk.events == Samples.begunAtTheDesk + [
        .codeEntered, .answered("where", .codes(["none"])), .answered("pain", .number(7)),
        .submitted(SessionEvent.Verdict(outcome: "talk", rule: "R3")), .closed(.finished),
      ])
  }

  @Test("By mouse alone, or pasted with a space, it is the same code")
  func otherWays() throws {
    var walk = try walk()
    walk.click("[ C  I have a code")
    walk.feed(.paste("314 159"))
    walk.click("[ Enter  Next")
    #expect(walk.codes == ["314159"])
    #expect(walk.screen.contains("¿Dónde le duele?"))
  }

  @Test("An interview with nothing left to ask goes on at its review")
  func nothingLeft() throws {
    var walk = try walk([
      "314159": Samples.begunAtTheDesk + [.skipped("where"), .answered("pain", .number(2))]
    ])
    walk.type("c314159")
    walk.press(.enter)
    #expect(walk.screen.contains("Revise sus respuestas"))
  }

  @Test("Letters, signs and a seventh digit are not typed; Backspace takes one digit away")
  func onlyDigits() throws {
    var walk = try walk()
    walk.type("c3x1 4-.159")
    walk.type("٣7")
    #expect(walk.screen.contains("▶ 314159_"))
    walk.press(.backspace, .enter)
    #expect(walk.screen.contains("! The code has six digits."))
    #expect(walk.codes == [])
    walk.type("9")
    #expect(!walk.screen.contains("!"))
    walk.press(.enter)
    #expect(walk.codes == ["314159"])
  }

  @Test("A refused code stays to be looked at, says nothing else, and the next digit begins anew")
  func refused() throws {
    var walk = try walk()
    walk.type("c271828")
    walk.press(.enter)
    #expect(
      walk.screen.contains("! This code does not work. Check the number, or ask the nurse."))
    #expect(walk.screen.contains("▶ 271828_"))
    walk.type("3")
    #expect(walk.screen.contains("▶ 3_"))
    walk.type("14159")
    walk.press(.enter)
    #expect(walk.codes == ["271828", "314159"])
    #expect(walk.events.last == .codeEntered)
  }

  @Test("Escape and Back lead to the welcome page, and the digits are gone")
  func back() throws {
    for key in [Key.escape, .character("<")] {
      var walk = try walk()
      walk.type("c314")
      walk.press(key)
      #expect(walk.screen.contains("Welcome"))
      walk.type("c")
      #expect(walk.screen.contains("▶ _"))
    }
  }

  @Test("After five refused codes none is taken for a minute, but anybody can start")
  func pause() throws {
    var walk = try walk()
    walk.type("c")
    for _ in 0..<5 {
      walk.type("111111")
      walk.press(.enter)
    }
    #expect(
      walk.screen.contains("! This code does not work. Please wait a minute, or ask the nurse."))
    walk.type("314159")
    walk.press(.enter)
    #expect(walk.screen.contains("! Please wait a minute, or ask the nurse."))
    #expect(walk.codes.count == 5)
    walk.wait(seconds: 59)
    walk.press(.enter)
    #expect(walk.codes.count == 5)
    walk.wait(seconds: 1)
    walk.press(.enter)
    #expect(walk.codes.count == 6)
    #expect(walk.events.last == .codeEntered)

    var other = try self.walk()
    other.type("c111111")
    other.press(.enter, .enter, .enter, .enter, .enter, .escape, .enter)
    #expect(other.screen.contains("Can you stand?"))
  }

  @Test("The next wrong code after a pause makes another; one that works makes them all forgotten")
  func count() throws {
    var walk = try walk()
    walk.type("c111111")
    walk.press(.enter, .enter, .enter, .enter, .enter)
    walk.wait(seconds: 60)
    walk.press(.enter, .enter)
    #expect(walk.codes.count == 6)
    walk.wait(seconds: 60)
    walk.type("314159")
    walk.press(.enter)
    #expect(walk.screen.contains("¿Dónde le duele?"))
    walk.wait(seconds: 180)
    walk.type("c111111")
    walk.press(.enter, .enter, .enter, .enter)
    #expect(walk.codes.count == 11)
    #expect(walk.screen.contains("Check the number, or ask the nurse."))
  }

  @Test("Left alone, the page for the code gives way to the welcome page without a warning")
  func idle() throws {
    var walk = try walk()
    walk.type("lc314")
    walk.wait(seconds: 179)
    #expect(walk.screen.contains("▶ 314_"))
    walk.wait(seconds: 1)
    #expect(walk.screen.contains("Welcome"))
    #expect(walk.wipes == 1)
    #expect(walk.events == [])
    #expect(walk.program.deadline == nil)
    walk.type("c")
    #expect(walk.screen.contains("▶ _"))
  }

  @Test("A store that fails is said, and the code can be tried again")
  func storeFails() throws {
    var walk = try walk()
    walk.type("c314159")
    walk.storeWorks = false
    walk.press(.enter)
    #expect(walk.screen.contains("! We cannot save answers right now."))
    walk.storeWorks = true
    walk.press(.enter)
    #expect(walk.events.last == .codeEntered)
  }

  @Test("Somebody who has started without the code can still enter it")
  func startedWithoutIt() throws {
    var walk = try walk()
    walk.press(.enter)
    walk.type("<c314159")
    #expect(walk.screen.contains("▶ 314159_"))
    walk.press(.enter)
    #expect(walk.screen.contains("¿Dónde le duele?"))
  }

  @Test("A request to stop on the page for the code stops the kiosk and stores nothing")
  func ends() throws {
    var walk = try walk()
    walk.type("c314")
    walk.feed(.terminate)
    #expect(walk.program.isFinished)
    #expect(walk.events == [])
    #expect(walk.wipes == 1)
  }
}
