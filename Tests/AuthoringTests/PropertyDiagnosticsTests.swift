import Authoring
import Interview
import Rules
import Testing

@Suite("Promises of the author are read, and what is wrong with them is shown")
struct PropertyDiagnosticsTests {
  private func sample(_ properties: String...) -> Sample {
    Sample().replacing(
      "\noutcome-texts:",
      with: "\nproperties:\n" + properties.map { "  - \($0)\n" }.joined() + "outcome-texts:",
      in: .rules)
  }

  private func read(_ properties: String...) throws -> [Property] {
    var sample = Sample()
    let lines = properties.map { "  - \($0)\n" }.joined()
    sample = sample.replacing(
      "\noutcome-texts:", with: "\nproperties:\n\(lines)outcome-texts:", in: .rules)
    let loading = Library.loading(sample.folder, parts: .everything)
    return try #require(loading.loaded).rules.definition.properties
  }

  @Test("A promise says whom it is about and what holds for them")
  func promised() throws {
    let properties = try read(
      "{ id: P1, says: One., unanswered: [smoking, pain], tier: [hold, none], sources: [x] }",
      "{ id: P2, says: Two., when: { not: smoker }, outcome: rest, handout: no, says-nothing-of: pain }",
      "{ id: P3, says: Three., getting: talk, holds: severe, answered: places, names: [smoker] }")
    #expect(
      properties == [
        Property(
          id: "P1", says: "One.",
          claim: .promised(
            Property.Patients(unanswered: ["smoking", "pain"]), [.tier([.hold, .none])]),
          sources: ["x"]),
        Property(
          id: "P2", says: "Two.",
          claim: .promised(
            Property.Patients(when: .not(.named("smoker"))),
            [.outcome(["rest"]), .handout(.withheld), .saysNothingOf(["pain"])])),
        Property(
          id: "P3", says: "Three.",
          claim: .promised(
            Property.Patients(getting: ["talk"]),
            [.holds(.named("severe")), .answered(["places"]), .names(["smoker"])])),
      ])
  }

  @Test("A promise of another kind stands alone")
  func lone() throws {
    let properties = try read(
      "{ id: P1, says: One., leaving-out: patient, never-raises-to: [caution, open] }",
      "{ id: P2, says: Two., leaving-out: [smoking], never-raises-to: open }",
      "{ id: P3, says: Three., never-changes-outcome: places }",
      "{ id: P4, says: Four., decides: one-rule }")
    #expect(
      properties.map(\.claim) == [
        .leavingOut(.patientQuestions, neverRaisesTo: [.caution, .open]),
        .leavingOut(.items(["smoking"]), neverRaisesTo: [.open]),
        .neverChangesOutcome(["places"]), .oneRuleDecides,
      ])
  }

  @Test("A promise that promises nothing is refused")
  func unclear() {
    #expect(
      sample("{ id: P1, says: Nothing., when: smoker }").picture == """
        error[unclear-property]: property `P1` has to promise one thing
          --> sample/rules.yaml:10:11
           |
        10 |   - { id: P1, says: Nothing., when: smoker }
           |           ^^
           = whom it is about with `when`, `unanswered` or `getting`, and what with `tier`, `outcome`, `handout`, `holds`, `answered`, `names` or `says-nothing-of`; or alone `leaving-out`, `never-changes-outcome` or `decides`
        """)
  }

  @Test(
    "Names in a promise are looked up",
    arguments: [
      ("unanswered: [smokin], tier: hold", "smokin", "unknown-item"),
      ("when: smokr, tier: hold", "smokr", "unknown-finding"),
      ("getting: tlk, holds: smoker", "tlk", "unknown-outcome"),
      ("outcome: tlk", "tlk", "unknown-outcome"),
      ("answered: [pian]", "pian", "unknown-item"),
      ("names: [smokr]", "smokr", "unknown-finding"),
      ("leaving-out: [pian], never-raises-to: open", "pian", "unknown-item"),
      ("never-changes-outcome: [pian]", "pian", "unknown-item"),
    ])
  func names(_ promise: String, _ name: String, _ code: String) {
    let line = "  - { id: P1, says: One., \(promise) }"
    let found = sample("{ id: P1, says: One., \(promise) }").diagnostics
      .filter { $0.severity == .error }
    #expect(found.map(\.code) == [code])
    #expect(found.map { $0.location.excerpt.map(String.init) } == [line])
    let column = line.ranges(of: name).last.map {
      line.distance(from: line.startIndex, to: $0.lowerBound) + 1
    }
    #expect(found.map(\.column) == [column])
  }

  @Test("Two promises do not share a name")
  func duplicate() {
    let found = sample(
      "{ id: P1, says: One., tier: [caution, open] }", "{ id: P1, says: Two., decides: one-rule }")
    #expect(
      found.picture == """
        error[duplicate-property]: there is already a property `P1`
          --> sample/rules.yaml:11:11
           |
        11 |   - { id: P1, says: Two., decides: one-rule }
           |           ^^
        """)
  }
}
