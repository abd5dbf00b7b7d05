import Interview

/// What readers gather besides what they read: problems, and the use of translations.
struct Notes {
  private(set) var problems: [ReadingProblem] = []
  var translations: [Translation]
  /// All texts that can be translated, in the order of reading.
  private(set) var texts: [AuthoredText] = []
  var exceptions: [ReadingException] = []
  var sourceList = SourceList()

  init(translations: [Translation] = []) {
    self.translations = translations
  }

  mutating func note(_ fact: FileFact, at mark: SourceMark) {
    problems.append(ReadingProblem(fact: .file(fact), mark: mark))
  }

  mutating func note(_ fact: ShapeFact, at mark: SourceMark) {
    problems.append(ReadingProblem(fact: .shape(fact), mark: mark))
  }

  mutating func note(_ fact: ContentFact, at mark: SourceMark) {
    problems.append(ReadingProblem(fact: .content(fact), mark: mark))
  }

  mutating func note(_ fact: TextFact, at mark: SourceMark) {
    problems.append(ReadingProblem(fact: .text(fact), mark: mark))
  }

  mutating func note(_ fact: ExampleFact, at mark: SourceMark) {
    problems.append(ReadingProblem(fact: .example(fact), mark: mark))
  }

  /// Whether something in the files was passed over.
  var hasUnreadParts: Bool {
    problems.contains { problem in
      switch problem.fact {
      case .shape, .content, .file: true
      case .text, .example: false
      }
    }
  }

  /// A text with its translations, which stand under `path` in each language's file.
  mutating func localized(_ node: SourceNode, at path: String) -> LocalizedText? {
    guard let source = text(node) else { return nil }
    var authored = AuthoredText(
      path: path, source: AuthoredText.Version(text: source, mark: node.mark))
    var words: [Language: String] = [:]
    for place in translations.indices {
      guard let translated = translations[place].use(path) else {
        note(.missingTranslation(path: path, file: translations[place].fileName), at: node.mark)
        continue
      }
      let language = translations[place].language
      words[language] = translated.text
      authored.translations[language] = AuthoredText.Version(
        text: translated.text, mark: translated.mark)
      comparePlaceholders(of: source, with: translated, at: path)
    }
    texts.append(authored)
    return LocalizedText(source, translations: words)
  }

  private mutating func comparePlaceholders(
    of source: String, with translated: Translation.Entry, at path: String
  ) {
    guard
      source.utf8.contains(UInt8(ascii: "{")) || translated.text.utf8.contains(UInt8(ascii: "{"))
    else { return }
    let wanted = Notes.placeholders(in: source)
    let found = Notes.placeholders(in: translated.text)
    let lost = wanted.filter { !found.contains($0) }
    let added = found.filter { !wanted.contains($0) }
    if let old = lost.first, let new = added.first, lost.count == 1, added.count == 1 {
      note(.changedPlaceholder(from: old, to: new, path: path), at: translated.mark)
      return
    }
    for placeholder in lost {
      note(.lostPlaceholder(placeholder, path: path), at: translated.mark)
    }
    for placeholder in added {
      note(.addedPlaceholder(placeholder, path: path), at: translated.mark)
    }
  }

  /// Each once, in the order of writing, with its braces.
  private static func placeholders(in text: String) -> [String] {
    var found: [String] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let placeholder = String(rest[open...close])
      if !found.contains(placeholder) { found.append(placeholder) }
      rest = rest[rest.index(after: close)...]
    }
    return found
  }
}
