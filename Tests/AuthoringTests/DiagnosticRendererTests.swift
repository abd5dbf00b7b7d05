import Authoring
import Testing

@Suite("How diagnostics are drawn")
struct DiagnosticRendererTests {
  @Test("A long line is cut around the caret to 100 columns")
  func longLine() {
    let line =
      String(repeating: "left ", count: 60) + "WRONG" + String(repeating: " right", count: 60)
    let text = DiagnosticRenderer.text(diagnostic(line, column: 301, length: 5, hint: "so"))
    #expect(
      text == """
        error[code]: message
          --> a.yaml:42:301
           |
        42 | …left left left left left left WRONG right right right right right right right right right rig…
           |                                ^^^^^ so

        """)
    #expect(text.split(separator: "\n").map(\.count).max() == 100)
  }

  @Test("Wide characters move the caret by two columns, and combining ones by none")
  func wideCharacters() {
    #expect(
      DiagnosticRenderer.text(diagnostic("名: e\u{301}x", column: 6, length: 1, hint: nil)) == """
        error[code]: message
          --> a.yaml:42:6
           |
        42 | 名: e\u{301}x
           |      ^

        """)
  }

  @Test("Nothing in a line can give orders to a terminal or turn it around")
  func control() {
    let text = DiagnosticRenderer.text(
      diagnostic("a\t\u{1B}[2J\u{202E}\u{9B}b", column: 1, length: 1, hint: "h\u{1B}i"))
    #expect(
      text == """
        error[code]: message
          --> a.yaml:42:1
           |
        42 | a→␛[2J��b
           | ^ h␛i

        """)
  }

  @Test("A place behind the end of a line is still drawn")
  func behindTheEnd() {
    #expect(
      DiagnosticRenderer.text(diagnostic("a:", column: 3, length: 1, hint: nil)) == """
        error[code]: message
          --> a.yaml:42:3
           |
        42 | a:
           |   ^

        """)
  }

  @Test("JSON has sorted keys, one object a line, null for what is missing, and where it ends")
  func json() {
    let whole = Diagnostic(
      severity: .warning, code: "b", message: "tab\t, \u{1B}, \\",
      location: SourceLocation(wholeFile: "b.yaml"), details: ["- a: b", "+ a: c"])
    #expect(
      DiagnosticRenderer.text(whole) == """
        warning[b]: tab→, ␛, \\
          --> b.yaml
          |
          | - a: b
          | + a: c

        """)
    #expect(
      DiagnosticRenderer.json([diagnostic("a: b", column: 4, length: 1, hint: "say \"c\""), whole])
        == #"""
        [
          {"code":"code","column":4,"details":[],"end":{"column":5,"line":42},"file":"a.yaml","fix":null,"hint":"say \"c\"","length":1,"line":42,"message":"message","severity":"error"},
          {"code":"b","column":1,"details":["- a: b","+ a: c"],"end":{"column":1,"line":1},"file":"b.yaml","fix":null,"hint":null,"length":0,"line":1,"message":"tab\t, \u001b, \\","severity":"warning"}
        ]

        """#)
    #expect(DiagnosticRenderer.json([]) == "[]\n")
  }

  @Test("What was misspelt is fixed in its own quotes and braces")
  func fixes() {
    let names = Sample()
      .replacing("{ smoking: yes }", with: "{ \"smokin\": yes }", in: .rules)
      .replacing("when: { smoking: yes }", with: "when: { smoking: yse }", in: .questionnaire)
    #expect(fixes(of: names) == ["unknown-option 20:26 yes", "unknown-item 4:13 \"smoking\""])
    let placeholder = Sample()
      .replacing("{answer:pain}", with: "{answer:pian}", in: .rules)
      .replacing("{answer:pain}", with: "{answer:pian}", in: .spanish)
    #expect(fixes(of: placeholder) == ["unknown-item 15:19 {answer:pain}"])
  }

  private func fixes(of sample: Sample) -> [String] {
    sample.diagnostics.map { "\($0.code) \($0.line):\($0.column) \($0.fix ?? "-")" }
  }

  private func diagnostic(
    _ line: String, column: Int, length: Int, hint: String?
  ) -> Diagnostic {
    Diagnostic(
      severity: .error, code: "code", message: "message",
      location: SourceLocation(
        file: "a.yaml", line: 42, column: column, length: length, excerpt: line[...]),
      hint: hint)
  }
}
