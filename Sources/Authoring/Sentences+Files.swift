extension Sentences {
  func sentence(for fact: FileFact) -> Sentence {
    switch fact {
    case .tooLarge(let size):
      Sentence(
        code: "file-too-large",
        message: "this file has \(size) bytes; \(SourceFile.sizeLimit) are the most that is read")
    case .notUTF8:
      Sentence(
        code: "not-utf8", message: "this file is not written in UTF-8",
        hint: "save it with the encoding UTF-8")
    case .emptyFile:
      Sentence(code: "empty-file", message: "this file is empty")
    case .unknownFile(let file, let nearest):
      Sentence(
        code: "unknown-file",
        message: "a questionnaire folder has no file \(name(file))",
        hint: didYouMean(nearest)
          ?? "languages are called by their code, as in `es.yaml`, and example patients lie in `cases`"
      )
    case .missingFile(let file):
      Sentence(code: "missing-file", message: "there is no \(name(file)) in this folder")
    case .unwantedCharacter(let value):
      Sentence(
        code: "unwanted-character",
        message: "there is a control character here, U+\(hexadecimal(value))",
        hint: "delete it")
    case .nestedTooDeep:
      Sentence(
        code: "nested-too-deep",
        message: "this is nested over \(SourceGuard.nestingLimit) levels deep",
        hint: "give inner conditions a name of their own")
    case .anchor:
      Sentence(
        code: "anchor", message: "anchors (`&`) are not read here",
        hint: "write it out, or put the text in quotes")
    case .alias:
      Sentence(
        code: "alias", message: "aliases (`*`) are not read here",
        hint: "write it out, or put the text in quotes")
    case .tag:
      Sentence(
        code: "tag", message: "tags (`!`) are not read here",
        hint: "leave it out, or put the text in quotes")
    case .mergeKey:
      Sentence(
        code: "merge-key", message: "merge keys (`<<`) are not read here", hint: "write it out")
    case .severalDocuments:
      Sentence(
        code: "several-documents", message: "a second document begins here; a file holds one",
        hint: "delete the line `---`")
    case .keyIsNotText:
      Sentence(code: "key-is-not-text", message: "a key has to be a text")
    case .duplicateKey(let key, let firstLine):
      Sentence(
        code: "duplicate-key", message: "\(name(key)) stands twice in the same mapping",
        hint: "first at line \(firstLine)")
    case .syntax(let phrase, let firstLine):
      syntaxSentence(phrase, firstLine)
    }
  }

  private func syntaxSentence(_ phrase: String, _ firstLine: Int?) -> Sentence {
    let began = firstLine.map { " It begins at line \($0)." } ?? ""
    let hint: Hint? =
      if phrase.contains("tab") {
        "indent with spaces"
      } else if phrase.contains("cannot start any token") {
        "indent with spaces, never with tabs; a text that begins with `@`, `%` or a backtick needs quotes"
      } else if phrase.contains("mapping values are not allowed") {
        "a text with a colon and a space in it needs quotes"
      } else if phrase.contains("end of stream") || phrase.contains("expected ',' or") {
        "is a closing quote or bracket missing?\(began)"
      } else if phrase.contains("expected key") || phrase.contains("expected '-'") {
        "do the lines of this block begin in the same column?\(began)"
      } else {
        nil
      }
    return Sentence(
      code: "yaml-syntax", message: "this is not YAML: \(phrase)", hint: hint)
  }

  private func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
