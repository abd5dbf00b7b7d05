import Interview

/// What the folder says that its sources are, and where it refers to them.
struct SourceList {
  /// What `sources` lists, each with its place.
  var listed: [(source: Source, mark: SourceMark)] = []
  var references: [(text: String, mark: SourceMark)] = []

  var sources: [Source] { listed.map(\.source) }

  /// References to nothing that is listed, and what is listed for nothing; neither without a list.
  func note(in notes: inout Notes) {
    guard !listed.isEmpty else { return }
    var used: Set<String> = []
    for reference in references {
      if let source = sources.source(of: reference.text) {
        used.insert(source.id)
      } else {
        let nearest = Spelling.nearest(to: reference.text, in: sources.map(\.id))
        notes.note(.unknownSource(reference.text, nearest: nearest), at: reference.mark)
      }
    }
    for (source, mark) in listed where !used.contains(source.id) {
      notes.note(.unusedSource(source.id), at: mark)
    }
  }
}

extension Notes {
  /// The sources that something refers to.
  mutating func sources(in fields: Fields) -> [String] {
    let references = fields["sources"].map { texts($0) } ?? []
    sourceList.references += references
    return references.map(\.text)
  }
}

extension QuestionnaireReader {
  /// The list of all sources, by the name under which they are referred to.
  mutating func readSources(_ node: SourceNode) {
    for entry in notes.entries(of: node) ?? [] {
      guard let title = notes.text(entry.value) else { continue }
      notes.sourceList.listed.append((Source(id: entry.key, title: title), entry.keyMark))
    }
  }
}
