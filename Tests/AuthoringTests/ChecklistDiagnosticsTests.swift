import Testing

@Suite("What is said about a checklist")
struct ChecklistDiagnosticsTests {
  private func picture(_ old: String, _ new: String) -> String {
    Sample().addingChecklist().replacing(old, with: new, in: .rules).picture
  }

  @Test("A sound checklist is passed over in silence")
  func sound() {
    #expect(Sample().addingChecklist().picture == "")
  }

  @Test("A misspelt finding is told with the nearest one")
  func unknownFinding() {
    #expect(
      picture("when: smoker,", "when: smokr,") == """
        error[unknown-finding]: this condition names `smokr`, which is no finding
         --> sample/rules.yaml:5:49
          |
        5 |     - { id: D1, text: Smokes, who: Nurse, when: smokr, sources: [7, "30a"] }
          |                                                 ^^^^^ did you mean `smoker`, defined at line 13?
        """)
  }

  @Test("A condition on no question is refused, also in `applies`")
  func unknownItem() {
    #expect(
      picture("applies: { smoking: yes }", "applies: { smokin: yes }") == """
        error[unknown-item]: this condition asks about `smokin`, which no question defines
         --> sample/rules.yaml:9:18
          |
        9 |       applies: { smokin: yes }
          |                  ^^^^^^ did you mean `smoking`, defined in questionnaire.yaml at line 14?
        """)
  }

  @Test("An option that the question does not have is refused")
  func unknownOption() {
    #expect(
      picture("applies: { smoking: yes }", "applies: { smoking: yess }") == """
        error[unknown-option]: `smoking` has no option `yess`
         --> sample/rules.yaml:9:27
          |
        9 |       applies: { smoking: yess }
          |                           ^^^^ did you mean `yes`?
        """)
  }

  @Test("Two entries cannot have one name")
  func duplicateEntry() {
    #expect(
      picture("id: D3, text: Something else", "id: D1, text: Something else") == """
        error[unknown-translation]: nothing is translated by `checklist.entries.D3`
         --> sample/es.yaml:8:5
          |
        8 |     D3: { text: Otra cosa, who: Caja }
          |     ^^ did you mean `D1`?

        error[duplicate-entry]: there is already an entry `D1`
          --> sample/rules.yaml:11:13
           |
        11 |     - { id: D1, text: Something else, who: Desk }
           |             ^^
        """)
  }

  @Test("An entry says what is asked for, and who knows it")
  func keys() {
    #expect(
      picture("      who: Doctor\n", "      whom: Doctor\n") == """
        error[unknown-key]: an entry of the checklist has no key `whom`
         --> sample/rules.yaml:8:7
          |
        8 |       whom: Doctor
          |       ^^^^ did you mean `who`?
        """)
    #expect(
      picture("text: Smokes, who: Nurse", "text: Smokes") == """
        error[missing-key]: an entry of the checklist needs `who`
         --> sample/rules.yaml:5:7
          |
        5 |     - { id: D1, text: Smokes, when: smoker, sources: [7, "30a"] }
          |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        """)
  }

  @Test("A checklist has a title, a note and entries")
  func checklistKeys() {
    #expect(
      picture("  note: For staff.\n", "  notes: For staff.\n") == """
        error[unknown-key]: the checklist has no key `notes`
         --> sample/rules.yaml:3:3
          |
        3 |   notes: For staff.
          |   ^^^^^ did you mean `note`?
        """)
    #expect(
      picture("  title: List\n", "") == """
        error[missing-key]: the checklist needs `title`
         --> sample/rules.yaml:1:1
          |
        1 | checklist:
          | ^^^^^^^^^
        """)
  }

  @Test("Every text of a checklist is translated, and nothing else")
  func translations() {
    let picture = Sample().addingChecklist()
      .replacing("D3: { text: Otra cosa, who: Caja }", with: "D4: { text: Otra }", in: .spanish)
      .replacing("note: Para", with: "nota: Para", in: .spanish)
      .picture
    #expect(
      picture == """
        error[unknown-translation]: nothing is translated by `checklist.nota`
         --> sample/es.yaml:4:3
          |
        4 |   nota: Para el personal.
          |   ^^^^ did you mean `note`?

        error[unknown-translation]: nothing is translated by `checklist.entries.D4`
         --> sample/es.yaml:8:5
          |
        8 |     D4: { text: Otra }
          |     ^^ did you mean `D1`?

        error[missing-translation]: `es.yaml` does not translate this text
         --> sample/rules.yaml:3:9
          |
        3 |   note: For staff.
          |         ^^^^^^^^^^ add `checklist.note`

        error[missing-translation]: `es.yaml` does not translate this text
          --> sample/rules.yaml:11:23
           |
        11 |     - { id: D3, text: Something else, who: Desk }
           |                       ^^^^^^^^^^^^^^ add `checklist.entries.D3.text`

        error[missing-translation]: `es.yaml` does not translate this text
          --> sample/rules.yaml:11:44
           |
        11 |     - { id: D3, text: Something else, who: Desk }
           |                                            ^^^^ add `checklist.entries.D3.who`
        """)
  }

  @Test("A finding that only a checklist asks for is used")
  func usedFinding() {
    let picture = Sample().addingChecklist()
      .replacing(
        "findings:\n", with: "findings:\n  spare: { nurse: Spare, when: severe }\n", in: .rules
      )
      .replacing("findings:\n", with: "findings:\n  spare: { nurse: De sobra }\n", in: .spanish)
      .replacing("who: Desk }", with: "who: Desk, applies: spare }", in: .rules)
      .picture
    #expect(picture == "")
  }

  @Test("An example tells which entries come out otherwise")
  func differences() {
    let picture = Sample().addingChecklist()
      .replacing(
        "false: [smoker]",
        with: "checklist: { D1: not-met, D2: met, D3: left-out }", in: .cases
      )
      .picture
    #expect(
      picture == """
        error[case-differs]: example A1 (Does not smoke) does not come out as it should
         --> sample/cases/all.yaml:6:70
          |
        6 |     expect: { outcome: rest, rule: R2, checklist: { D1: not-met, D2: met, D3: left-out } }
          |                                                                      ^^^
          |
          |   outcome: rest
          |   rule: R2
          | - checklist D2: met
          | + checklist D2: left-out
          | - checklist D3: left-out
          | + checklist D3: unknown
        """)
  }

  @Test("An example names an entry and how it stands")
  func exampleNames() {
    let picture = Sample().addingChecklist()
      .replacing("false: [smoker]", with: "checklist: { D7: met, D1: no }", in: .cases)
      .picture
    #expect(
      picture == """
        error[unknown-entry]: `checklist` has no entry `D7`
         --> sample/cases/all.yaml:6:53
          |
        6 |     expect: { outcome: rest, rule: R2, checklist: { D7: met, D1: no } }
          |                                                     ^^ did you mean `D1`?

        error[not-one-of]: `no` is not allowed here; `met`, `not-met`, `unknown` or `left-out` is
         --> sample/cases/all.yaml:6:66
          |
        6 |     expect: { outcome: rest, rule: R2, checklist: { D7: met, D1: no } }
          |                                                                  ^^
        """)
  }
}
