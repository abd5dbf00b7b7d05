import Testing

@Suite("What is said about example patients")
struct CaseDiagnosticsTests {
  @Test("Whatever comes out otherwise is told as a difference, once for each example")
  func differences() {
    let picture = Sample()
      .replacing("{ smoking: no }", with: "{ smoking: yes }", in: .cases)
      .picture
    #expect(
      picture == """
        error[case-differs]: example A1 (Does not smoke) does not come out as it should
         --> sample/cases/all.yaml:6:24
          |
        6 |     expect: { outcome: rest, rule: R2, false: [smoker] }
          |                        ^^^^
          |
          | - outcome: rest
          | + outcome: talk
          | - rule: R2
          | + rule: R1
          | - smoker: false
          | + smoker: true
        """)
  }

  @Test("What comes out as expected stands in the difference without a sign")
  func context() {
    let picture = Sample()
      .replacing("false: [smoker]", with: "true: [severe], false: [smoker]", in: .cases)
      .picture
    #expect(
      picture == """
        error[case-differs]: example A1 (Does not smoke) does not come out as it should
         --> sample/cases/all.yaml:6:47
          |
        6 |     expect: { outcome: rest, rule: R2, true: [severe], false: [smoker] }
          |                                               ^^^^^^
          |
          |   outcome: rest
          |   rule: R2
          | - severe: true
          | + severe: unknown
        """)
  }

  @Test("An answer to no question is refused")
  func unknownItem() {
    let picture = Sample()
      .replacing("change: {}", with: "change: { smokin: yes }", in: .cases)
      .picture
    #expect(
      picture == """
        error[unknown-item]: no question defines `smokin`
         --> sample/cases/all.yaml:5:15
          |
        5 |     change: { smokin: yes }
          |               ^^^^^^ did you mean `smoking`, defined in questionnaire.yaml at line 14?
        """)
  }

  @Test("A number outside its limits is refused")
  func outside() {
    let picture = Sample()
      .replacing("change: {}", with: "change: { pain: 11 }", in: .cases)
      .picture
    #expect(
      picture == """
        error[answer-does-not-fit]: `pain` is answered with a number from 0 to 10
         --> sample/cases/all.yaml:5:21
          |
        5 |     change: { pain: 11 }
          |                     ^^
        """)
  }

  @Test("Two answers to a question with one are refused")
  func oneOnly() {
    let picture = Sample()
      .replacing("change: {}", with: "change: { smoking: [yes, no] }", in: .cases)
      .picture
    #expect(
      picture == """
        error[answer-does-not-fit]: `smoking` has one answer only
         --> sample/cases/all.yaml:5:24
          |
        5 |     change: { smoking: [yes, no] }
          |                        ^^^^^^^^^
        """)
  }

  @Test("An answer that is no option is refused")
  func unknownOption() {
    let picture = Sample()
      .replacing("change: {}", with: "change: { places: [bakc] }", in: .cases)
      .picture
    #expect(
      picture == """
        error[unknown-option]: `places` has no option `bakc`
         --> sample/cases/all.yaml:5:23
          |
        5 |     change: { places: [bakc] }
          |                       ^^^^^^ did you mean `back`?
        """)
  }

  @Test("An expected finding must exist")
  func unknownFinding() {
    let picture = Sample()
      .replacing("false: [smoker]", with: "false: [smokr]", in: .cases)
      .picture
    #expect(
      picture == """
        error[unknown-finding]: there is no finding `smokr`
         --> sample/cases/all.yaml:6:48
          |
        6 |     expect: { outcome: rest, rule: R2, false: [smokr] }
          |                                                ^^^^^ did you mean `smoker`, defined in rules.yaml at line 2?
        """)
  }

  @Test("An expected rule must exist")
  func unknownRule() {
    let picture = Sample()
      .replacing("rule: R2", with: "rule: R22", in: .cases)
      .picture
    #expect(
      picture == """
        error[unknown-rule]: there is no rule `R22`
         --> sample/cases/all.yaml:6:36
          |
        6 |     expect: { outcome: rest, rule: R22, false: [smoker] }
          |                                    ^^^ did you mean `R2`?
        """)
  }

  @Test("A finding cannot be expected to be two things")
  func twoExpectations() {
    let picture = Sample()
      .replacing("false: [smoker]", with: "false: [smoker], true: [smoker]", in: .cases)
      .picture
    #expect(
      picture == """
        error[two-expectations]: finding `smoker` is expected to be two things at once
         --> sample/cases/all.yaml:6:48
          |
        6 |     expect: { outcome: rest, rule: R2, false: [smoker], true: [smoker] }
          |                                                ^^^^^^
        """)
  }

  @Test("An example must say what it expects")
  func missingExpectation() {
    let picture = Sample()
      .replacing("expect:", with: "expects:", in: .cases)
      .picture
    #expect(
      picture == """
        error[unknown-key]: an example patient has no key `expects`
         --> sample/cases/all.yaml:6:5
          |
        6 |     expects: { outcome: rest, rule: R2, false: [smoker] }
          |     ^^^^^^^ did you mean `expect`?
        """)
  }

  @Test("Two examples cannot have one name")
  func duplicateCase() {
    let picture = Sample()
      .replacing("cases:\n", with: "cases:\n  - { id: A1, title: First, expect: {} }\n", in: .cases)
      .picture
    #expect(
      picture == """
        error[duplicate-case]: there is already an example patient `A1`
         --> sample/cases/all.yaml:4:9
          |
        4 |   - id: A1
          |         ^^ first at line 3
        """)
  }
}
