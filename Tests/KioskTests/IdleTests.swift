import Interview
import Kiosk
import Testing
import TerminalUI

struct IdleTests {
  @Test("Nobody is asked on the welcome page, and nothing wakes it")
  func welcome() throws {
    let walk = try Walk()
    #expect(walk.program.deadline == nil)
  }

  @Test("After a minute a countdown runs in words, and any key takes it away without doing more")
  func warning() throws {
    var walk = try Walk()
    walk.press(.enter)
    walk.wait(seconds: 59)
    #expect(walk.screen.contains("Can you stand?"))
    walk.wait(seconds: 1)
    #expect(walk.screen.contains("Are you still there?"))
    #expect(walk.screen.contains("This screen will be covered in 30 seconds."))
    walk.wait(seconds: 1)
    #expect(walk.screen.contains("covered in 29 seconds."))
    walk.wait(seconds: 28)
    #expect(walk.screen.contains("covered in 1 second."))
    walk.type("2")
    #expect(walk.screen.contains("▶ ( ) 1  Yes"))
    #expect(walk.screen.contains("( ) 2  No"))
    walk.wait(seconds: 59)
    #expect(walk.screen.contains("Can you stand?"))
  }

  @Test("A warning can be extended without limit")
  func extending() throws {
    var walk = try Walk()
    walk.press(.enter)
    for _ in 0..<50 {
      walk.wait(seconds: 75)
      #expect(walk.screen.contains("Are you still there?"))
      walk.press(.down)
    }
    #expect(walk.screen.contains("Can you stand?"))
  }

  @Test("At a minute and a half nothing of the patient is visible, and any key brings it back")
  func cover() throws {
    var walk = try Walk()
    walk.press(.enter)
    walk.type("1")
    walk.wait(seconds: 90)
    #expect(walk.screen.contains("This screen is covered. Press any key to go on."))
    #expect(!walk.screen.contains("stand"))
    walk.press(.enter)
    #expect(walk.screen.contains("▶ (●) 1  Yes"))
    #expect(walk.events.count == 1)
  }

  @Test("At three minutes the interview is closed as not finished and the next person can start")
  func close() throws {
    var walk = try Walk()
    walk.press(.enter)
    walk.type("1l")
    walk.wait(seconds: 180)
    #expect(walk.events.last == .closed(.idle))
    #expect(walk.wipes == 1)
    #expect(walk.screen.contains("Welcome"))
    #expect(walk.program.deadline == nil)
  }

  @Test("A page that calls for help is neither covered nor warned about")
  func emergency() throws {
    var walk = try Walk()
    walk.press(.enter)
    walk.type("2")
    walk.press(.enter)
    walk.wait(seconds: 179)
    #expect(walk.screen.contains("Tell staff now."))
    walk.wait(seconds: 1)
    #expect(walk.screen.contains("Welcome"))
  }

  @Test("Answers that were sent stay finished when the patient just walks away")
  func walkedAway() throws {
    var walk = try Walk()
    walk.press(.enter)
    walk.type("1")
    walk.press(.enter)
    walk.type("1")
    walk.press(.enter)
    walk.type("5")
    walk.press(.enter, .tab, .enter)
    walk.wait(seconds: 180)
    #expect(walk.events.last == .closed(.finished))
    #expect(walk.wipes == 1)
  }

  @Test("A store that fails at the end does not keep the patient on the screen")
  func storeFailsAtTheEnd() throws {
    var walk = try Walk()
    walk.press(.enter)
    walk.storeWorks = false
    walk.wait(seconds: 180)
    #expect(walk.screen.contains("Welcome"))
    #expect(walk.wipes == 1)
  }
}
