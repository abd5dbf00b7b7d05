import Authoring
import Testing

@Suite("What is refused before any parser sees it")
struct SourceGuardTests {
  @Test("A bomb of nested aliases is refused at its first anchor")
  func bomb() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...40 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    text += "? *a40\n: 1\n"
    #expect(codes(text) == ["anchor 1:5"])
  }

  @Test(
    "Anchors, aliases and tags are found wherever a value may begin",
    arguments: [
      ("a: &x 1", "anchor 1:4"), ("a:\n  - &x 1", "anchor 2:5"), ("a: [b, &x c]", "anchor 1:8"),
      ("a: {b: *x}", "alias 1:8"), ("- - *x", "alias 1:5"), ("\"a\": *x", "alias 1:6"),
      ("a: { \"b\":*x }", "alias 1:10"), ("a: |\n  text\nb: *x", "alias 3:4"),
      ("a: text\n  goes on\nb: !x 1", "tag 3:4"), ("? &x a\n: 1", "anchor 1:3"),
      ("--- &x\na: 1", "anchor 1:5"), ("a: 'it''s'\nb: *x", "alias 2:4"),
      ("a: \"\\\"\\\n  \"\nb: *x", "alias 3:4"), ("a: [\n  b, # *no\n  *x ]", "alias 3:3"),
      ("a: [#no\n  *x ]", "alias 2:3"), ("a: [b\n# no\n, *x ]", "alias 3:3"),
    ])
  func starts(text: String, expected: String) {
    #expect(codes(text) == [expected])
  }

  @Test(
    "The same signs inside texts are left alone",
    arguments: [
      "a: b & c", "a: 2 * 3", "a: stop!", "a: \"&x *y !z\"", "a: '&x *y !z'", "# &x *y !z\na: b",
      "a: |\n  &x\n  *y\n  !z", "a: >\n  &x", "a: text\n  *goes on*", "a: [b & c, d*]",
      "a:\n  - text\n    *goes on*", "a: b # *c", "a: \"b\n  *c\"", "- a: |\n    *b\n  c: d",
    ])
  func innocent(text: String) {
    #expect(!codes(text).contains { $0.hasPrefix("a") || $0.hasPrefix("tag") })
  }

  @Test("64 levels of brackets are read and 65 are not")
  func brackets() {
    func nested(_ depth: Int) -> String {
      "a: " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(!codes(nested(64)).contains("nested-too-deep 1:67"))
    #expect(codes(nested(65)) == ["nested-too-deep 1:68"])
  }

  @Test("64 levels of indentation are read and 65 are not")
  func indentation() {
    func nested(_ depth: Int) -> String {
      (0..<depth).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    }
    #expect(!codes(nested(64)).contains { $0.hasPrefix("nested") })
    #expect(codes(nested(65)) == ["nested-too-deep 65:65"])
    #expect(codes(String(repeating: "- ", count: 65) + "a") == ["nested-too-deep 1:129"])
  }

  @Test("A file of deep nesting or of a megabyte of brackets ends in one diagnostic")
  func hostile() {
    #expect(codes(String(repeating: "[", count: 1_000_000)) == ["nested-too-deep 1:65"])
    #expect(codes(String(repeating: "- ", count: 500_000)) == ["nested-too-deep 1:129"])
    #expect(codes(String(repeating: "{a: ", count: 200_000)) == ["nested-too-deep 1:257"])
  }

  @Test(
    "Characters that no text needs are refused",
    arguments: [
      ("a: \u{0}", "unwanted-character 1:4"), ("é: b\u{7F}", "unwanted-character 1:5"),
      ("a: b\nc: \u{85}", "unwanted-character 2:4"), ("a: \u{2028}", "unwanted-character 1:4"),
      ("a: \u{FEFF}", "unwanted-character 1:4"), ("a: \u{FFFF}", "unwanted-character 1:4"),
    ])
  func characters(text: String, expected: String) {
    #expect(codes(text) == [expected])
  }

  /// The codes and places of what a language file with this text is refused for.
  private func codes(_ text: String) -> [String] {
    Sample().removing(.spanish).adding("es.yaml", text).diagnostics
      .filter { $0.file == "sample/es.yaml" }
      .map { "\($0.code) \($0.line):\($0.column)" }
  }
}
