import Testing

@Suite("What is said about translations")
struct TranslationDiagnosticsTests {
  @Test("A text without translation is pointed at, with the key to add")
  func missing() {
    let picture = Sample()
      .replacing(", low: Nada", with: "", in: .spanish)
      .picture
    #expect(
      picture == """
        error[missing-translation]: `es.yaml` does not translate this text
          --> sample/questionnaire.yaml:19:40
           |
        19 |         scale: { min: 0, max: 10, low: None, high: Worst }
           |                                        ^^^^ add `items.pain.low`
        """)
  }

  @Test("A key that translates nothing is named at the highest level, with the nearest")
  func unknown() {
    let picture = Sample()
      .replacing("findings:\n", with: "fidnings:\n", in: .spanish)
      .picture
    #expect(
      picture == """
        error[unknown-translation]: nothing is translated by `fidnings`
          --> sample/es.yaml:12:1
           |
        12 | fidnings:
           | ^^^^^^^^ did you mean `findings`?

        error[missing-translation]: `es.yaml` does not translate this text
         --> sample/rules.yaml:3:12
          |
        3 |     label: Smokes
          |            ^^^^^^ add `findings.smoker.label`

        error[missing-translation]: `es.yaml` does not translate this text
         --> sample/rules.yaml:5:20
          |
        5 |   severe: { label: Severe, when: { pain: ">= 7" } }
          |                    ^^^^^^ add `findings.severe.label`
        """)
  }

  @Test("An option that is not translated is found")
  func missingOption() {
    let picture = Sample()
      .replacing("back: Espalda, neck: Cuello", with: "back: Espalda", in: .spanish)
      .picture
    #expect(
      picture == """
        error[missing-translation]: `es.yaml` does not translate this text
          --> sample/questionnaire.yaml:23:39
           |
        23 |         multiple: { back: Back, neck: Neck }
           |                                       ^^^^ add `items.places.options.neck`
        """)
  }

  @Test("A changed placeholder is found")
  func changedPlaceholder() {
    let picture = Sample()
      .replacing("{list}", with: "{lista}", in: .spanish)
      .picture
    #expect(
      picture == """
        error[changed-placeholder]: the translation of `outcome-texts.talk.patient` has `{lista}`, and the original has `{list}`
          --> sample/es.yaml:19:14
           |
        19 |     patient: "Hable de {lista}."
           |              ^^^^^^^^^^^^^^^^^^^
        """)
  }

  @Test("A lost placeholder is found")
  func lostPlaceholder() {
    let picture = Sample()
      .replacing("{list}", with: "todo", in: .spanish)
      .picture
    #expect(
      picture == """
        error[lost-placeholder]: the translation of `outcome-texts.talk.patient` has lost `{list}`
          --> sample/es.yaml:19:14
           |
        19 |     patient: "Hable de todo."
           |              ^^^^^^^^^^^^^^^^
        """)
  }

  @Test("An added placeholder is found")
  func addedPlaceholder() {
    let picture = Sample()
      .replacing("Usted fuma.", with: "\"Usted fuma. {reason}\"", in: .spanish)
      .picture
    #expect(
      picture == """
        error[added-placeholder]: the translation of `outcome-texts.talk.reasons.smoker` has `{reason}`, and the original does not
          --> sample/es.yaml:21:24
           |
        21 |     reasons: { smoker: "Usted fuma. {reason}" }
           |                        ^^^^^^^^^^^^^^^^^^^^^^
        """)
  }

  @Test("A file must be in the language of its name")
  func wrongLanguage() {
    let picture = Sample()
      .replacing("language: es", with: "language: en", in: .spanish)
      .picture
    #expect(
      picture == """
        error[wrong-language]: this file says that its language is `en`, and its name says `es`
         --> sample/es.yaml:1:11
          |
        1 | language: en
          |           ^^
        """)
  }
}
