import Interview

/// What a diagnostic says, before it has a place.
struct Sentence: Hashable {
  let code: String
  var severity = Diagnostic.Severity.error
  let message: String
  var hint: Hint?
}

/// Turns facts into sentences; the one place where the words of diagnostics are.
struct Sentences {
  let definitions: Definitions

  /// An authored name between backticks, shortened when it is no name at all.
  func name(_ text: some CustomStringConvertible) -> String {
    let text = text.description
    return text.count > 60 ? "`\(text.prefix(57))…`" : "`\(text)`"
  }

  func names(_ texts: [some CustomStringConvertible]) -> String {
    guard let last = texts.last, texts.count > 1 else { return texts.first.map { name($0) } ?? "" }
    return texts.dropLast().map { name($0) }.joined(separator: ", ") + " and " + name(last)
  }

  func choices(_ texts: [String]) -> String {
    guard let last = texts.last, texts.count > 1 else { return texts.first.map { name($0) } ?? "" }
    return texts.dropLast().map { name($0) }.joined(separator: ", ") + " or " + name(last)
  }

  func didYouMean(_ nearest: String?) -> Hint? {
    nearest.map { Hint(text: "did you mean \(name($0))?", replacement: $0) }
  }

  func didYouMean(_ nearest: Item.ID?, seenFrom mark: SourceMark) -> Hint? {
    nearest.map {
      Hint(
        text: "did you mean \(name($0))\(definitions.whereabouts(of: $0, seenFrom: mark))?",
        replacement: $0.text)
    }
  }

  func didYouMean(_ nearest: NamedCondition.ID?, seenFrom mark: SourceMark) -> Hint? {
    nearest.map {
      Hint(
        text: "did you mean \(name($0))\(definitions.whereabouts(of: $0, seenFrom: mark))?",
        replacement: $0.text)
    }
  }
}

/// Where the names that messages point to are defined.
struct Definitions {
  var fileNames: [String] = []
  var items: [Item.ID: SourceMark] = [:]
  var findings: [NamedCondition.ID: SourceMark] = [:]

  func whereabouts(of item: Item.ID, seenFrom mark: SourceMark) -> String {
    items[item].map { whereabouts($0, seenFrom: mark) } ?? ""
  }

  func whereabouts(of finding: NamedCondition.ID, seenFrom mark: SourceMark) -> String {
    findings[finding].map { whereabouts($0, seenFrom: mark) } ?? ""
  }

  private func whereabouts(_ definition: SourceMark, seenFrom mark: SourceMark) -> String {
    definition.file == mark.file
      ? ", defined at line \(definition.line)"
      : ", defined in \(fileNames.at(definition.file) ?? "another file") at line \(definition.line)"
  }
}
