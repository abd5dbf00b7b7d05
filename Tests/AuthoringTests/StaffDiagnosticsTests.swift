import Testing

@Suite("What is said about questions for staff")
struct StaffDiagnosticsTests {
  private func picture(_ line: String, by respondent: String = "staff") -> String {
    Sample()
      .replacing("title: Habits", with: "title: Habits\n    by: \(respondent)", in: .questionnaire)
      .replacing("ask: Where?", with: "ask: Where?\n        \(line)", in: .questionnaire)
      .picture
  }

  @Test("A question that is needed must exist")
  func unknownNeed() {
    #expect(
      picture("needs: smokng") == """
        error[unknown-item]: no question defines `smokng`
          --> sample/questionnaire.yaml:24:16
           |
        24 |         needs: smokng
           |                ^^^^^^ did you mean `smoking`, defined at line 15?
        """)
  }

  @Test("The desk does one of four things with a question")
  func unknownRecord() {
    #expect(
      picture("at-desk: identitty") == """
        error[not-one-of]: `identitty` is not allowed here; `identity`, `acknowledgement`, `respondent` or `start` is
          --> sample/questionnaire.yaml:24:18
           |
        24 |         at-desk: identitty
           |                  ^^^^^^^^^ did you mean `identity`?
        """)
  }

  @Test("Only a question for staff needs another one or is kept by the desk")
  func patientQuestion() {
    #expect(
      picture("needs: smoking", by: "patient") == """
        error[only-for-staff]: only a question for staff can have `needs`
          --> sample/questionnaire.yaml:24:9
           |
        24 |         needs: smoking
           |         ^^^^^ ask it in a section with `by: staff`
        """)
    #expect(
      picture("at-desk: acknowledgement", by: "patient") == """
        error[only-for-staff]: only a question for staff can have `at-desk: acknowledgement`
          --> sample/questionnaire.yaml:24:9
           |
        24 |         at-desk: acknowledgement
           |         ^^^^^^^ ask it in a section with `by: staff`
        """)
    #expect(
      Sample()
        .replacing("ask: Where?", with: "ask: Where?\n        needs: smoking", in: .questionnaire)
        .picture == """
          error[only-for-staff]: only a question for staff can have `needs`
            --> sample/questionnaire.yaml:23:9
             |
          23 |         needs: smoking
             |         ^^^^^ ask it in a section with `by: staff`
          """)
  }

  @Test("The patient may be asked what staff ask when an interview starts")
  func startOfInterview() {
    #expect(picture("at-desk: respondent", by: "patient") == "")
    #expect(picture("at-desk: start", by: "patient") == "")
  }

  @Test("Where it cannot be read who answers, nothing more is said")
  func unreadableRespondent() {
    #expect(
      picture("needs: smoking", by: "stuff") == """
        error[not-one-of]: `stuff` is not allowed here; `patient` or `staff` is
          --> sample/questionnaire.yaml:13:9
           |
        13 |     by: stuff
           |         ^^^^^ did you mean `staff`?
        """)
  }

  @Test("A question that an outcome needs must exist")
  func unknownNeedOfOutcome() {
    let picture = Sample()
      .replacing("then: [closing]", with: "then: [closing]\n    needs: [pain, plces]", in: .rules)
      .picture
    #expect(
      picture == """
        error[unknown-item]: no question defines `plces`
          --> sample/rules.yaml:20:19
           |
        20 |     needs: [pain, plces]
           |                   ^^^^^ did you mean `places`, defined in questionnaire.yaml at line 21?
        """)
  }
}
