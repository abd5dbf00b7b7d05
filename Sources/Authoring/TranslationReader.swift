import Interview

/// Reads a language's file, and afterwards finds what in it belongs to nothing.
struct TranslationReader {
  /// Missing when the file is no mapping.
  static func reading(
    _ root: SourceNode, for language: Language, from fileName: String, noting notes: inout Notes
  ) -> Translation? {
    guard let entries = notes.entries(of: root) else { return nil }
    let fields = Fields(thing: .translation, mark: root.mark, entries: entries)
    if let node = notes.required("language", in: fields), let code = notes.text(node),
      code != language.code
    {
      notes.note(.wrongLanguage(code, expected: language), at: node.mark)
    }
    let name = notes.required("name", in: fields).flatMap { notes.text($0) }
    notes.readExceptions(in: fields, of: language)
    return Translation(
      language: language, name: name ?? language.code, fileName: fileName, root: root)
  }

  /// Notes every key that no text of the questionnaire has used, as near to the top as possible.
  static func notingLeftovers(in notes: inout Notes) {
    let left = notes.translations.filter { !$0.isUsedUp }
    guard !left.isEmpty else { return }
    var known: [String: Set<String>] = [:]
    for text in notes.texts {
      var parent = ""
      for part in text.path.split(separator: ".") {
        known[parent, default: []].insert(String(part))
        parent = parent.isEmpty ? String(part) : parent + "." + part
      }
    }
    for translation in left {
      note(translation.root, under: "", known: known, in: &notes)
    }
  }

  private static func note(
    _ node: SourceNode, under path: String, known: [String: Set<String>], in notes: inout Notes
  ) {
    guard case .entries(let entries) = node.content else {
      notes.note(.wrongShape(expected: .entries, found: node.shape), at: node.mark)
      return
    }
    let names = known[path] ?? []
    for entry in entries where !path.isEmpty || !Translation.ownKeys.contains(entry.key) {
      let inner = path.isEmpty ? entry.key : path + "." + entry.key
      if !names.contains(entry.key) {
        let nearest = Spelling.nearest(to: entry.key, in: names.sorted())
        notes.note(.unknownTranslation(path: inner, nearest: nearest), at: entry.keyMark)
      } else if known[inner] != nil {
        note(entry.value, under: inner, known: known, in: &notes)
      } else if entry.value.text == nil {
        notes.note(.wrongShape(expected: .text, found: entry.value.shape), at: entry.value.mark)
      }
    }
  }
}
