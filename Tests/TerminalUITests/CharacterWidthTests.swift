import Testing
import TerminalUI

@Suite("The width of text")
struct CharacterWidthTests {
  @Test(
    "is known for twelve scripts, composed or not",
    arguments: [
      ("English", 7), ("Español ñ", 9), ("Tiếng Việt", 10), ("Tie\u{302}\u{301}ng", 5),
      ("中文字", 6), ("日本語テスト", 12), ("한국어", 6), ("\u{1112}\u{1161}\u{11AB}", 2),
      ("ภาษาไทย", 7), ("ก็", 1), ("العربية", 7), ("Русский", 7), ("Ελληνικά", 8), ("עברית", 5),
      ("日本語 yes", 10),
    ])
  func scripts(text: String, columns: Int) {
    #expect(TextLayout.width(text) == columns)
  }

  @Test(
    "is what a frame uses",
    arguments: [
      "English", "Tie\u{302}\u{301}ng", "日本語テスト", "\u{1112}\u{1161}\u{11AB}", "हिन्दी क्षि", "ก็",
    ])
  func agreesWithFrame(text: String) {
    var frame = Frame(size: Size(columns: 40, rows: 1))
    let used = frame.write(text, at: Point(column: 0, row: 0), role: .plain)
    #expect(used == TextLayout.width(text))
    #expect(Array(frame.text.unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test(
    "of the marks that screens use is one column",
    arguments: [
      "▶", "●", "•", "█", "░", "▒", "☐", "☑", "─", "│", "┌", "╯", "←", "→", "¿", "…", "—",
    ])
  func marks(text: String) {
    #expect(TextLayout.width(text) == 1)
  }
}
