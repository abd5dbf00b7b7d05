import Testing

@Suite("What is said about rules")
struct RuleDiagnosticsTests {
  @Test("A finding without a condition is refused")
  func noCondition() {
    let picture = Sample()
      .replacing("\n    when: { smoking: yes }", with: "", in: .rules)
      .picture
    #expect(
      picture == """
        error[no-condition]: this finding has no condition
         --> sample/rules.yaml:2:3
          |
        2 |   smoker:
          |   ^^^^^^ add `when: …`, `all: [ … ]` or `any: [ … ]`
        """)
  }

  @Test("A finding has one condition")
  func severalConditions() {
    let picture = Sample()
      .replacing("label: Smokes", with: "label: Smokes\n    any: [ severe ]", in: .rules)
      .picture
    #expect(
      picture == """
        error[several-conditions]: a finding has one condition, and this has `when` and `any`
         --> sample/rules.yaml:4:5
          |
        4 |     any: [ severe ]
          |     ^^^ put them under `all:` or `any:`
        """)
  }

  @Test("A finding needs words for somebody")
  func unnamedFinding() {
    let picture = Sample()
      .replacing("{ label: Severe, when", with: "{ when", in: .rules)
      .picture
    #expect(
      picture == """
        error[unknown-translation]: nothing is translated by `findings.severe`
          --> sample/es.yaml:14:3
           |
        14 |   severe: { label: Fuerte }
           |   ^^^^^^

        error[unnamed-finding]: finding `severe` has no words for anybody
         --> sample/rules.yaml:5:3
          |
        5 |   severe: { when: { pain: ">= 7" } }
          |   ^^^^^^ add `nurse:` for staff, or `label:` for the patient
        """)
  }

  @Test("A finding that nothing uses is a warning")
  func unusedFinding() {
    let picture = Sample()
      .replacing(
        "findings:\n", with: "findings:\n  spare: { nurse: Spare, when: severe }\n", in: .rules
      )
      .replacing("findings:\n", with: "findings:\n  spare: { nurse: De sobra }\n", in: .spanish)
      .picture
    #expect(
      picture == """
        warning[unused-finding]: nothing uses finding `spare`, and it has neither `label` nor `note`
         --> sample/rules.yaml:2:3
          |
        2 |   spare: { nurse: Spare, when: severe }
          |   ^^^^^
        """)
  }

  @Test("An outcome that does not exist is named")
  func unknownOutcome() {
    let picture = Sample()
      .replacing("outcome: rest", with: "outcome: rst", in: .rules)
      .picture
    #expect(
      picture == """
        error[unknown-outcome]: `outcome-texts` has no outcome `rst`
         --> sample/rules.yaml:8:26
          |
        8 |   - { rule: R2, outcome: rst }
          |                          ^^^ did you mean `rest`?
        """)
  }

  @Test("A reason that the outcome does not have is named")
  func unknownReason() {
    let picture = Sample()
      .replacing("outcome: talk }", with: "outcome: talk, reason: smokes }", in: .rules)
      .picture
    #expect(
      picture == """
        error[unknown-reason]: outcome `talk` has no reason `smokes`
         --> sample/rules.yaml:7:75
          |
        7 |   - { rule: R1, when: { any: [ smoker, severe ] }, outcome: talk, reason: smokes }
          |                                                                           ^^^^^^ did you mean `smoker`?
        """)
  }

  @Test("A placeholder that nothing fills in is found inside its text")
  func unknownPlaceholder() {
    let picture = Sample()
      .replacing("{list}", with: "{lsit}", in: .rules)
      .picture
    #expect(
      picture == """
        error[changed-placeholder]: the translation of `outcome-texts.talk.patient` has `{list}`, and the original has `{lsit}`
          --> sample/es.yaml:19:14
           |
        19 |     patient: "Hable de {list}."
           |              ^^^^^^^^^^^^^^^^^^

        error[unknown-placeholder]: nothing fills in `{lsit}`
          --> sample/rules.yaml:14:26
           |
        14 |     patient: "Talk about {lsit}."
           |                          ^^^^^^
        """)
  }

  @Test("A passage that does not exist is named")
  func unknownPassage() {
    let picture = Sample()
      .replacing("[closing]", with: "[closin]", in: .rules)
      .picture
    #expect(
      picture == """
        error[unknown-passage]: there is no passage `closin`
          --> sample/rules.yaml:19:12
           |
        19 |     then: [closin]
           |            ^^^^^^ did you mean `closing`?
        """)
  }

  @Test("A listed finding that does not exist is named")
  func unknownListed() {
    let picture = Sample()
      .replacing("list: [smoker]", with: "list: [smokr]", in: .rules)
      .picture
    #expect(
      picture == """
        error[unknown-finding]: there is no finding `smokr`
          --> sample/rules.yaml:18:12
           |
        18 |     list: [smokr]
           |            ^^^^^ did you mean `smoker`, defined at line 2?
        """)
  }

  @Test("The last rule must hold for everybody")
  func lastRule() {
    let picture = Sample()
      .replacing("rule: R2,", with: "rule: R2, when: severe,", in: .rules)
      .picture
    #expect(
      picture == """
        error[last-rule-has-condition]: rule `R2` is the last one and has a `when`, so that somebody may get no outcome
         --> sample/rules.yaml:8:23
          |
        8 |   - { rule: R2, when: severe, outcome: rest }
          |                       ^^^^^^ end with a rule without `when`
        """)
  }

  @Test("A rule behind one that always holds is never reached")
  func neverReached() {
    let picture = Sample()
      .replacing("rule: R1, when: { any: [ smoker, severe ] }", with: "rule: R1", in: .rules)
      .picture
    #expect(
      picture == """
        error[never-reached]: rule `R2` is never reached, because `R1` before it always holds
         --> sample/rules.yaml:8:13
          |
        8 |   - { rule: R2, outcome: rest }
          |             ^^
        """)
  }

  @Test("A tier is one of four")
  func unknownTier() {
    let picture = Sample()
      .replacing("tier: caution", with: "tier: cautious", in: .rules)
      .picture
    #expect(
      picture == """
        error[not-one-of]: `cautious` is not allowed here; `hold`, `none`, `caution` or `open` is
          --> sample/rules.yaml:11:11
           |
        11 |     tier: cautious
           |           ^^^^^^^^ did you mean `caution`?
        """)
  }

  @Test("Yes or no is meant literally")
  func handoutUse() {
    let picture = Sample()
      .replacing("    list: [smoker]", with: "    list: [smoker]\n    handout: maybe", in: .rules)
      .picture
    #expect(
      picture == """
        error[not-one-of]: `maybe` is not allowed here; `yes` or `no` is
          --> sample/rules.yaml:19:14
           |
        19 |     handout: maybe
           |              ^^^^^
        """)
  }
}
