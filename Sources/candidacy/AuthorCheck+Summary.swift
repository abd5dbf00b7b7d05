import ChartExport
import Interview

extension AuthorCheck {
  /// What was looked at although nothing may be wrong with it, at 80 columns.
  var summary: String {
    var lines = NoteLines()
    for (title, entries) in [("Reading", readings.map(\.sentence)), ("Lost in FHIR", lost)]
    where !entries.isEmpty {
      lines.paragraph(title + ":")
      for entry in entries { lines.bullet(entry) }
    }
    return lines.text
  }

  /// What FHIR cannot say, each kind once, with the names of what it is about.
  private var lost: [String] {
    var kinds: [String] = []
    var names: [String: [String]] = [:]
    for loss in losses {
      let (kind, name) = loss.words
      if names[kind] == nil { kinds.append(kind) }
      names[kind, default: []].append(contentsOf: name.map { [$0] } ?? [])
    }
    return kinds.map { kind in
      let own = names[kind] ?? []
      return own.isEmpty ? kind : "\(kind): \(own.joined(separator: ", "))"
    }
  }
}

extension FHIRLoss {
  /// The kind of loss, and whose it is.
  fileprivate var words: (kind: String, name: String?) {
    switch self {
    case .sectionCondition(let id): ("when a section is asked (always shown)", id.text)
    case .condition(let id): ("when it is asked (always shown)", id.text)
    case .widerCondition(let id): ("when it is asked, in part (shown more often)", id.text)
    case .widerSectionCondition(let id):
      ("when a section is asked, in part (shown more often)", id.text)
    case .ending(let id): ("the end of the interview after a section", id.text)
    case .optionsOfNumber(let id): ("options beside a number", id.text)
    case .offeredOptions(let id, _): ("that only what was picked before is offered", id.text)
    case .standIn(let id): ("what counts without an answer", id.text)
    case .warnings(let id): ("which answers are warnings", id.text)
    case .needs(let id, _): ("which other answer it needs", id.text)
    case .picture(let id): ("pictures", id.text)
    case .deskUse(let id): ("what the desk does with an answer", id.text)
    case .fixedWording(let id): ("that the wording is fixed", id.text)
    case .unknownOptions: ("which options mean that the answer is not known", nil)
    case .sources: ("sources", nil)
    case .translatedIntroduction: ("the introduction and the status in other languages", nil)
    case .rules: ("findings, rules and outcomes", nil)
    }
  }
}
