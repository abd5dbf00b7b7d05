import Interview

/// Where in the files the texts and names of a questionnaire stand.
package struct AuthoredPlaces: Sendable {
  var texts: [String: [Language: SourceLocation]] = [:]
  var items: [Item.ID: SourceLocation] = [:]
  var sections: [Section.ID: SourceLocation] = [:]

  /// The text under `path` in one language, such as `items.pain.ask`.
  package func text(_ path: String, in language: Language) -> SourceLocation? {
    texts[path]?[language]
  }

  package func item(_ id: Item.ID) -> SourceLocation? { items[id] }

  package func section(_ id: Section.ID) -> SourceLocation? { sections[id] }
}
