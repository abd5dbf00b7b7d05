import TerminalUI
import Testing

struct ShownTextTests {
  @Test(
    "Lines keep their text, their ends and their blanks",
    arguments: [
      "", "plain\n", "a  b\n\nc", "María → 王小明 “ok”\n", "Tie\u{302}\u{301}ng", "हिन्दी क्षि",
      "علی\u{200C}رضا", "क्\u{200D}ष", "⚠\u{FE0F}",
    ])
  func kept(text: String) {
    #expect(Array(ShownText.lines(text).unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test(
    "What a terminal would obey, hide or turn around shows as a sign that something was there",
    arguments: [
      ("a\u{1B}]52;c;aGk=\u{7}b", "a�]52;c;aGk=�b"), ("\u{1B}[2J\n", "�[2J\n"), ("a\tb", "a b"),
      ("a\rb\u{8}c\u{7F}", "a�b�c�"), ("\u{9B}31m\u{85}", "�31m�"),
      ("\u{202E}ab\u{2066}\u{2069}", "�ab��"), ("a\u{200B}b\u{FEFF}", "a�b�"),
      ("a\u{200D}b", "a�b"), ("\u{E0041}", "�"), ("\u{3164}", "�"), ("\u{E000}", "�"),
      ("\u{2028}\u{FFF9}", "��"), ("ع\u{200C}\u{200C}", "ع\u{200C}�"), ("\u{AD}", "�"),
    ])
  func replaced(text: String, shown: String) {
    #expect(Array(ShownText.lines(text).unicodeScalars) == Array(shown.unicodeScalars))
    // A cell of a screen gets no more than a line does.
    var frame = Frame(size: Size(columns: 40, rows: 1))
    frame.write(text.filter { $0 != "\n" }, at: Point(column: 0, row: 0), role: .plain)
    let forbidden = frame.text.unicodeScalars.filter {
      $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) || $0 == "\u{202E}" || $0 == "\u{200B}"
    }
    #expect(forbidden.isEmpty)
  }

  @Test("Of ten thousand marks on one letter four are shown")
  func marks() {
    let text = "a" + String(repeating: "\u{301}", count: 10_000) + "b"
    #expect(ShownText.lines(text).unicodeScalars.count == 6)
  }
}
