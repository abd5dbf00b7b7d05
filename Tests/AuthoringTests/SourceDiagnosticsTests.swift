import Interview
import Testing

@Suite("What is said about sources")
struct SourceDiagnosticsTests {
  private static func sample(_ list: String) -> Sample {
    Sample()
      .replacing(
        "ask: Do you smoke?", with: "ask: Do you smoke?\n        sources: [S1-5, \"30a\"]",
        in: .questionnaire
      )
      .replacing("sections:\n", with: list + "sections:\n", in: .questionnaire)
  }

  @Test("Without a list nothing is compared")
  func noList() {
    #expect(Self.sample("").picture == "")
  }

  @Test("A reference means the source of that name, else the one before its last hyphen")
  func found() {
    #expect(Self.sample("sources: { S1: A page, 30a: A rule }\n").picture == "")
    let sources = [Source(id: "S1", title: "A page"), Source(id: "S1-5", title: "Its part")]
    #expect(
      ["S1-5", "S1-6", "S1", "S2-1", "x"].map { sources.source(of: $0)?.title }
        == ["Its part", "A page", "A page", nil, nil])
  }

  @Test("A reference to nothing and a source that nothing refers to are told")
  func unknown() {
    #expect(
      Self.sample("sources: { S1: A page, 30b: A rule }\n").picture == """
        warning[unused-source]: nothing refers to the source `30b`
          --> sample/questionnaire.yaml:10:24
           |
        10 | sources: { S1: A page, 30b: A rule }
           |                        ^^^

        warning[unknown-source]: `sources` does not say what `30a` is
          --> sample/questionnaire.yaml:17:25
           |
        17 |         sources: [S1-5, "30a"]
           |                         ^^^^^ did you mean `30b`?
        """)
  }
}
