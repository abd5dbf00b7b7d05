import TerminalHarness
import Testing

@Suite("Surroundings")
struct SurroundingsTests {
  @Test(
    "letters are whole without any locale, and with one that the system lacks",
    arguments: [
      [:], ["LC_ALL": "", "LANG": ""], ["LANG": "es_MX.UTF-8"], ["LC_ALL": "xx_YY.utf8"],
      ["LC_CTYPE": "zz.UTF-8", "LANG": "C"],
    ])
  func letters(locale: [String: String]) throws {
    let session = try Stage.open(locale.merging(["TERM": "xterm-256color"]) { $1 })
    for choice in Stage.choices { try session.wait(for: choice) }
  }

  @Test(
    "where only ASCII can be shown, every letter has a likeness and no other byte is sent",
    arguments: [
      ["TERM": "xterm-256color", "LC_ALL": "C"], ["TERM": "xterm-256color", "LC_ALL": "POSIX"],
      ["TERM": "xterm", "LC_CTYPE": "C", "LANG": "es_MX.UTF-8"], ["TERM": "vt100"],
      ["TERM": "xterm", "LANG": "xx_YY.ISO-8859-1"],
    ])
  func ascii(environment: [String: String]) throws {
    let session = try Stage.open(environment)
    for choice in Stage.choicesInASCII { try session.wait(for: choice) }
    try session.wait(for: Stage.focusMarkInASCII)
    #expect(session.output.allSatisfy { $0 < 0x80 })
  }

  @Test(
    "many kinds of terminal show the first screen and take a key",
    arguments: [
      "xterm-256color", "xterm", "linux", "screen-256color", "tmux-256color", "vt100", "vt220",
      "rxvt-unicode-256color", "ansi", "xterm-mono", "screen",
    ])
  func kinds(type: String) throws {
    let session = try Stage.open(["TERM": type, "LC_ALL": "C.UTF-8"])
    let first = session.screen.place(of: Stage.focusMark)
    #expect(first != nil)
    session.press(.down)
    try session.wait(until: "the focus to move down") {
      ($0.place(of: Stage.focusMark)?.row ?? 0) > (first?.row ?? 0)
    }
  }

  @Test("an unknown terminal is named, and nothing else happens to it")
  func unknownKind() throws {
    let session = try Stage.start(["TERM": "no-such-terminal"])
    #expect(try session.exitStatus() == Stage.statusWithoutTerminal)
    #expect(session.screen.text.contains("no-such-terminal"))
    #expect(!session.screen.isAlternate)
    #expect(session.terminal.modes == session.terminal.modesBefore)
  }

  @Test("NO_COLOR leaves bar and mark, and no colour")
  func noColor() throws {
    let session = try Stage.open(Stage.utf8.merging(["NO_COLOR": "1"]) { $1 })
    let cells = (0..<session.screen.size.rows).flatMap { session.screen.cells(ofRow: $0) }
    #expect(cells.allSatisfy { $0.foreground == .standard && $0.background == .standard })
    #expect(session.screen.cell(at: session.screen.cursor).isReverse)
    #expect(session.screen.contains(Stage.focusMark))
  }

  @Test("an empty NO_COLOR forbids nothing")
  func emptyNoColor() throws {
    let session = try Stage.open(Stage.utf8.merging(["NO_COLOR": ""]) { $1 })
    #expect(session.screen.cell(at: session.screen.cursor).background == .indexed(0))
  }
}
