import Interview
import Rules

/// Finds out why answers lead where they do; asked again about the same answers, it says the same.
package struct CaseReasons: Sendable {
  /// Fast enough for every page about a session.
  package let why: @Sendable (AnswerSheet) -> CaseProof<Reasoning>
  /// Takes its time, and so is asked only when somebody wants to know.
  package let changes: @Sendable (AnswerSheet) -> CaseProof<CaseChanges>

  package init(
    why: @escaping @Sendable (AnswerSheet) -> CaseProof<Reasoning>,
    changes: @escaping @Sendable (AnswerSheet) -> CaseProof<CaseChanges>
  ) {
    self.why = why
    self.changes = changes
  }
}
