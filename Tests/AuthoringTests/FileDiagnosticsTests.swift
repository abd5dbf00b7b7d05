import Authoring
import Testing

@Suite("What is said about files")
struct FileDiagnosticsTests {
  @Test("The sample itself has no problems")
  func sample() {
    #expect(Sample().picture == "")
  }

  @Test("A file that no questionnaire has is named, with the nearest one")
  func unknownFile() {
    #expect(
      Sample().adding("rule.yaml", "a: b").picture == """
        error[unknown-file]: a questionnaire folder has no file `rule.yaml`
          --> sample/rule.yaml
           = did you mean `rules.yaml`?
        """)
  }

  @Test("A file with the ending .yml is not overlooked")
  func otherEnding() {
    #expect(
      Sample().adding("cases/more.yml", "a: b").diagnostics.map(\.code) == ["unknown-file"])
  }

  @Test("A folder without rules is refused")
  func missingFile() {
    #expect(
      Sample().removing(.rules).picture == """
        error[missing-file]: there is no `rules.yaml` in this folder
          --> sample/cases/all.yaml
        """)
  }

  @Test("A file over one mebibyte is refused unread")
  func tooLarge() {
    let file = SourceFile(
      name: "handout.yaml", displayPath: "sample/handout.yaml", sizeOverLimit: 10_000_000)
    #expect(
      Sample().adding(file).picture == """
        error[file-too-large]: this file has 10000000 bytes; 1048576 are the most that is read
          --> sample/handout.yaml
        """)
  }

  @Test("Bytes that are no UTF-8 are refused")
  func notUTF8() {
    let file = SourceFile(
      name: "handout.yaml", displayPath: "sample/handout.yaml", bytes: [0x61, 0x3A, 0x20, 0xE9])
    #expect(
      Sample().adding(file).picture == """
        error[not-utf8]: this file is not written in UTF-8
          --> sample/handout.yaml
           = save it with the encoding UTF-8
        """)
  }

  @Test("A file with nothing but comments is empty", arguments: ["", "# nothing\n", "\n\n"])
  func empty(text: String) {
    #expect(Sample().adding("handout.yaml", text).diagnostics.map(\.code) == ["empty-file"])
  }

  @Test("Windows line ends and a byte order mark change nothing but the digest")
  func lineEnds() {
    let plain = Sample()
    let windows = Sample().removing(.questionnaire).adding(
      SourceFile(
        name: "questionnaire.yaml", displayPath: "sample/questionnaire.yaml",
        bytes: [0xEF, 0xBB, 0xBF]
          + Sample.questionnaire.utf8.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }))
    let first = Library.loading(plain.folder, parts: .everything)
    let second = Library.loading(windows.folder, parts: .everything)
    #expect(second.diagnostics == [])
    #expect(first.loaded?.form.questionnaire == second.loaded?.form.questionnaire)
    #expect(first.loaded?.digest != second.loaded?.digest)
  }

  @Test("Places are right behind Windows line ends and a byte order mark")
  func placesBehindLineEnds() {
    let text = Sample.questionnaire.replacing("smoking: yes", with: "smokng: yes")
    let windows = Sample().removing(.questionnaire).adding(
      "questionnaire.yaml", "\u{FEFF}" + text.replacing("\n", with: "\r\n"))
    #expect(
      windows.diagnostics.map { "\($0.code) \($0.line):\($0.column)" } == ["unknown-item 20:17"])
  }

  @Test("More problems than anybody reads are counted")
  func manyProblems() {
    let keys = (0..<1000).map { "zz\($0): b" }.joined(separator: "\n")
    let diagnostics = Sample().adding("handout.yaml", keys).diagnostics
    #expect(diagnostics.count == 201)
    #expect(diagnostics.last?.message == "802 more problems begin here")
  }
}
