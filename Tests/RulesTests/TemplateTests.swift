import Rules
import Testing

struct TemplateTests {
  @Test("Text and placeholders come apart and nothing is lost")
  func segments() {
    #expect(
      Template("Code {reasons}, {score:peg} of {what}. End }").segments == [
        .text("Code "), .placeholder(.reasons), .text(", "), .placeholder(.score("peg")),
        .text(" of "), .unreadable("what"), .text(". End }"),
      ])
    #expect(
      Template("{answer:tried}{finding:a}{true:list}{unknown:list}").segments == [
        .placeholder(.answer("tried")), .placeholder(.finding("a")), .placeholder(.trueList),
        .placeholder(.unknownList),
      ])
    #expect(Template("open { brace").segments == [.text("open { brace")])
  }
}
