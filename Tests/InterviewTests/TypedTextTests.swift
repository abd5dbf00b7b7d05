import Interview
import Testing

struct TypedTextTests {
  @Test(
    "Names and answers of many scripts are entered as they are",
    arguments: [
      "María Núñez", "Jose\u{301} Nun\u{303}ez", "Nguyễn Thị Ánh", "Nguye\u{302}\u{303}n", "王小明",
      "김민수", "\u{1112}\u{1161}\u{11AB}", "עִבְרִית", "محمد عليّ", "Владимир Ёлкин", "ภาษาไทย",
      "हिन्दी क्षि", "བོད་ཡིག", "O’Brien-Smith, J.", "5 mg/d — “ok”", "",
    ])
  func ordinary(text: String) {
    #expect(TypedText.clean(text) == text)
    #expect(TypedText.isClean(text))
  }

  @Test(
    "What a terminal obeys, hides or turns around is not entered",
    arguments: [
      ("a\u{1B}[2Jb", "a[2Jb"), ("a\u{7}\u{8}\u{0}\u{7F}b", "ab"), ("a\u{9B}31m\u{85}b", "a31mb"),
      ("a\u{202E}b\u{202C}\u{2066}c\u{2069}\u{200E}\u{61C}", "abc"),
      ("a\u{200B}b\u{2060}c\u{FEFF}d\u{AD}e", "abcde"), ("a\u{E0041}\u{E007F}b", "ab"),
      ("a\u{3164}b\u{115F}c\u{FFA0}", "abc"), ("a\u{2028}b\u{2029}c", "abc"), ("a\u{E000}b", "ab"),
      ("a\u{FFF9}b\u{FFFA}c\u{FFFB}", "abc"), ("a\u{34F}b", "ab"), ("a\u{10FFFF}\u{378}b", "ab"),
    ])
  func hidden(text: String, kept: String) {
    #expect(TypedText.clean(text) == kept)
    #expect(!TypedText.isClean(text))
  }

  @Test("Of ten thousand marks on one letter four stay")
  func marks() {
    let text = "a" + String(repeating: "\u{301}", count: 10_000) + "b"
    #expect(
      Array(TypedText.clean(text).unicodeScalars)
        == Array("a\u{301}\u{301}\u{301}\u{301}b".unicodeScalars))
  }

  @Test("Joiners stay where Persian and Hindi need them, and nowhere else")
  func joiners() {
    for name in ["علی\u{200C}رضا", "می\u{200C}خواهم", "क्\u{200D}ष", "क्\u{200C}ष", "ශ්\u{200D}රී"] {
      #expect(Array(TypedText.clean(name).unicodeScalars) == Array(name.unicodeScalars))
      #expect(TypedText.isClean(name))
    }
    for (text, kept) in [
      ("a\u{200D}b", "ab"), ("\u{200C}علی", "علی"), ("ع\u{200C}\u{200C}ل", "ع\u{200C}ل"),
      ("1\u{200C}2", "12"), ("👩\u{200D}⚕", "👩⚕"),
    ] {
      #expect(Array(TypedText.clean(text).unicodeScalars) == Array(kept.unicodeScalars))
      #expect(!TypedText.isClean(text))
    }
    // While it is typed the next letter is still to come; a name does not end there.
    #expect(TypedText.clean("علی\u{200C}").unicodeScalars.count == 4)
    #expect(!TypedText.isClean("علی\u{200C}"))
    #expect(!TypedText.isClean("علی\u{200C} رضا"))
  }

  @Test("Cleaning what is clean changes nothing")
  func again() {
    for text in ["a\u{1B}b", "ع\u{200C}\u{200C}ل", "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}"] {
      let once = TypedText.clean(text)
      #expect(TypedText.clean(once) == once)
    }
  }

  @Test("A patient's name may have a joiner between its letters, and nothing else that is hidden")
  func identity() throws {
    let today = try #require(CalendarDate("2026-11-21"))
    func name(_ text: String) -> Result<PatientIdentity, IdentityFault> {
      PatientIdentity.parsing(recordNumber: "A-1", name: text, birthDate: "", today: today)
    }
    #expect(try name("علی\u{200C}رضا").get().name == "علی\u{200C}رضا")
    #expect(try name("王小明").get().name == "王小明")
    for text in [
      "Ana\u{200B} Ruiz", "Ana\u{200D}Ruiz", "\u{202E}Ana", "علی\u{200C}", "Ana\u{3164}Ruiz",
      "A" + String(repeating: "\u{301}", count: 5) + "na",
    ] {
      #expect(name(text) == .failure(.name), "\(text.unicodeScalars.map(\.value))")
    }
  }
}
