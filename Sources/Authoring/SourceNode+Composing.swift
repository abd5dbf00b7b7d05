import Interview
import Yams

extension SourceNode {
  /// Parses one file; every scalar stays the text that was written.
  static func composing(
    _ source: SourceText, file: Int, noting notes: inout Notes
  ) -> SourceNode? {
    do {
      let parser = try Yams.Parser(yaml: source.text, resolver: .basic, encoding: .utf8)
      guard let root = try parser.singleRoot() else {
        notes.note(.emptyFile, at: .file(file))
        return nil
      }
      return SourceNode(root, file: file, noting: &notes)
    } catch let error as YamlError {
      notes.note(error, in: source, file: file)
    } catch {
      notes.note(.syntax("it cannot be parsed", firstLine: nil), at: .file(file))
    }
    return nil
  }

  private init(_ node: Node, file: Int, noting notes: inout Notes) {
    switch node {
    case .scalar(let scalar):
      mark = SourceMark(scalar.mark, file: file, extent: scalar.string.unicodeScalars.count)
      content = .text(scalar.string, scalar.style == .plain ? .plain : .quoted)
    case .sequence(let sequence):
      mark = SourceMark(sequence.mark, file: file)
      content = .list(sequence.map { SourceNode($0, file: file, noting: &notes) })
    case .mapping(let mapping):
      mark = SourceMark(mapping.mark, file: file)
      content = .entries(
        mapping.compactMap { key, value in
          guard case .scalar(let scalar) = key else {
            notes.note(.keyIsNotText, at: SourceMark(key.mark, file: file))
            return nil
          }
          let keyMark = SourceMark(
            scalar.mark, file: file, extent: scalar.string.unicodeScalars.count)
          guard scalar.string != "<<" else {
            notes.note(.mergeKey, at: keyMark)
            return nil
          }
          return Entry(
            key: scalar.string, keyMark: keyMark,
            value: SourceNode(value, file: file, noting: &notes))
        })
    case .alias(let alias):
      // The guard refuses aliases before parsing; nothing is ever expanded here.
      mark = SourceMark(alias.mark, file: file)
      content = .entries([])
      notes.note(.alias, at: mark)
    }
  }
}

extension SourceMark {
  fileprivate init(_ mark: Mark?, file: Int, extent: Int = 0) {
    self.init(file: file, line: mark?.line ?? 0, column: mark?.column ?? 0, extent: extent)
  }
}

extension Notes {
  fileprivate mutating func note(_ error: YamlError, in source: SourceText, file: Int) {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _):
      let phrase = [problem, context?.text].compactMap { $0 }.joined(separator: " ")
      note(
        .syntax(phrase, firstLine: context?.mark.line),
        at: source.mark(nearestTo: SourceMark(mark, file: file)))
    case .composer(_, _, let mark, _):
      note(.severalDocuments, at: source.mark(nearestTo: SourceMark(mark, file: file)))
    case .duplicatedKeysInMapping(let duplicates, let context):
      let key = duplicates.first ?? ""
      let first = SourceMark(context.mark, file: file, extent: key.unicodeScalars.count)
      let second = source.secondOccurrence(of: key, after: first)
      note(.duplicateKey(key, firstLine: first.line), at: second ?? first)
    case .reader(let problem, _, _, _):
      note(.syntax(problem, firstLine: nil), at: .file(file))
    case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      note(.syntax("it cannot be parsed", firstLine: nil), at: .file(file))
    }
  }
}
