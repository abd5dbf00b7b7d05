import Testing

@testable import TerminalUI

@Suite("What the environment says")
struct TerminalEnvironmentTests {
  private func encoding(
    _ variables: [String: String]
  ) -> TerminalEnvironment.Encoding {
    TerminalEnvironment { variables[$0] }.encoding
  }

  @Test("about letters: nothing means UTF-8, C means ASCII, a name means what it says")
  func encodings() {
    #expect(encoding(["TERM": "xterm"]) == .utf8)
    #expect(encoding(["TERM": "linux", "LC_ALL": "", "LANG": ""]) == .utf8)
    #expect(encoding(["TERM": "xterm", "LC_ALL": "C"]) == .ascii)
    #expect(encoding(["TERM": "xterm", "LANG": "POSIX"]) == .ascii)
    #expect(
      encoding(["TERM": "xterm", "LANG": "es_MX.UTF-8"]) == .named("es_MX.UTF-8", otherwise: .utf8))
    #expect(
      encoding(["TERM": "xterm", "LANG": "es_MX.utf8"]) == .named("es_MX.utf8", otherwise: .utf8))
    #expect(encoding(["TERM": "xterm", "LANG": "es_MX"]) == .named("es_MX", otherwise: .ascii))
  }

  @Test("about letters: LC_ALL goes before LC_CTYPE, LC_CTYPE before LANG")
  func precedence() {
    #expect(encoding(["TERM": "xterm", "LC_ALL": "C", "LANG": "a.UTF-8"]) == .ascii)
    #expect(
      encoding(["TERM": "xterm", "LC_CTYPE": "a.UTF-8", "LANG": "C"])
        == .named("a.UTF-8", otherwise: .utf8))
    #expect(
      encoding(["TERM": "xterm", "LC_ALL": "", "LC_CTYPE": "C", "LANG": "a.UTF-8"]) == .ascii)
  }

  @Test(
    "about old terminals: ASCII unless a locale says otherwise",
    arguments: [
      "vt100", "vt220", "dumb", "ansi",
    ])
  func oldTerminals(type: String) {
    #expect(encoding(["TERM": type]) == .ascii)
    #expect(
      encoding(["TERM": type, "LANG": "C.UTF-8"]) == .named("C.UTF-8", otherwise: .utf8))
  }

  @Test("about colour: only a value that is not empty forbids it")
  func colors() {
    #expect(TerminalEnvironment(type: "xterm", noColor: "1").forbidsColor)
    #expect(!TerminalEnvironment(type: "xterm", noColor: "").forbidsColor)
    #expect(!TerminalEnvironment(type: "xterm").forbidsColor)
  }
}
