import Testing
import TerminalUI

@Suite("Text layout")
struct TextLayoutTests {
  @Test("wraps at blanks, and what hangs over the edge vanishes with the break")
  func words() {
    #expect(
      TextLayout.wrap("Does pain wake you at  night?", to: 10)
        == ["Does pain", "wake you", "at  night?"])
    #expect(TextLayout.wrap("abcde fgh", to: 5) == ["abcde", "fgh"])
    #expect(TextLayout.wrap("abcde    fgh", to: 6) == ["abcde", "fgh"])
  }

  @Test("keeps line ends and empty lines")
  func lineEnds() {
    #expect(TextLayout.wrap("one\ntwo\r\n\nthree", to: 20) == ["one", "two", "", "three"])
    #expect(TextLayout.wrap("", to: 20) == [""])
  }

  @Test("cuts a word that is longer than a line")
  func longWords() {
    #expect(
      TextLayout.wrap("a electroencephalogram", to: 8) == ["a", "electroe", "ncephalo", "gram"])
  }

  @Test("breaks after a hyphen between letters, not within a range of numbers")
  func hyphens() {
    #expect(TextLayout.wrap("a check-up", to: 8) == ["a check-", "up"])
    #expect(TextLayout.wrap("age 18-49", to: 8) == ["age", "18-49"])
  }

  @Test("breaks between wide characters, never before closing marks")
  func wide() {
    #expect(TextLayout.wrap("腰が痛いですか", to: 6) == ["腰が痛", "いです", "か"])
    #expect(TextLayout.wrap("腰痛です。はい", to: 8) == ["腰痛で", "す。はい"])
    #expect(TextLayout.wrap("痛い「ここ」", to: 6) == ["痛い", "「こ", "こ」"])
    #expect(TextLayout.wrap("腰痛MRI検査", to: 6) == ["腰痛", "MRI検", "査"])
  }

  @Test(
    "never makes a line wider than asked, and loses no letter",
    arguments: [
      "Do you have new trouble when you pee or poop? For example, you can't feel it.",
      "¿Tiene dolor que se corre hacia la pierna, como una descarga eléctrica?",
      "腰の痛みはいつ始まりましたか。夜も痛みますか？", "ปวดหลังมานานแค่ไหนแล้ว",
      "क्या दर्द पैर तक जाता है?", "Đau lưng từ khi nào, có lan xuống chân không?",
    ])
  func everyWidth(text: String) {
    let letters = text.filter { $0 != " " }
    for columns in 2...40 {
      let lines = TextLayout.wrap(text, to: columns)
      #expect(lines.allSatisfy { TextLayout.width($0) <= columns })
      #expect(lines.joined().filter { $0 != " " } == letters)
    }
  }

  @Test("goes on where a wide character does not fit at all")
  func oneColumn() {
    #expect(TextLayout.wrap("語a", to: 1) == ["語", "a"])
    #expect(TextLayout.wrap("ab", to: 0) == ["a", "b"])
  }

  @Test(
    "cuts with an ellipsis only what does not fit",
    arguments: [
      ("abcdef", 6, "abcdef"), ("abcdefg", 6, "abcde…"), ("語語語", 5, "語語…"),
      ("語語語", 4, "語…"), ("abc", 1, "…"), ("abc", 0, ""), ("", 3, ""),
    ])
  func truncation(text: String, columns: Int, expected: String) {
    #expect(TextLayout.truncated(text, to: columns) == expected)
    #expect(TextLayout.width(expected) <= columns)
  }
}
