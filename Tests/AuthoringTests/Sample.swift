import Authoring
import Testing

/// A small valid folder in memory, of which each test breaks one thing.
struct Sample {
  private var texts: [Part: String] = [
    .questionnaire: Sample.questionnaire, .rules: Sample.rules, .spanish: Sample.spanish,
    .cases: Sample.cases,
  ]
  private var others: [SourceFile] = []

  enum Part: String, CaseIterable {
    case questionnaire = "questionnaire.yaml"
    case rules = "rules.yaml"
    case spanish = "es.yaml"
    case cases = "cases/all.yaml"
  }

  /// The same folder with one piece of text written differently.
  func replacing(_ old: String, with new: String, in part: Part) -> Sample {
    var copy = self
    guard let text = texts[part], let place = text.firstRange(of: old) else {
      Issue.record("\(part.rawValue) has nothing to replace: \(old)")
      return self
    }
    copy.texts[part] = text.replacingSubrange(place, with: new)
    return copy
  }

  func adding(_ name: String, _ text: String) -> Sample {
    adding(SourceFile(name: name, displayPath: "sample/\(name)", text: text))
  }

  func adding(_ file: SourceFile) -> Sample {
    var copy = self
    copy.others.append(file)
    return copy
  }

  func removing(_ part: Part) -> Sample {
    var copy = self
    copy.texts[part] = nil
    return copy
  }

  var folder: Folder {
    Folder(
      files: texts.map { part, text in
        SourceFile(name: part.rawValue, displayPath: "sample/\(part.rawValue)", text: text)
      } + others)
  }

  /// Everything that a check finds.
  var diagnostics: [Diagnostic] {
    let (loaded, diagnostics) = Library.loading(folder, parts: .everything)
    return diagnostics + (loaded?.playingCases() ?? [])
  }

  /// The diagnostics as people see them, without the last line break.
  var picture: String {
    String(DiagnosticRenderer.text(diagnostics).dropLast())
  }
}

extension String {
  fileprivate func replacingSubrange(_ range: Range<Index>, with new: String) -> String {
    String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
  }

  fileprivate func firstRange(of piece: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(piece) {
        return start..<index(start, offsetBy: piece.count)
      }
      start = index(after: start)
    }
    return nil
  }
}
