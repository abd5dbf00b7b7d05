import Interview

/// Why some texts of a file stay harder to read than others may be.
///
/// It stands in the file of the texts, under `reading-exceptions`, by the path of a text or of
/// something with texts.
struct ReadingException {
  let path: String
  let mark: SourceMark
  /// Missing for the language in which the questionnaire is written.
  let language: Language?

  func covers(_ text: String) -> Bool {
    text == path || text.hasPrefix(path + ".")
  }

  static let key = "reading-exceptions"
}

extension Notes {
  /// The exceptions of one file, each with its reason.
  mutating func readExceptions(in fields: Fields, of language: Language?) {
    guard let node = fields[ReadingException.key] else { return }
    for entry in entries(of: node) ?? [] where text(entry.value) != nil {
      exceptions.append(
        ReadingException(path: entry.key, mark: entry.keyMark, language: language))
    }
  }
}
