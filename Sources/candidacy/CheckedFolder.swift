import Authoring
import Interview
import Rules

/// What a check found out about one folder.
struct CheckedFolder {
  let path: String
  let diagnostics: [Diagnostic]
  private let loaded: LoadedQuestionnaire?
  private let author: AuthorCheck?
  private let proofs: ProofRun?

  init(_ name: String) throws(Failure) {
    path = try QuestionnaireOption.path(of: name)
    let (loaded, found) = Library.loading(
      try QuestionnaireOption.folder(named: name), parts: .everything)
    self.loaded = loaded
    let author = loaded.map { [path] in AuthorCheck($0, at: path) }
    self.author = author
    let proofs = loaded.map { ProofRun($0) }
    self.proofs = proofs
    diagnostics =
      found + (author?.diagnostics ?? []) + (loaded?.playingCases() ?? [])
      + (proofs?.diagnostics ?? [])
  }

  private var problems: [Diagnostic] { diagnostics.filter { $0.severity != .note } }

  /// What was found out and proved, then every problem, where a screen shows it, and a last line.
  var text: String {
    let drawn = problems.isEmpty ? "" : DiagnosticRenderer.text(problems) + "\n"
    let before = (author?.summary ?? "") + (proofs?.text ?? "")
    return before + (before.isEmpty || drawn.isEmpty ? "" : "\n") + drawn
      + "\(([path + ":"] + counts).joined(separator: " ")) \(verdict).\n"
  }

  private var counts: [String] {
    guard let loaded else { return [] }
    let counts = [
      Self.count(loaded.form.items.count, "question"),
      Self.count(loaded.form.questionnaire.conditions.count, "finding"),
      Self.count(loaded.rules.definition.rules.count, "rule"),
      Self.count(loaded.cases.count, "case"),
    ]
    return [counts.joined(separator: ", ") + ":"]
  }

  private var verdict: String {
    guard !problems.isEmpty else { return "no problems" }
    let errors = problems.count { $0.severity == .error }
    let warnings = problems.count - errors
    return [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }
      .map { Self.count($0.0, $0.1) }.joined(separator: ", ")
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
