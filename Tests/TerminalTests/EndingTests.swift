import TerminalHarness
import Glibc
import Testing

@Suite("The end of a program on a terminal")
struct EndingTests {
  @Test(
    "a request to stop ends it in order, and nothing is left to see",
    arguments: [SIGTERM, SIGINT, SIGQUIT], ["xterm-256color", "linux"])
  func terminate(signal: Int32, type: String) throws {
    let session = try Stage.open(["TERM": type, "LC_ALL": "C.UTF-8"])
    #expect(session.terminal.modes != session.terminal.modesBefore)
    session.press(.down)
    session.signal(signal)
    #expect(try session.exitStatus() == Stage.statusWhenStopped)
    expectSane(session)
    #expect(remains(of: session) == [])
  }

  @Test("a cut line ends it")
  func hangUp() throws {
    let session = try Stage.open()
    session.hangUp()
    #expect(try session.exitStatus() == Stage.statusWhenCut)
  }

  @Test("word of a cut line ends it in order")
  func hangUpSignal() throws {
    let session = try Stage.open()
    session.signal(SIGHUP)
    #expect(try session.exitStatus() == Stage.statusWhenCut)
    expectSane(session)
  }

  @Test("the keys that stop or suspend other programs do not", arguments: ["C", "Z", "\\", "S"])
  func stopKeys(letter: Character) throws {
    let session = try Stage.open()
    session.press(.control(letter))
    let row = session.screen.cursor.row
    session.press(.down)
    try session.wait(until: "the cursor to move") { $0.cursor.row != row }
  }

  @Test("a request to suspend is not obeyed")
  func suspend() throws {
    let session = try Stage.open()
    session.signal(SIGTSTP)
    let row = session.screen.cursor.row
    session.press(.down)
    try session.wait(until: "the cursor to move") { $0.cursor.row != row }
  }

  @Test(
    "a crash leaves a sane terminal with one sentence on it",
    arguments: [SIGILL, SIGSEGV, SIGABRT, SIGTRAP, SIGBUS, SIGFPE], ["xterm-256color", "linux"])
  func crash(signal: Int32, type: String) throws {
    let session = try Stage.open(["TERM": type, "LC_ALL": "C.UTF-8"])
    session.press(.down)
    session.signal(signal)
    #expect(try session.exitStatus() == .killed(by: signal))
    expectSane(session)
    #expect(remains(of: session) == [Stage.crashNotice])
  }

  /// What stands on the terminal, in view or to scroll back to.
  private func remains(of session: TerminalSession) -> [String] {
    (session.screen.scrolled + session.screen.rows).filter { !$0.isEmpty }
  }
}

/// Expects every mode of the terminal to be as a shell wants it.
func expectSane(_ session: TerminalSession, sourceLocation: SourceLocation = #_sourceLocation) {
  let screen = session.screen
  #expect(!screen.isAlternate, sourceLocation: sourceLocation)
  #expect(screen.cursorIsVisible, sourceLocation: sourceLocation)
  #expect(!screen.reportsMouse, sourceLocation: sourceLocation)
  #expect(screen.pasteBytes("a") == [0x61], sourceLocation: sourceLocation)
  #expect(screen.keyBytes(.up) == Array("\u{1B}[A".utf8), sourceLocation: sourceLocation)
  #expect(
    session.terminal.modes == session.terminal.modesBefore, sourceLocation: sourceLocation)
}
