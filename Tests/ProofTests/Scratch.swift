import Authoring
import Interview
import Rules
import Testing

@testable import Proof

@Suite struct Scratch {
  @Test func shipped() throws {
    let loaded = Library.loading(
      try Folder.reading(path: "/work/main/Questionnaires/tpi-candidacy"), parts: .everything
    ).loaded!
    let clock = ContinuousClock()
    var start = clock.now
    var prover = try Prover(form: loaded.form, rules: loaded.rules)
    print("encoding", clock.now - start, prover.encoder.circuit.variableCount)
    for claim in prover.claims {
      start = clock.now
      let failures = try prover.failures(of: claim)
      print(claim, clock.now - start, failures.count, prover.encoder.circuit.variableCount)
      for failure in failures {
        print("   FAIL", failure.fact, failure.site)
        if case .neverMatters(let item) = failure.fact { print(loaded.form.items[item].id) }
        guard let shown = failure.shown else { continue }
        func tell(_ sheet: AnswerSheet, _ a: Assessment) {
          for place in loaded.form.items.indices {
            if let answer = sheet[place] { print("       ", loaded.form.items[place].id, loaded.form.words(for: answer, at: place, in: "en"), sheet.changed.contains(place) ? "changed" : "") }
            else if sheet.changed.contains(place) { print("       ", loaded.form.items[place].id, "- changed") }
          }
          print("      =>", a.rule.id, a.outcome.id)
        }
        tell(shown.patient, shown.assessment)
        if let other = shown.other { print("      other:"); tell(other.patient, other.assessment) }
      }
    }
  }
}
