import Testing

@Suite("What is said about questions")
struct QuestionnaireDiagnosticsTests {
  @Test("A misspelt key is reported once, with the right one")
  func unknownKey() {
    let picture = Sample()
      .replacing("ask: Where?", with: "aks: Where?", in: .questionnaire)
      .picture
    #expect(
      picture == """
        error[unknown-key]: a question has no key `aks`
          --> sample/questionnaire.yaml:22:9
           |
        22 |         aks: Where?
           |         ^^^ did you mean `ask`?
        """)
  }

  @Test("A missing key is reported at the question")
  func missingKey() {
    let picture = Sample()
      .replacing("        ask: Where?\n", with: "", in: .questionnaire)
      .picture
    #expect(
      picture == """
        error[missing-key]: a question needs `ask`
          --> sample/questionnaire.yaml:21:9
           |
        21 |       - id: places
           |         ^^
        """)
  }

  @Test("A list where a text belongs is refused")
  func wrongShape() {
    let picture = Sample()
      .replacing("ask: Where?", with: "ask: [Where?]", in: .questionnaire)
      .picture
    #expect(
      picture == """
        error[wrong-shape]: a text belongs here, and not a list
          --> sample/questionnaire.yaml:22:14
           |
        22 |         ask: [Where?]
           |              ^^^^^^^^ put a text with `: `, `[` or `{` in it in quotes
        """)
  }

  @Test("A key without a text is refused")
  func emptyText() {
    let picture = Sample()
      .replacing("ask: Where?", with: "ask:", in: .questionnaire)
      .picture
    #expect(
      picture == """
        error[empty-text]: there is no text here
          --> sample/questionnaire.yaml:22:13
           |
        22 |         ask:
           |             ^
        """)
  }

  @Test("A name with a space in it is refused, and still counts as a name")
  func badName() {
    let picture = Sample()
      .replacing("id: habits", with: "id: hab its", in: .questionnaire)
      .picture
    #expect(
      picture == """
        error[not-a-name]: `hab its` cannot be a name; names have letters, digits and hyphens
          --> sample/questionnaire.yaml:11:9
           |
        11 |   - id: hab its
           |         ^^^^^^^

        error[missing-translation]: `es.yaml` does not translate this text
          --> sample/questionnaire.yaml:12:12
           |
        12 |     title: Habits
           |            ^^^^^^ add `sections.hab its`
        """)
  }

  @Test("A question must say how it is answered")
  func noKind() {
    let picture = Sample()
      .replacing("        choice: yes-no\n", with: "", in: .questionnaire)
      .picture
    #expect(
      picture == """
        error[no-kind]: this question does not say how it is answered
          --> sample/questionnaire.yaml:14:9
           |
        14 |       - id: smoking
           |         ^^ add one of `choice`, `multiple`, `choice-from`, `scale`, `number` or `text`
        """)
  }

  @Test("A question is answered in one way")
  func severalKinds() {
    let picture = Sample()
      .replacing(
        "        choice: yes-no\n", with: "        choice: yes-no\n        multiple: yes-no\n",
        in: .questionnaire
      )
      .picture
    #expect(
      picture == """
        error[several-kinds]: a question is answered in one way, and this has `choice` and `multiple`
          --> sample/questionnaire.yaml:17:9
           |
        17 |         multiple: yes-no
           |         ^^^^^^^^
        """)
  }

  @Test("A shared list that does not exist is named, and nothing follows from it")
  func unknownChoices() {
    let picture = Sample()
      .replacing("choice: yes-no", with: "choice: yes-on", in: .questionnaire)
      .picture
    #expect(
      picture == """
        error[unknown-choices]: `choices` has no list `yes-on`
          --> sample/questionnaire.yaml:16:17
           |
        16 |         choice: yes-on
           |                 ^^^^^^ did you mean `yes-no`?
        """)
  }

  @Test("A list of options that no question offers is a warning")
  func unusedChoices() {
    let picture = Sample()
      .replacing("choices:\n", with: "choices:\n  decline: { yes: Yes }\n", in: .questionnaire)
      .replacing("choices: {", with: "choices: { decline: { yes: Sí },", in: .spanish)
      .picture
    #expect(
      picture == """
        warning[unused-choices]: no question offers the choices `decline`
         --> sample/questionnaire.yaml:9:3
          |
        9 |   decline: { yes: Yes }
          |   ^^^^^^^
        """)
  }

  @Test("A scale must have room between its ends")
  func emptyRange() {
    let picture = Sample()
      .replacing("max: 10", with: "max: 0", in: .questionnaire)
      .picture
    #expect(
      picture == """
        error[empty-range]: `min` has to be less than `max`
          --> sample/questionnaire.yaml:19:16
           |
        19 |         scale: { min: 0, max: 0, low: None, high: Worst }
           |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        """)
  }

  @Test("A number must be a number")
  func notANumber() {
    let picture = Sample()
      .replacing("max: 10", with: "max: ten", in: .questionnaire)
      .picture
    #expect(
      picture == """
        error[not-a-whole-number]: `ten` is not a whole number
          --> sample/questionnaire.yaml:19:31
           |
        19 |         scale: { min: 0, max: ten, low: None, high: Worst }
           |                               ^^^
        """)
  }

  @Test("A warning answer must be an option")
  func unknownWarning() {
    let picture = Sample()
      .replacing(
        "        choice: yes-no\n",
        with: "        choice: yes-no\n        emergency: [yes, maybe]\n", in: .questionnaire
      )
      .picture
    #expect(
      picture == """
        error[unknown-option]: `smoking` has no option `maybe`
          --> sample/questionnaire.yaml:17:26
           |
        17 |         emergency: [yes, maybe]
           |                          ^^^^^
        """)
  }

  @Test("A stand-in must be an option")
  func unknownStandIn() {
    let picture = Sample()
      .replacing(
        "        when: { smoking: yes }\n",
        with: "        when: { smoking: yes }\n        if-not-asked: zero\n", in: .questionnaire
      )
      .picture
    #expect(
      picture == """
        error[unknown-option]: `pain` has no option `zero`
          --> sample/questionnaire.yaml:21:23
           |
        21 |         if-not-asked: zero
           |                       ^^^^
        """)
  }

  @Test("A choice from another question needs that question")
  func unknownSource() {
    let picture = Sample()
      .replacing(
        "multiple: { back: Back, neck: Neck }", with: "choice-from: plaices", in: .questionnaire
      )
      .picture
    #expect(
      picture == """
        error[unknown-translation]: nothing is translated by `items.places.options`
          --> sample/es.yaml:11:27
           |
        11 |   places: { ask: ¿Dónde?, options: { back: Espalda, neck: Cuello } }
           |                           ^^^^^^^

        error[unknown-item]: no question defines `plaices`
          --> sample/questionnaire.yaml:23:22
           |
        23 |         choice-from: plaices
           |                      ^^^^^^^ did you mean `places`, defined at line 21?
        """)
  }

  @Test("Two questions cannot have one name")
  func duplicateItem() {
    let picture = Sample()
      .replacing("id: places", with: "id: pain", in: .questionnaire)
      .picture
    #expect(
      picture == """
        error[unknown-translation]: nothing is translated by `items.places`
          --> sample/es.yaml:11:3
           |
        11 |   places: { ask: ¿Dónde?, options: { back: Espalda, neck: Cuello } }
           |   ^^^^^^

        error[duplicate-item]: there is already a question `pain`
          --> sample/questionnaire.yaml:21:13
           |
        21 |       - id: pain
           |             ^^^^

        error[missing-translation]: `es.yaml` does not translate this text
          --> sample/questionnaire.yaml:23:27
           |
        23 |         multiple: { back: Back, neck: Neck }
           |                           ^^^^ add `items.pain.options.back`

        error[missing-translation]: `es.yaml` does not translate this text
          --> sample/questionnaire.yaml:23:39
           |
        23 |         multiple: { back: Back, neck: Neck }
           |                                       ^^^^ add `items.pain.options.neck`
        """)
  }

  @Test("A respondent is the patient or the staff")
  func unknownRespondent() {
    let picture = Sample()
      .replacing(
        "    title: Habits\n", with: "    title: Habits\n    by: stuff\n", in: .questionnaire
      )
      .picture
    #expect(
      picture == """
        error[not-one-of]: `stuff` is not allowed here; `patient` or `staff` is
          --> sample/questionnaire.yaml:13:9
           |
        13 |     by: stuff
           |         ^^^^^ did you mean `staff`?
        """)
  }

  @Test("Whether a patient can change the answer is yes or no")
  func changeable() {
    let picture = Sample()
      .replacing(
        "ask: Where?", with: "ask: Where?\n        changeable: never", in: .questionnaire
      )
      .picture
    #expect(
      picture == """
        error[not-yes-or-no]: `never` is neither `yes` nor `no`
          --> sample/questionnaire.yaml:23:21
           |
        23 |         changeable: never
           |                     ^^^^^
        """)
  }
}
