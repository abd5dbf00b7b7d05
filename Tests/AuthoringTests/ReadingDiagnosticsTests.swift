import Testing

@Suite("What is said about texts that are hard to read")
struct ReadingDiagnosticsTests {
  private static let hard =
    "We ask this. The administration of medication necessitates comprehensive documentation today."

  private static func sample() -> Sample {
    Sample().replacing(
      "ask: Do you smoke?", with: "ask: Do you smoke?\n        why: \(hard)", in: .questionnaire
    )
    .replacing(
      "smoking: { ask: ¿Fuma? }", with: "smoking: { ask: ¿Fuma?, why: Se lo decimos. }",
      in: .spanish)
  }

  @Test("The hardest sentence is named and marked")
  func hardToRead() {
    #expect(
      Self.sample().picture == """
        warning[hard-to-read]: this text is too hard to read: grade 17.7, and grade 6 is the limit; its hardest sentence is “The administration of medication necessitates comprehensive documentation today.”
          --> sample/questionnaire.yaml:16:27
           |
        16 |         why: We ask this. The administration of medication necessitates comprehensive document…
           |                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
           = say it more plainly, or say why not: `reading-exceptions: { items.smoking.why: … }`
        """)
  }

  @Test("A recorded reason silences the warning, for a text or for all of a question")
  func exceptions() {
    for path in ["items.smoking.why", "items.smoking", "items"] {
      let sample = Self.sample().replacing(
        "sections:\n", with: "reading-exceptions: { \(path): The law says so. }\nsections:\n",
        in: .questionnaire)
      #expect(sample.picture == "")
    }
  }

  @Test("A reason that no text needs is to be deleted, and one for no text is misspelt")
  func needless() {
    let sample = Sample().replacing(
      "sections:\n",
      with:
        "reading-exceptions: { items.pain.ask: Was long once., items.plaices.ask: Odd. }\nsections:\n",
      in: .questionnaire)
    #expect(
      sample.picture == """
        warning[needless-exception]: no text under `items.pain.ask` is too hard to read
          --> sample/questionnaire.yaml:10:23
           |
        10 | reading-exceptions: { items.pain.ask: Was long once., items.plaices.ask: Odd. }
           |                       ^^^^^^^^^^^^^^ delete this line

        warning[needless-exception]: patients read no text under `items.plaices.ask`
          --> sample/questionnaire.yaml:10:55
           |
        10 | reading-exceptions: { items.pain.ask: Was long once., items.plaices.ask: Odd. }
           |                                                       ^^^^^^^^^^^^^^^^^ did you mean `items.places.ask`?
        """)
  }

  @Test("A translation has its own limit and its own reasons")
  func translated() {
    let sample = Self.sample()
      .replacing(Self.hard, with: "We ask this.", in: .questionnaire)
      .replacing(
        "Se lo decimos.",
        with:
          "La administración de medicamentos anticoagulantes requiere documentación y consentimiento informado.",
        in: .spanish)
    #expect(
      sample.picture == """
        warning[hard-to-read]: this text is too hard to read: INFLESZ -34 (muy difícil), and INFLESZ 65 (bastante fácil) is the limit
         --> sample/es.yaml:9:32
          |
        9 |   smoking: { ask: ¿Fuma?, why: La administración de medicamentos anticoagulantes requiere docum…
          |                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          = say it more plainly, or say why not: `reading-exceptions: { items.smoking.why: … }`
        """)
    let excepted = sample.replacing(
      "findings:\n", with: "reading-exceptions: { items.smoking: Por ley. }\nfindings:\n",
      in: .spanish)
    #expect(excepted.picture == "")
  }

  @Test("Texts for staff are not judged")
  func staff() {
    let sample = Sample().replacing(
      "nurse: \"Pain: {answer:pain}.\"", with: "nurse: \"\(Self.hard) {answer:pain}\"", in: .rules)
    #expect(sample.picture == "")
  }
}
