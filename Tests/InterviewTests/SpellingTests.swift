import Interview
import Testing

struct SpellingTests {
  @Test(
    "The nearest word is found within a few edits, or none",
    arguments: [
      ("smokng", "smoking"), ("limb-waek", "limb-weak"), ("xyz", nil), ("rf-nwo", "rf-now"),
    ])
  func nearest(word: String, expected: String?) {
    let known = ["smoking", "limb-weak", "rf-now", "knot-felt"]
    #expect(Spelling.nearest(to: word, in: known) == expected)
  }
}
