import Testing

@testable import TerminalUI

@Suite("Transliteration to ASCII")
struct TransliterationTests {
  @Test(
    "is readable",
    arguments: [
      ("¿Dónde le duele?", "?Donde le duele?"), ("¡Añada más!", "!Anada mas!"),
      ("Đau lưng ở đâu", "Dau lung o dau"), ("Straße, Öl, Ærø", "Strasse, Ol, AEro"),
      ("Łódź żółć", "Lodz zolc"), ("İstanbul ığdır", "Istanbul igdir"), ("Þór", "THor"),
      ("n\u{303}o", "no"), ("“a” — ‘b’ … «c»", "\"a\" - 'b' ... \"c\""),
      ("☑ ● ▶ █▒░", "[x] * > #+."), ("38 °C, ½", "38 oC, 1/2"), ("＋Ａｂ", "?Ab"), ("ﬁn", "fin"),
      ("日本", "??"), ("Да", "??"), ("plain", "plain"), ("", ""), ("e\u{200B}f", "ef"),
    ])
  func readable(text: String, expected: String) {
    #expect(Transliteration.ascii(text) == expected)
  }

  @Test("gives every letter of the Latin blocks a likeness that is made of letters")
  func latinBlocks() {
    let letters = [0xC0...0x17F, 0x1CD...0x1DC, 0x1E00...0x1EFF].joined()
      .compactMap { Unicode.Scalar($0) }.filter { $0.properties.isAlphabetic }
    let unlike = letters.filter { letter in
      let likeness = Transliteration.ascii(String(Character(letter)))
      return !likeness.unicodeScalars.allSatisfy { $0.isASCII && $0.properties.isAlphabetic }
        || likeness.isEmpty
    }
    #expect(letters.count > 400)
    #expect(unlike.map { String(Character($0)) } == ["ẟ"])
  }

  @Test("keeps the case of letters")
  func caseKept() {
    let letters = (0xC0...0x17F).compactMap { Unicode.Scalar($0) }
      .filter { $0.properties.isUppercase }
    let lowered = letters.filter {
      !Transliteration.ascii(String(Character($0))).allSatisfy { $0.isUppercase }
    }
    #expect(lowered.isEmpty)
  }

  @Test("drops nothing that takes a column, and sends nothing but ASCII")
  func losesNothing() {
    let visible = (0xA0...0x2FFFF).compactMap { Unicode.Scalar(UInt32($0)) }
      .filter { CharacterWidth.columns(of: $0) ?? 0 > 0 }.map { String(Character($0)) }
    let lost = visible.filter { text in
      let likeness = Transliteration.ascii(text)
      let cell = Transliteration.cell(text)
      return likeness.isEmpty || !likeness.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
        || !(cell.asciiValue.map { (0x20..<0x7F).contains($0) } ?? false)
    }
    #expect(visible.count > 100_000)
    #expect(lost == [])
  }

  @Test(
    "keeps one cell for one cell in a frame",
    arguments: [
      ("☑", "x"), ("…", "."), ("½", "?"), ("ß", "s"), ("æ", "a"), ("é", "e"), ("→", ">"),
      ("e\u{301}", "e"), ("語", "?"), (" ", " "), ("A", "A"), ("█", "#"), ("—", "-"),
    ] as [(String, Character)])
  func cells(text: String, expected: Character) {
    #expect(Transliteration.cell(text) == expected)
  }
}
