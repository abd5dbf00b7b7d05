/// A language by its BCP 47 code, such as `en` or `es`.
package struct Language: Hashable, Sendable {
  package let code: String

  package init(_ code: String) {
    self.code = code
  }
}

extension Language: ExpressibleByStringLiteral {
  package init(stringLiteral code: String) { self.init(code) }
}

/// A text as authored, with its translations.
package struct LocalizedText: Hashable, Sendable {
  package let source: String
  package var translations: [Language: String]

  package init(_ source: String, translations: [Language: String] = [:]) {
    self.source = source
    self.translations = translations
  }

  /// The text in `language`; the source text where no translation was written.
  package subscript(language: Language) -> String {
    translations[language] ?? source
  }
}

extension LocalizedText: ExpressibleByStringLiteral {
  package init(stringLiteral source: String) { self.init(source) }
}
