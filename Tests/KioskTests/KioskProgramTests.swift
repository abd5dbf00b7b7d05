import Interview
import Kiosk
import Testing
import TerminalUI

struct KioskProgramTests {
  private static let opened = SessionEvent.opened(
    SessionEvent.Opening(
      questionnaire: "knees", version: "1", digest: "digest", language: "en"))

  @Test("Every confirmed answer is an event, and nothing else is")
  func events() throws {
    var walk = try Walk()
    walk.press(.enter)
    walk.type("21")
    #expect(walk.events == [Self.opened])
    walk.press(.enter)
    walk.type("12")
    walk.press(.enter)
    walk.type("2")
    walk.press(.enter)
    walk.type("7")
    walk.press(.enter, .tab, .enter)
    #expect(
      walk.events == [
        Self.opened,
        .answered("now", .codes(["yes"])),
        .answered("where", .codes(["head", "left"])),
        .answered("worst", .codes(["left"])),
        .answered("pain", .number(7)),
        .submitted(SessionEvent.Verdict(outcome: "talk", rule: "R3")),
      ])
  }

  @Test("The same interview by mouse leaves the same events")
  func mouse() throws {
    var keyboard = try Walk()
    keyboard.press(.enter)
    keyboard.type("1")
    keyboard.press(.enter)
    keyboard.type("2")
    keyboard.press(.enter)
    keyboard.type("7")
    keyboard.press(.enter, .tab, .enter)
    var mouse = try Walk()
    for text in ["English", "[ Start", "Yes", "Next", "2░", "Next"] { mouse.click(text) }
    for text in ["7", "Next", "[ S  Send"] { mouse.click(text) }
    #expect(mouse.events == keyboard.events)
  }

  @Test("Exclusive options clear the others, and are cleared by them")
  func exclusive() throws {
    var walk = try Walk()
    walk.press(.enter)
    walk.type("1")
    walk.press(.enter)
    walk.type("12")
    #expect(walk.screen.contains("[x] 1  Head"))
    walk.type("4")
    #expect(!walk.screen.contains("[x] 1  Head"))
    #expect(walk.screen.contains("[x] 4  None of these"))
    walk.type("3")
    #expect(!walk.screen.contains("[x] 4"))
  }

  @Test("Without an answer the page says what to do, and Back still works")
  func nothingChosen() throws {
    var walk = try Walk()
    walk.press(.enter)
    walk.type("1")
    walk.press(.enter, .tab, .enter)
    #expect(walk.screen.contains("! Please choose an answer, or choose Skip."))
    walk.type("<")
    #expect(walk.screen.contains("Can you stand?"))
    #expect(walk.screen.contains("▶ (●) 1  Yes"))
  }

  @Test("A stray Enter answers nothing; after a look at the choices it takes the focused one")
  func strayEnter() throws {
    var walk = try Walk()
    walk.press(.enter, .enter)
    #expect(walk.events == [Self.opened])
    #expect(walk.screen.contains("! Please choose an answer, or choose Skip."))
    walk.press(.down, .up, .enter)
    #expect(walk.events == [Self.opened, .answered("now", .codes(["yes"]))])
  }

  @Test("Skipping a safety question says that the nurse will ask, then goes on")
  func skip() throws {
    var walk = try Walk()
    walk.press(.enter)
    walk.type("s")
    #expect(walk.screen.contains("! The nurse will ask you this one. Choose Skip again to go on."))
    #expect(walk.events == [Self.opened])
    walk.press(.enter)
    #expect(walk.events == [Self.opened, .skipped("now")])
    walk.type("s")
    #expect(walk.events.last == .skipped("where"))
  }

  @Test("A wrong key at an emergency question leads back and is recorded as taken back")
  func wrongKey() throws {
    var walk = try Walk()
    walk.press(.enter)
    walk.type("2")
    walk.press(.enter)
    walk.type("2")
    walk.type("1")
    walk.press(.enter)
    #expect(
      walk.events == [
        Self.opened, .answered("now", .codes(["no"])), .interrupted("now"), .resumed("now"),
        .answered("now", .codes(["yes"])), .takenBack("now"),
      ])
    #expect(walk.screen.contains("Where does it hurt?"))
  }

  @Test("When staff have come, the interrupted interview is sent and ends with its ticket")
  func staffCame() throws {
    var walk = try Walk()
    walk.press(.enter)
    walk.type("2")
    walk.press(.enter, .enter)
    #expect(walk.events.last == .interrupted("now"), "a second Enter must not close the call")
    walk.press(.enter)
    #expect(walk.events.last == .submitted(SessionEvent.Verdict(outcome: "urgent", rule: "R1")))
    #expect(walk.screen.contains("Tell staff now."))
    walk.press(.enter)
    #expect(walk.events.last == .closed(.finished))
    #expect(walk.wipes == 1)
  }

  @Test("The language changes on any page without losing what is marked")
  func language() throws {
    var walk = try Walk()
    walk.press(.enter)
    walk.type("1l")
    #expect(walk.screen.contains("¿Puede estar de pie?"))
    #expect(walk.screen.contains("▶ (●) 1  Sí"))
    #expect(walk.events == [Self.opened, .languageChosen("es")])
    walk.press(.enter)
    walk.type("l")
    #expect(walk.screen.contains("Where does it hurt?"))
  }

  @Test("An answer changed on the review page opens the question that it brings up")
  func reviewOpensBranch() throws {
    var walk = try Walk()
    walk.press(.enter)
    walk.type("1")
    walk.press(.enter)
    walk.type("2")
    walk.press(.enter)
    walk.type("7")
    walk.press(.enter, .down, .enter)
    walk.type("3")
    walk.press(.enter)
    #expect(walk.screen.contains("Which is worst?"))
    walk.type("1")
    walk.press(.enter)
    #expect(walk.screen.contains("Check your answers"))
    #expect(walk.screen.contains("Left leg; Right leg"))
  }

  @Test("Page Down goes through a long list in steps and stops at its end")
  func pageKeys() throws {
    var walk = try Walk(size: Size(columns: 64, rows: 24))
    walk.press(.enter)
    walk.type("1")
    walk.press(.enter, .pageDown)
    #expect(walk.screen.contains("▶[ Enter  Next ]"))
    walk.press(.pageDown, .pageDown)
    #expect(walk.screen.contains("▶[ S  Skip ]"))
    walk.press(.pageUp, .pageUp)
    #expect(walk.screen.contains("▶ [ ] 1  Head"))
  }

  @Test("One and zero make ten only when typed together")
  func ten() throws {
    var walk = try Walk()
    walk.press(.enter)
    walk.type("1")
    walk.press(.enter)
    walk.type("2")
    walk.press(.enter)
    walk.type("10")
    #expect(walk.screen.contains("[10]"))
    walk.type("1")
    walk.press(.right)
    walk.type("0")
    #expect(walk.screen.contains("▶[0]"))
    #expect(!walk.screen.contains("[10]"))
  }

  @Test("With the mouse alone a long page is seen to its end, by wheel or by its sign")
  func mouseScrolling() throws {
    var walk = try Walk(size: Size(columns: 40, rows: 14))
    walk.press(.enter)
    walk.type("1")
    walk.press(.enter)
    walk.type("2")
    walk.press(.enter)
    walk.type("7")
    walk.press(.enter)
    #expect(!walk.screen.contains("How bad is it?"))
    walk.click("▼ more below")
    #expect(walk.screen.contains("▶ Where does it hurt?"))
    walk.feed(.scrollDown)
    #expect(walk.screen.contains("▶ How bad is it?"))
    walk.click("▲ more above")
    #expect(walk.screen.contains("▶ Where does it hurt?"))
  }

  @Test("An answer that cannot be stored stays on its page and is sent again")
  func storeTrouble() throws {
    var walk = try Walk()
    walk.press(.enter)
    walk.type("1")
    walk.storeWorks = false
    walk.press(.enter)
    #expect(walk.screen.contains("! This answer could not be saved yet."))
    #expect(walk.screen.contains("Can you stand?"))
    walk.storeWorks = true
    walk.press(.enter)
    #expect(walk.events == [Self.opened, .answered("now", .codes(["yes"]))])
    #expect(walk.screen.contains("Where does it hurt?"))
  }

  @Test("A kiosk that cannot store anything does not begin")
  func cannotBegin() throws {
    var walk = try Walk()
    walk.storeWorks = false
    walk.press(.enter)
    #expect(walk.screen.contains("! We cannot save answers right now."))
    #expect(walk.events == [])
  }

  @Test("Keys that stop other programs do nothing")
  func stoppingKeys() throws {
    var walk = try Walk()
    walk.press(.enter)
    let before = walk.screen
    for key in ["C", "Z", "\\", "S", "Q", "D"] { walk.press(.control(Character(key))) }
    for number in 1...12 { walk.press(.function(number)) }
    #expect(walk.screen == before)
    #expect(!walk.program.isFinished)
  }

  @Test("A request to stop, or a dropped line, closes the interview and the kiosk")
  func ends() throws {
    var asked = try Walk()
    asked.press(.enter)
    asked.feed(.terminate)
    #expect(asked.events == [Self.opened, .closed(.terminated)])
    #expect(asked.program.isFinished)
    var dropped = try Walk()
    dropped.press(.enter)
    dropped.feed(.hangUp)
    #expect(dropped.events == [Self.opened, .closed(.lineDropped)])
    #expect(dropped.program.isFinished)
  }
}
