import Testing

@testable import ChartPDF

/// Words of others on a page.
@Suite struct PageTextTests {
  @Test(
    "What could move, hide or reorder text is gone, and letters stay",
    arguments: [
      ("a\u{1B}[2Jb\u{9B}c", "a\u{FFFD}[2Jb\u{FFFD}c"),
      ("x\u{202E}y\u{2066}z", "x\u{FFFD}y\u{FFFD}z"),
      ("one\ntwo\tthree\u{2028}four", "one two three four"), ("José 王 שלום", "José 王 שלום"),
      ("❤\u{FE0F}", "❤"),
      ("e\u{0301}\u{0302}\u{0303}\u{0304}\u{0305}", "e\u{0301}\u{0302}\u{0303}"),
      ("\u{E000}|^&<>", "\u{FFFD}|^&<>"),
    ])
  func safe(text: String, shown: String) {
    #expect(text.pageSafe.unicodeScalars.map(\.value) == shown.unicodeScalars.map(\.value))
  }

  @Test("A character that no font has is told by its number")
  func missing() throws {
    let typesetter = try Typesetter()
    let known = typesetter.set("A\u{10FFFD}B", .body)
    let told = typesetter.set("A[U+10FFFD]B", .body)
    #expect(known.width == told.width)
  }

  @Test("Without a font there is one sentence that says what to install")
  func noFont() {
    #expect(
      PageFault.noFont.sentence
        == "No font was found to write with: install fonts-noto-core and fonts-droid-fallback,"
        + " or fonts-dejavu-core.")
  }
}
