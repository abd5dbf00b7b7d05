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

  @Test("Text of any characters at all can be set")
  func anything() throws {
    let typesetter = try Typesetter()
    var state: UInt64 = 7
    for _ in 0..<120 {
      var scalars = String.UnicodeScalarView()
      while scalars.count < 24 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let limit: UInt64 = scalars.count % 2 == 0 ? 0x3_0000 : 0x3000
        if let scalar = Unicode.Scalar(UInt32((state >> 33) % limit)) { scalars.append(scalar) }
      }
      let text = typesetter.set(String(scalars).pageSafe, .body, width: 200)
      #expect(text.lineCount > 0 && text.width <= 210)
    }
  }

  @Test("Letters of the usual fonts are no pictures")
  func plain() throws {
    let typesetter = try Typesetter()
    let text = typesetter.set("Núñez 王", .body)
    #expect(!text.hasPictures)
  }

  @Test("Without a font there is one sentence that says what to install")
  func noFont() {
    #expect(
      PageFault.noFont.sentence
        == "No font was found to write with: install fonts-noto-core and fonts-droid-fallback,"
        + " or fonts-dejavu-core.")
  }
}
