import Testing

@Suite("What is said about conditions")
struct ConditionDiagnosticsTests {
  @Test("A question that does not exist is named, with the nearest one and its line")
  func unknownItem() {
    let picture = Sample()
      .replacing("{ smoking: yes }", with: "{ smokng: yes }", in: .questionnaire)
      .picture
    #expect(
      picture == """
        error[unknown-item]: this condition asks about `smokng`, which no question defines
          --> sample/questionnaire.yaml:20:17
           |
        20 |         when: { smokng: yes }
           |                 ^^^^^^ did you mean `smoking`, defined at line 14?
        """)
  }

  @Test("A nearest question in another file is given with that file")
  func unknownItemElsewhere() {
    let picture = Sample()
      .replacing("smoking: yes", with: "smokng: yes", in: .rules)
      .picture
    #expect(
      picture == """
        error[unknown-item]: this condition asks about `smokng`, which no question defines
         --> sample/rules.yaml:4:13
          |
        4 |     when: { smokng: yes }
          |             ^^^^^^ did you mean `smoking`, defined in questionnaire.yaml at line 14?
        """)
  }

  @Test("An option that does not exist is named")
  func unknownOption() {
    let picture = Sample()
      .replacing("{ smoking: yes }", with: "{ smoking: yess }", in: .questionnaire)
      .picture
    #expect(
      picture == """
        error[unknown-option]: `smoking` has no option `yess`
          --> sample/questionnaire.yaml:20:26
           |
        20 |         when: { smoking: yess }
           |                          ^^^^ did you mean `yes`?
        """)
  }

  @Test("The caret finds the second of several options")
  func secondOption() {
    let picture = Sample()
      .replacing("{ smoking: yes }", with: "{ places: [back, nek] }", in: .rules)
      .picture
    #expect(
      picture == """
        error[unknown-option]: `places` has no option `nek`
         --> sample/rules.yaml:4:28
          |
        4 |     when: { places: [back, nek] }
          |                            ^^^ did you mean `neck`?
        """)
  }

  @Test("A finding that does not exist is named")
  func unknownFinding() {
    let picture = Sample()
      .replacing("[ smoker, severe ]", with: "[ smoker, sever ]", in: .rules)
      .picture
    #expect(
      picture == """
        error[unknown-finding]: this condition names `sever`, which is no finding
         --> sample/rules.yaml:7:40
          |
        7 |   - { rule: R1, when: { any: [ smoker, sever ] }, outcome: talk }
          |                                        ^^^^^ did you mean `severe`, defined at line 5?
        """)
  }

  @Test("A question written like a finding is explained")
  func questionAsFinding() {
    let picture = Sample()
      .replacing("[ smoker, severe ]", with: "[ smoker, smoking ]", in: .rules)
      .picture
    #expect(
      picture == """
        error[unknown-finding]: this condition names `smoking`, which is no finding
         --> sample/rules.yaml:7:40
          |
        7 |   - { rule: R1, when: { any: [ smoker, smoking ] }, outcome: talk }
          |                                        ^^^^^^^ `smoking` is a question; write `smoking: CODE`
        """)
  }

  @Test("A finding written like a question is explained")
  func findingAsQuestion() {
    let picture = Sample()
      .replacing("[ smoker, severe ]", with: "[ { smoker: yes } ]", in: .rules)
      .picture
    #expect(
      picture == """
        error[unknown-item]: this condition asks about `smoker`, which no question defines
         --> sample/rules.yaml:7:34
          |
        7 |   - { rule: R1, when: { any: [ { smoker: yes } ] }, outcome: talk }
          |                                  ^^^^^^ `smoker` is a finding; write its name alone
        """)
  }

  @Test("A comparison with a sign that does not exist is shown what can be written")
  func badSign() {
    let picture = Sample()
      .replacing("\">= 7\"", with: "\">> 3\"", in: .rules)
      .picture
    #expect(
      picture == """
        error[bad-comparison]: `>> 3` is no comparison
         --> sample/rules.yaml:5:42
          |
        5 |   severe: { label: Severe, when: { pain: ">> 3" } }
          |                                          ^^^^^^ write `<`, `<=`, `=`, `>=` or `>` and one number, as in `">= 3"`
        """)
  }

  @Test("A comparison with a word is shown what can be written")
  func badNumber() {
    let picture = Sample()
      .replacing("\">= 7\"", with: "\">= abc\"", in: .rules)
      .picture
    #expect(
      picture == """
        error[bad-comparison]: `>= abc` is no comparison
         --> sample/rules.yaml:5:42
          |
        5 |   severe: { label: Severe, when: { pain: ">= abc" } }
          |                                          ^^^^^^^^ write `<`, `<=`, `=`, `>=` or `>` and one number, as in `">= 3"`
        """)
  }

  @Test("A comparison on a question with one option is refused")
  func notComparable() {
    let picture = Sample()
      .replacing("{ smoking: yes }", with: "{ smoking: \">= 1\" }", in: .rules)
      .picture
    #expect(
      picture == """
        error[not-comparable]: `smoking` has no number to compare
         --> sample/rules.yaml:4:22
          |
        4 |     when: { smoking: ">= 1" }
          |                      ^^^^^^ name the options: `smoking: CODE` or `smoking: [CODE, CODE]`
        """)
  }

  @Test("A code on a number is refused")
  func notAChoice() {
    let picture = Sample()
      .replacing("{ pain: \">= 7\" }", with: "{ pain: 7 }", in: .rules)
      .picture
    #expect(
      picture == """
        error[not-a-choice]: `pain` has no options, so its answer is no code
         --> sample/rules.yaml:5:42
          |
        5 |   severe: { label: Severe, when: { pain: 7 } }
          |                                          ^ compare it: `pain: ">= 3"`
        """)
  }

  @Test("Two tests in one mapping are refused")
  func severalTests() {
    let picture = Sample()
      .replacing("{ smoking: yes }", with: "{ smoking: yes, places: back }", in: .rules)
      .picture
    #expect(
      picture == """
        error[several-tests]: a condition has one key, and this has `smoking` and `places`
         --> sample/rules.yaml:4:11
          |
        4 |     when: { smoking: yes, places: back }
          |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write `all: [ … ]` or `any: [ … ]`
        """)
  }

  @Test("A list is no condition")
  func listAlone() {
    let picture = Sample()
      .replacing("{ smoking: yes }", with: "[ severe ]", in: .rules)
      .picture
    #expect(
      picture == """
        error[list-as-condition]: a list alone is no condition
         --> sample/rules.yaml:4:11
          |
        4 |     when: [ severe ]
          |           ^^^^^^^^^^ write `all: [ … ]` or `any: [ … ]`
        """)
  }

  @Test("An empty list of conditions is refused")
  func emptyList() {
    let picture = Sample()
      .replacing("[ smoker, severe ]", with: "[]", in: .rules)
      .picture
    #expect(
      picture == """
        error[empty-list]: this list is empty
         --> sample/rules.yaml:7:30
          |
        7 |   - { rule: R1, when: { any: [] }, outcome: talk }
          |                              ^^
        """)
  }

  @Test("A count of more conditions than there are is refused")
  func impossibleCount() {
    let picture = Sample()
      .replacing(
        "    when: { smoking: yes }",
        with: "    at-least: { count: 3, of: [ severe, { places: back } ] }", in: .rules
      )
      .picture
    #expect(
      picture == """
        error[impossible-count]: `count` is 3, but there are 2 conditions
         --> sample/rules.yaml:4:24
          |
        4 |     at-least: { count: 3, of: [ severe, { places: back } ] }
          |                        ^ a count from 1 to 2 makes sense
        """)
  }

  @Test("A loop through findings is printed as a loop")
  func loop() {
    let picture = Sample()
      .replacing("{ smoking: yes }", with: "severe", in: .rules)
      .replacing("{ pain: \">= 7\" }", with: "smoker", in: .rules)
      .picture
    #expect(
      picture == """
        error[loop]: `smoker` needs `severe`, `severe` needs `smoker`
         --> sample/rules.yaml:4:11
          |
        4 |     when: severe
          |           ^^^^^^
        """)
  }

  @Test("A question that waits for itself is a loop")
  func selfLoop() {
    let picture = Sample()
      .replacing("{ smoking: yes }", with: "{ pain: \">= 1\" }", in: .questionnaire)
      .picture
    #expect(
      picture == """
        error[loop]: `pain` needs itself
          --> sample/questionnaire.yaml:20:17
           |
        20 |         when: { pain: ">= 1" }
           |                 ^^^^
        """)
  }

  @Test("The last branch of a choice must hold for everybody")
  func openChoice() {
    let picture = Sample()
      .replacing(
        "    when: { smoking: yes }", with: "    choose: [ { when: severe, then: true } ]",
        in: .rules
      )
      .picture
    #expect(
      picture == """
        error[open-choice]: the last branch of `choose` has a `when`
         --> sample/rules.yaml:4:17
          |
        4 |     choose: [ { when: severe, then: true } ]
          |                 ^^^^ end with `- then: …`, which holds for everybody else
        """)
  }

  @Test("Only the last branch of a choice goes without a condition")
  func closedChoice() {
    let picture = Sample()
      .replacing(
        "    when: { smoking: yes }", with: "    choose: [ { then: true }, { then: severe } ]",
        in: .rules
      )
      .picture
    #expect(
      picture == """
        error[closed-choice]: only the last branch of `choose` goes without `when`
         --> sample/rules.yaml:4:15
          |
        4 |     choose: [ { then: true }, { then: severe } ]
          |               ^^^^^^^^^^^^^^
        """)
  }

  @Test("The caret reaches into a branch of a choice")
  func branch() {
    let picture = Sample()
      .replacing(
        "    when: { smoking: yes }",
        with:
          "    choose:\n      - { when: { not: { any: [ severe, sever ] } }, then: true }\n      - { then: { unknown: { places: neek } } }",
        in: .rules
      )
      .picture
    #expect(
      picture == """
        error[unknown-finding]: this condition names `sever`, which is no finding
         --> sample/rules.yaml:5:41
          |
        5 |       - { when: { not: { any: [ severe, sever ] } }, then: true }
          |                                         ^^^^^ did you mean `severe`, defined at line 7?

        error[unknown-option]: `places` has no option `neek`
         --> sample/rules.yaml:6:38
          |
        6 |       - { then: { unknown: { places: neek } } }
          |                                      ^^^^ did you mean `neck`?
        """)
  }
}
