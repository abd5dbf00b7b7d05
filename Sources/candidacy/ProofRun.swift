import Authoring
import Interview
import Proof
import Rules

/// The proofs of one questionnaire folder, each with its time.
struct ProofRun {
  private(set) var diagnostics: [Diagnostic] = []
  private var rows: [(name: String, holds: Bool, time: Duration)] = []
  private var heading = ""

  init(_ loaded: LoadedQuestionnaire) {
    let sentences = ProofSentences(loaded)
    let clock = ContinuousClock()
    let start = clock.now
    do throws(ProofError) {
      var prover = try Prover(form: loaded.form, rules: loaded.rules)
      for claim in prover.claims {
        let start = clock.now
        let refutations = try prover.refutations(of: claim)
        rows.append((sentences.name(of: claim), refutations.isEmpty, clock.now - start))
        for diagnostic in sentences.diagnostics(of: refutations) { add(diagnostic) }
      }
      heading =
        "For every patient, 10^\(Int(prover.combinations)) combinations of answers, in "
        + "\((clock.now - start).milliseconds) ms:\n"
    } catch {
      diagnostics.append(sentences.diagnostic(of: error))
    }
  }

  /// A patient who shows several things is printed once.
  private mutating func add(_ diagnostic: Diagnostic) {
    let isShown =
      !diagnostic.details.isEmpty
      && diagnostics.contains { $0.details == diagnostic.details }
    guard isShown else { return diagnostics.append(diagnostic) }
    diagnostics.append(
      Diagnostic(
        severity: diagnostic.severity, code: diagnostic.code, message: diagnostic.message,
        location: diagnostic.location, hint: diagnostic.hint,
        details: ["The same patient as before shows it."]))
  }

  /// One line for each claim.
  var text: String {
    heading
      + rows.map { row in
        let time = "\(row.time.milliseconds) ms"
        let padding = String(repeating: " ", count: max(0, 9 - time.count))
        return "  \(row.holds ? "proved " : "FAILS  ")\(padding)\(time)  \(row.name)\n"
      }.joined()
  }
}

extension Duration {
  /// With one decimal.
  var milliseconds: Double {
    let (seconds, attoseconds) = components
    let tenths = Double(seconds) * 10_000 + Double(attoseconds) / 1e14
    return tenths.rounded() / 10
  }
}
