import Interview
import Testing

@testable import Authoring

@Suite("How hard a text is to read")
struct ReadingLevelTests {
  @Test(
    "Sentences end at marks and at lines, and not inside numbers, names or what is filled in",
    arguments: [
      ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
      ("A temperature of 38.0 C. Then stop.", ["A temperature of 38.0 C.", "Then stop."]),
      ("{reason} Ask (now). \"Go on.\" Rest", ["{reason} Ask (now).", "\"Go on.\"", "Rest"]),
      ("First: one; two\nthree", ["First:", "one;", "two", "three"]),
      ("¿Quién? ¡Ya! …", ["¿Quién?", "¡Ya!"]), ("{list}.", []),
    ])
  func sentences(text: String, pieces: [String]) {
    #expect(Prose(text).sentences.map { String($0.text) } == pieces)
  }

  @Test("A word with a hyphen or an apostrophe is one, and a mark is none")
  func words() {
    let prose = Prose("Store-bought pills - don't take 1,000 (or 38.5).")
    #expect(
      prose.words.map(String.init) == [
        "Store-bought", "pills", "don't", "take", "1,000", "or", "38.5",
      ])
  }

  @Test("English is graded by words in a sentence and syllables in a word")
  func english() throws {
    // 12 words, 1 sentence, 15 syllables.
    let level = try #require(
      ReadingLevel(Prose("The nurse will look at the sore spot on your lower back."), in: "en"))
    guard case .grade(let grade) = level else { throw Missing() }
    #expect(abs(grade - (0.39 * 12 + 11.8 * 13 / 12 - 15.59)) < 1e-9)
    #expect(!level.isTooHard)
    #expect(level.description == "grade 1.9")
  }

  @Test("Spanish is graded by the perspicuity of Szigriszt-Pazos, in the bands of INFLESZ")
  func spanish() throws {
    // 10 words, 2 sentences, 21 syllables.
    let level = try #require(
      ReadingLevel(Prose("El hielo puede ayudar. Evite el trabajo pesado unos días."), in: "es"))
    guard case .inflesz(let ease) = level else { throw Missing() }
    #expect(abs(ease - (206.835 - 62.3 * 22 / 10 - 5)) < 1e-9)
    #expect(level.description == "INFLESZ 65 (bastante fácil)")
    #expect(!level.isTooHard)
  }

  @Test("The limit lies between the whole grades")
  func limit() {
    #expect([6.4, 6.6].map { ReadingLevel.grade($0).isTooHard } == [false, true])
    #expect([64.4, 64.6].map { ReadingLevel.inflesz($0).isTooHard } == [true, false])
    #expect(
      [30, 50, 60, 70, 90].map { ReadingLevel.inflesz($0).description } == [
        "INFLESZ 30 (muy difícil)", "INFLESZ 50 (algo difícil)", "INFLESZ 60 (normal)",
        "INFLESZ 70 (bastante fácil)", "INFLESZ 90 (muy fácil)",
      ])
  }

  @Test("A text of fewer than ten words has no grade, nor has a language without a formula")
  func none() {
    #expect(ReadingLevel(Prose("Only aspirin, ibuprofen, or naproxen"), in: "en") == nil)
    #expect(
      ReadingLevel(Prose("Dies ist ein langer Satz mit mehr als zehn deutschen Wörtern."), in: "de")
        == nil)
  }

  private struct Missing: Error {}
}
