import ChartExport
import Interview
import Rules

extension PageContent {
  /// Answers that were not always what they are, with who changed them and why.
  var changeBlocks: [PageBlock] {
    let places = form.items.indices.filter { changes(at: $0).count > 1 }
    guard !places.isEmpty else { return [] }
    let lines = places.map { place in
      changes(at: place).enumerated().reduce(PageText(question(place), .strong)) { text, entry in
        text + PageText(entry.offset == 0 ? "  " : "  →  ", .quiet) + entry.element
      }
    }
    return [.heading(wording.changed), .bullets(lines, .small)]
  }

  /// From the first answer to the present one, without the same answer given again.
  func changes(at place: Int) -> [PageText] {
    let history = record.review.histories[form.items[place].id] ?? []
    var changes: [Review.Change] = []
    for change in history.drop(while: { $0.answer == nil && $0.by == nil }) {
      if let last = changes.last, change.by == nil, last.by == nil, change.answer == last.answer {
        continue
      }
      changes.append(change)
    }
    return changes.map { words($0, at: place) }
  }

  private func words(_ change: Review.Change, at place: Int) -> PageText {
    let who = change.by.map { name(of: $0) } ?? wording.byPatient
    var text = "\(who), \(moment(change.at)): \(words(change.answer, at: place))."
    if let reason = change.reason { text += " \(wording.reason): \(reason.quoted)." }
    return PageText(change.isUndone ? "\(text) (\(wording.undone))" : text)
  }

  private func words(_ answer: Answer?, at place: Int) -> String {
    guard let answer else { return wording.noAnswer }
    do {
      return words(try form.fitting(answer, at: place), at: place)
    } catch {
      return wording.unreadableAnswer
    }
  }

  /// What payers ask for, and how far the answers meet it.
  var checklistBlocks: [PageBlock] {
    guard let checklist = record.rules.definition.checklist else { return [] }
    let lines = record.rules.checklist(evaluation).map { line in
      PageBlock.Checked(
        truth: line.status, status: Phrases.inLanguage(language).statusWord(for: line.status),
        text: line.entry.text[language], who: line.entry.who[language])
    }
    return [
      .heading(checklist.title[language]),
      .paragraph(PageText(checklist.note[language], .quiet), .small), .checklist(lines),
    ]
  }

  var recordBlocks: [PageBlock] {
    let questionnaire = form.questionnaire
    var facts = record.review.signatures.map { signature in
      "\(wording.signedBy) \(name(of: signature.by)), \(record.local(signature.at).text)"
    }
    if facts.isEmpty { facts = [wording.notSigned] }
    facts.append(
      "\(wording.session) \(record.name), \(wording.events) \(record.session.version)."
        + " \(wording.questionnaire) \(questionnaire.id)|\(questionnaire.version)."
        + " \(wording.rules) \(record.digest.pageSafe).")
    if let ran = record.session.opening?.digest, ran != record.digest {
      facts.append("\(wording.rulesDiffer) \(ran.pageSafe).")
    }
    if !record.session.unreadable.isEmpty {
      let ids = record.session.unreadable.map(\.text.pageSafe).joined(separator: ", ")
      facts.append("\(wording.unreadable): \(ids)")
    }
    return [.heading(wording.record), .bullets(facts.map { PageText($0) }, .small)]
  }
}
