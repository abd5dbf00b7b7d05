import Interview

/// The texts of a folder as they are now, for whoever says that they are translated.
package struct TranslationState: Sendable {
  /// In the order of the files, with the digest of each.
  package let texts: [Text]
  /// The digests that are recorded, by language and path.
  package let recorded: [Language: [String: String]]

  package struct Text: Sendable {
    package let path: String
    package let digest: String
  }

  static let none = TranslationState(texts: [], recorded: [:])

  /// The file that says that all these texts are translated.
  package func file(for language: Language) -> (name: String, text: String) {
    let head = """
      # Which texts \(language.code).yaml translates: the beginning of the SHA-256 of each.
      # Written by `candidacy translated \(language.code)` once the translation has been compared.

      """
    let lines = texts.map { "\($0.path): \"\($0.digest)\"\n" }
    return (TranslationRecord.fileName(for: language), head + lines.joined())
  }

  /// What saying so would change.
  package func changes(for language: Language) -> (new: [String], changed: [String], gone: [String])
  {
    let before = recorded[language] ?? [:]
    let paths = Set(texts.map(\.path))
    return (
      texts.filter { before[$0.path] == nil }.map(\.path),
      texts.filter { before[$0.path].map { [digest = $0.digest] in $0 != digest } ?? false }
        .map(\.path),
      before.keys.filter { !paths.contains($0) }.sorted()
    )
  }
}
