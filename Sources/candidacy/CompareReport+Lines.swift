import Authoring
import Interview
import Proof
import Rules

extension CompareReport {
  /// One JSON object a line, with sorted keys: what is asked, then proved differences, then given
  /// patients.
  var lines: String {
    (changes.changes.map(line) + differences.map(line) + (responses?.changed.map(line) ?? []))
      .map { $0 + "\n" }.joined()
  }

  private func line(_ change: QuestionnaireChanges.Change) -> String {
    object([
      ("change", quoted(change.kind.rawValue)), ("kind", quoted("question")),
      ("new-name", change.newName.map(quoted) ?? "null"),
      ("option", change.option.map { quoted($0.text) } ?? "null"),
      ("question", quoted(change.item.text)),
    ])
  }

  private func line(_ difference: VersionComparison.Difference) -> String {
    object([
      ("answers", answers(difference)), ("changed", marks(difference)),
      ("kind", quoted("difference")),
      ("new", verdict(difference.after.outcome.id.text, difference.after.rule.id.text)),
      ("old", verdict(difference.before.outcome.id.text, difference.before.rule.id.text)),
    ])
  }

  private func line(_ changed: ComparedResponses.Changed) -> String {
    object([
      ("id", changed.id ?? "null"), ("kind", quoted("patient")), ("line", String(changed.line)),
      ("new", verdict(changed.after.outcome, changed.after.rule)),
      ("old", verdict(changed.before.outcome, changed.before.rule)),
    ])
  }

  private func verdict(_ outcome: String, _ rule: String) -> String {
    object([("outcome", quoted(outcome)), ("rule", quoted(rule))])
  }

  /// Of both versions together, as `evaluate` reads them.
  private func answers(_ difference: VersionComparison.Difference) -> String {
    var pairs: [String: String] = [:]
    for (form, sheet) in sheets(difference) {
      for place in form.items.indices {
        guard let fitting = sheet[place] else { continue }
        pairs[form.items[place].id.text] = json(
          form.answer(fitting, at: place), isList: form.items[place].kind == .many)
      }
    }
    return object(pairs.sorted { $0.key.bytesPrecede($1.key) }.map { ($0.key, $0.value) })
  }

  private func marks(_ difference: VersionComparison.Difference) -> String {
    var names: Set<String> = []
    for (form, sheet) in sheets(difference) {
      names.formUnion(sheet.changed.map { form.items[$0].id.text })
    }
    return "[" + names.sorted().map(quoted).joined(separator: ",") + "]"
  }

  private func sheets(
    _ difference: VersionComparison.Difference
  ) -> [(form: Form, sheet: AnswerSheet)] {
    [(versions.old.form, difference.oldPatient), (versions.new.form, difference.newPatient)]
  }

  private func json(_ answer: Answer, isList: Bool) -> String {
    switch answer {
    case .codes(let codes):
      let texts = codes.map { quoted($0.text) }.joined(separator: ",")
      return isList ? "[\(texts)]" : texts
    case .number(let number): return number.plainText
    case .text(let text): return quoted(text)
    }
  }

  private func object(_ pairs: [(String, String)]) -> String {
    "{" + pairs.map { "\(quoted($0.0)):\($0.1)" }.joined(separator: ",") + "}"
  }

  private func quoted(_ text: String) -> String { JSONText(text).description }
}
