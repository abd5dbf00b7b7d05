import Interview
import Rules

/// The texts of a folder, which turn marks into locations; lines are cut only when asked for.
struct Sources {
  /// More diagnostics than anybody reads; the rest is counted.
  static let diagnosticLimit = 200

  let files: [SourceFile]
  var texts: [SourceText?]
  private var lines: [Int: [Substring]] = [:]

  init(_ files: [SourceFile]) {
    self.files = files
    texts = Array(repeating: nil, count: files.count)
  }

  mutating func location(of mark: SourceMark) -> SourceLocation {
    guard let file = files.at(mark.file) else { return SourceLocation(wholeFile: "") }
    guard !mark.isWholeFile, let line = line(of: mark) else {
      return SourceLocation(wholeFile: file.displayPath)
    }
    return SourceLocation(
      file: file.displayPath, line: mark.line, column: mark.column,
      length: SourceText.length(of: mark, in: line), excerpt: line)
  }

  /// Sorted by place, without repetition.
  mutating func diagnostics(_ found: [(sentence: Sentence, mark: SourceMark)]) -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    var diagnostics: [Diagnostic] = []
    let sorted = found.enumerated().sorted {
      ($0.element.mark, $0.offset) < ($1.element.mark, $1.offset)
    }
    for (sentence, mark) in sorted.prefix(Sources.diagnosticLimit).map(\.element) {
      let location = location(of: mark)
      let diagnostic = Diagnostic(
        severity: sentence.severity, code: sentence.code, message: sentence.message,
        location: location, hint: sentence.hint?.text,
        fix: location.marked.flatMap { sentence.hint?.replacement(of: $0) })
      if seen.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
    }
    if let next = sorted.dropFirst(Sources.diagnosticLimit).first {
      diagnostics.append(
        Diagnostic(
          severity: .error, code: "more-problems",
          message: "\(sorted.count - Sources.diagnosticLimit) more problems begin here",
          location: location(of: next.element.mark)))
    }
    return diagnostics
  }

  /// The place of `{placeholder}` in a text, when it stands in the text's first line.
  mutating func narrowed(_ mark: SourceMark, to placeholder: String?) -> SourceMark {
    narrowed(mark, toPart: placeholder.map { "{\($0)}" })
  }

  /// The place of a part of a text, when it stands in the text's first line.
  mutating func narrowed(_ mark: SourceMark, toPart part: String?) -> SourceMark {
    guard let part, let line = line(of: mark) else { return mark }
    let scalars = Array(line.unicodeScalars)
    let needle = Array(part.unicodeScalars)
    for column in scalars.indices.dropFirst(mark.column - 1)
    where scalars[column...].starts(with: needle) {
      return SourceMark(
        file: mark.file, line: mark.line, column: column + 1, extent: needle.count)
    }
    return mark
  }

  mutating func patientCase(_ reading: CaseReader.Reading) -> PatientCase {
    PatientCase(
      id: reading.id, title: reading.title, answers: reading.answers, changed: reading.changed,
      outcome: reading.outcome.map {
        PatientCase.Expected(value: $0.value, location: location(of: $0.mark))
      },
      rule: reading.rule.map {
        PatientCase.Expected(value: $0.value, location: location(of: $0.mark))
      },
      findings: reading.findings.map {
        PatientCase.ExpectedFinding(id: $0.id, truth: $0.truth, location: location(of: $0.mark))
      },
      checklist: reading.checklist.map {
        PatientCase.ExpectedEntry(id: $0.id, status: $0.status, location: location(of: $0.mark))
      })
  }

  private mutating func line(of mark: SourceMark) -> Substring? {
    if lines[mark.file] == nil { lines[mark.file] = texts.at(mark.file)??.lines() ?? [] }
    return lines[mark.file]?.at(mark.line - 1)
  }
}

extension RuleProblem.Fact {
  /// The placeholder in a text that it is about.
  var placeholder: String? {
    switch self {
    case .unknownPlaceholder(let text): text
    case .unknownFinding(let id, _): "finding:\(id)"
    case .unknownItem(let id, _): "answer:\(id)"
    case .condition, .noRules, .duplicate, .unknownOutcome, .unknownReason, .unknownPassage,
      .lastRuleHasCondition, .neverReached, .noNumber, .unnamedFinding:
      nil
    }
  }
}
