import Testing

@Suite("What is said about YAML")
struct YAMLDiagnosticsTests {
  @Test("A key that stands twice in a block is shown with both lines")
  func duplicateInBlock() {
    let picture = Sample()
      .replacing("title: Habits", with: "title: Habits\n    title: Again", in: .questionnaire)
      .picture
    #expect(
      picture == """
        error[duplicate-key]: `title` stands twice in the same mapping
          --> sample/questionnaire.yaml:13:5
           |
        13 |     title: Again
           |     ^^^^^ first at line 12
        """)
  }

  @Test("A key that stands twice in braces is shown at the second")
  func duplicateInBraces() {
    let picture = Sample()
      .replacing("{ yes: Yes, no: No }", with: "{ yes: Yes, no: No, yes: Si }", in: .questionnaire)
      .picture
    #expect(
      picture == """
        error[duplicate-key]: `yes` stands twice in the same mapping
         --> sample/questionnaire.yaml:9:31
          |
        9 |   yes-no: { yes: Yes, no: No, yes: Si }
          |                               ^^^ first at line 9
        """)
  }

  @Test("A tab in the indentation is made visible")
  func tab() {
    let picture = Sample()
      .replacing("        ask: Where?", with: "\task: Where?", in: .questionnaire)
      .picture
    #expect(
      picture == """
        error[yaml-syntax]: this is not YAML: found a tab character that violates indentation while scanning a plain scalar
          --> sample/questionnaire.yaml:22:1
           |
        22 | →ask: Where?
           | ^^^^ indent with spaces
        """)
  }

  @Test("A colon in a text asks for quotes")
  func colon() {
    let picture = Sample()
      .replacing("Do you smoke?", with: "Smoking: do you?", in: .questionnaire)
      .picture
    #expect(
      picture == """
        error[yaml-syntax]: this is not YAML: mapping values are not allowed in this context
          --> sample/questionnaire.yaml:15:21
           |
        15 |         ask: Smoking: do you?
           |                     ^ a text with a colon and a space in it needs quotes
        """)
  }

  @Test("An open bracket is shown with the line where it begins")
  func openBracket() {
    let picture = Sample()
      .replacing("[smoker]", with: "[smoker", in: .rules)
      .picture
    #expect(
      picture == """
        error[yaml-syntax]: this is not YAML: did not find expected ',' or ']' while parsing a flow sequence
          --> sample/rules.yaml:19:9
           |
        19 |     then: [closing]
           |         ^ is a closing quote or bracket missing? It begins at line 18.
        """)
  }

  @Test("A line out of its column is pointed at")
  func indentation() {
    let picture = Sample()
      .replacing("    heading: Please", with: "   heading: Please", in: .rules)
      .picture
    #expect(
      picture == """
        error[yaml-syntax]: this is not YAML: did not find expected key while parsing a block mapping
          --> sample/rules.yaml:13:4
           |
        13 |    heading: Please talk to us.
           |    ^^^^^^^ do the lines of this block begin in the same column? It begins at line 10.
        """)
  }

  @Test("Anchors are refused")
  func anchor() {
    let picture = Sample()
      .replacing("{ yes: Yes, no: No }", with: "&yn { yes: Yes, no: No }", in: .questionnaire)
      .picture
    #expect(
      picture == """
        error[anchor]: anchors (`&`) are not read here
         --> sample/questionnaire.yaml:9:11
          |
        9 |   yes-no: &yn { yes: Yes, no: No }
          |           ^^^ write it out, or put the text in quotes
        """)
  }

  @Test("Aliases are refused")
  func alias() {
    let picture = Sample()
      .replacing("choice: yes-no", with: "choice: *yn", in: .questionnaire)
      .picture
    #expect(
      picture == """
        error[alias]: aliases (`*`) are not read here
          --> sample/questionnaire.yaml:16:17
           |
        16 |         choice: *yn
           |                 ^^^ write it out, or put the text in quotes
        """)
  }

  @Test("Tags are refused")
  func tag() {
    let picture = Sample()
      .replacing("version: 1.0.0", with: "version: !!python/object:os.system 1", in: .questionnaire)
      .picture
    #expect(
      picture == """
        error[tag]: tags (`!`) are not read here
         --> sample/questionnaire.yaml:2:10
          |
        2 | version: !!python/object:os.system 1
          |          ^^^^^^^^^^^^^^^ leave it out, or put the text in quotes
        """)
  }

  @Test("Merge keys are refused")
  func mergeKey() {
    let picture = Sample()
      .replacing(
        "{ yes: Yes, no: No }", with: "{ <<: { a: b }, yes: Yes, no: No }", in: .questionnaire
      )
      .picture
    #expect(
      picture == """
        error[merge-key]: merge keys (`<<`) are not read here
         --> sample/questionnaire.yaml:9:13
          |
        9 |   yes-no: { <<: { a: b }, yes: Yes, no: No }
          |             ^^ write it out
        """)
  }

  @Test("A second document is refused")
  func documents() {
    let picture = Sample()
      .replacing("passages:", with: "---\npassages:", in: .rules)
      .picture
    #expect(
      picture == """
        error[several-documents]: a second document begins here; a file holds one
          --> sample/rules.yaml:21:1
           |
        21 | ---
           | ^^^ delete the line `---`
        """)
  }

  @Test("A control character is shown as a sign and not sent to the terminal")
  func control() {
    let picture = Sample()
      .replacing("Please talk", with: "Please\u{1B}[31m talk", in: .rules)
      .picture
    #expect(
      picture == """
        error[unwanted-character]: there is a control character here, U+001B
          --> sample/rules.yaml:13:20
           |
        13 |     heading: Please␛[31m talk to us.
           |                    ^ delete it
        """)
  }

  @Test("Keys are texts")
  func keyIsNotText() {
    let picture = Sample()
      .replacing("smoking: { ask: ¿Fuma? }", with: "? [smoking]\n  : { ask: ¿Fuma? }", in: .spanish)
      .picture
    #expect(
      picture == """
        error[key-is-not-text]: a key has to be a text
         --> sample/es.yaml:9:5
          |
        9 |   ? [smoking]
          |     ^^^^^^^^^

        error[missing-translation]: `es.yaml` does not translate this text
          --> sample/questionnaire.yaml:15:14
           |
        15 |         ask: Do you smoke?
           |              ^^^^^^^^^^^^^ add `items.smoking.ask`
        """)
  }
}
