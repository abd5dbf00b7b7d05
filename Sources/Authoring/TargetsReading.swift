/// One reading of a file of targets.
struct TargetsReading {
  private let file: SourceFile
  private var sources: Sources
  private var notes = Notes()
  private var facts: [(fact: TargetsFact, mark: SourceMark)] = []
  private let words = Sentences(definitions: Definitions())

  init(file: SourceFile) {
    self.file = file
    sources = Sources([file])
  }

  mutating func run(_ looking: @escaping (String) -> Targets.Place) -> Targets? {
    guard let root = root() else { return nil }
    var reader = TargetsReader(
      notes: notes, folder: folder, looking: looking)
    let targets = reader.reading(root)
    notes = reader.notes
    facts = reader.facts
    return targets
  }

  private var folder: String {
    file.displayPath.lastIndex(of: "/").map { String(file.displayPath[...$0]) } ?? ""
  }

  private mutating func root() -> SourceNode? {
    guard !file.isOverLimit else {
      notes.note(.tooLarge(size: file.size), at: .file(0))
      return nil
    }
    guard let source = SourceText(file.bytes) else {
      notes.note(.notUTF8, at: .file(0))
      return nil
    }
    sources.texts[0] = source
    if let refusal = SourceGuard.refusal(in: source.text) {
      notes.note(
        refusal.fact,
        at: SourceMark(
          file: 0, line: refusal.line, column: refusal.column, extent: refusal.extent))
      return nil
    }
    return SourceNode.composing(source, file: 0, noting: &notes)
  }

  private var sentences: [(sentence: Sentence, mark: SourceMark)] {
    notes.problems.map { (words.sentence(for: $0.fact, at: $0.mark), $0.mark) }
      + facts.map { ($0.fact.sentence(words), $0.mark) }
  }

  var hasErrors: Bool { sentences.contains { $0.sentence.severity == .error } }

  mutating func diagnostics() -> [Diagnostic] { sources.diagnostics(sentences) }
}
