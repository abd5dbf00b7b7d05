import Interview
import Rules

extension Prover {
  /// Whether the patient may read this in any language, in capitals or not.
  func says(_ word: String, _ outcome: Outcome) -> Bool {
    let word = word.lowercased()
    return texts(of: outcome).contains { text in
      ([text.source] + text.translations.values).contains { $0.lowercased().contains(word) }
    }
  }

  private func texts(of outcome: Outcome) -> [LocalizedText] {
    let definition = rules.definition
    var texts = [outcome.heading, outcome.patient]
    texts += definition.passages.filter { outcome.passages.contains($0.id) }.map(\.text)
    for placeholder in outcome.patient.placeholders {
      switch placeholder {
      case .reason: texts += outcome.reasons.compactMap(\.text)
      case .list, .trueList, .unknownList:
        texts += definition.findings.filter { outcome.list.contains($0.id) }.compactMap(\.label)
      case .answer(let item):
        texts += form.place(of: item).map { form.options(of: $0).map(\.label) } ?? []
      case .finding(let id):
        texts += definition.findings.filter { $0.id == id }.compactMap(\.label)
      case .reasons, .missing, .score: break
      }
    }
    return texts
  }
}

extension Outcome {
  /// Both the patient's text and the nurse's print what is true and what is unknown of the list.
  var namesItsList: Bool {
    [patient, nurse].allSatisfy { text in
      let placeholders = text.placeholders
      return placeholders.contains(.list)
        || placeholders.contains(.trueList) && placeholders.contains(.unknownList)
    }
  }
}

extension LocalizedText {
  fileprivate var placeholders: [Template.Placeholder] {
    Template(source).segments.compactMap { segment in
      switch segment {
      case .placeholder(let placeholder): placeholder
      case .text, .unreadable: nil
      }
    }
  }
}
