import Testing

@Suite("What is said about codes of others")
struct CodeDiagnosticsTests {
  private func picture(_ line: String) -> String {
    Sample()
      .replacing("choice: yes-no\n", with: "choice: yes-no\n        \(line)\n", in: .questionnaire)
      .picture
  }

  @Test("A code that LOINC could have is taken")
  func right() {
    #expect(picture("codes: { loinc: 72514-3 }") == "")
  }

  @Test("A code with another check digit is a slip of the pen")
  func wrongDigit() {
    #expect(
      picture("codes: { loinc: 72514-4 }") == """
        error[no-such-code]: LOINC cannot have the code `72514-4`
          --> sample/questionnaire.yaml:17:25
           |
        17 |         codes: { loinc: 72514-4 }
           |                         ^^^^^^^ a code is digits, a hyphen and a check digit that fits them
        """)
  }

  @Test("A system that nobody knows here has no codes")
  func unknownSystem() {
    #expect(
      picture("codes: { lionc: 72514-3 }") == """
        error[unknown-key]: `codes` has no key `lionc`
          --> sample/questionnaire.yaml:17:18
           |
        17 |         codes: { lionc: 72514-3 }
           |                  ^^^^^ did you mean `loinc`?
        """)
  }

  @Test("A code alone does not say whose it is")
  func noSystem() {
    #expect(
      picture("codes: 72514-3") == """
        error[wrong-shape]: a mapping with keys belongs here, and not a text
          --> sample/questionnaire.yaml:17:16
           |
        17 |         codes: 72514-3
           |                ^^^^^^^
        """)
  }
}
