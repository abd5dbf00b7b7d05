import ChartExport
import Interview
import Rules

extension ReviewParts {
  var scoreParts: [DeskPart] {
    let scores = file.content.rules.definition.scores
    guard !scores.isEmpty else { return [] }
    return [.heading(wording.scores)]
      + zip(scores, assessment.scores).map { score, value in
        .text("\(score.label[language]): \(value?.plainText ?? wording.notKnown)")
      }
  }

  /// Never says that anybody will pay.
  var checklistParts: [DeskPart] {
    guard let checklist = file.content.rules.definition.checklist else { return [] }
    let lines = file.content.rules.checklist(assessment.evaluation)
    return [.heading(checklist.title[language]), .text(checklist.note[language], .quiet)]
      + lines.map { line in
        let status = wording.status(line.status)
        return .text(
          "\(line.entry.id) \(status): \(line.entry.text[language]) (\(line.entry.who[language]))",
          line.status == .yes ? .strong : .plain)
      }
  }

  /// What was changed by the patient or by staff, with what stood there before.
  var changedParts: [DeskPart] {
    let items = form.items.indices.filter { item in
      let changes = review.changes(of: form.items[item].id)
      return changes.count > 1 || changes.contains { $0.reason != nil }
    }
    guard !items.isEmpty else { return [] }
    return [.heading(wording.changedHeading)]
      + items.map { item in
        .item(
          DeskItem(
            question: question(item), answer: words(file.session.sheet[item], at: item),
            notes: desk.history(of: item, in: file)), element: .answer(item))
      }
  }

  /// Every answer under the title of its section.
  var answerParts: [DeskPart] {
    let ignored = Set(form.ignored(sheet, assessment.evaluation))
    let asked = Set(file.session.asked)
    return form.questionnaire.sections.indices.flatMap { section -> [DeskPart] in
      let items = form.items.indices.filter { item in
        form.sectionPlaces[item] == section && !form.items[item].isKeptByDesk
          && (file.session.sheet[item] != nil || asked.contains(item))
      }
      guard !items.isEmpty else { return [] }
      return [.heading(form.questionnaire.sections[section].title[language])]
        + items.map { item in
          answerPart(item, notes: ignored.contains(item) ? [wording.notCounted] : [])
        }
    }
  }

  func answerPart(_ item: Int, mark: String? = nil, notes: [String] = []) -> DeskPart {
    .item(
      DeskItem(
        mark: mark, question: question(item), answer: words(file.session.sheet[item], at: item),
        notes: notes), element: .answer(item))
  }

  var recordParts: [DeskPart] {
    let questionnaire = form.questionnaire
    let languageName =
      questionnaire.languages.first { $0.language == file.session.language }?.name
      ?? file.session.language.code
    var lines = ["\(wording.answeredIn): \(languageName)"]
    if let opened = review.openedAt { lines.append("\(wording.began): \(desk.time(opened))") }
    if let taken = timeTaken { lines.append("\(wording.timeTaken): \(taken)") }
    if let by = review.receivedBy {
      lines.append("\(wording.startedBy): \(desk.name(of: by))")
    }
    lines += review.signatures.enumerated().map { order, signature in
      wording.signedBy(
        desk.name(of: signature.by), desk.time(signature.at), revision: order + 1)
    }
    if !review.isSigned {
      lines.append(
        review.signature == nil ? wording.notSigned : wording.changedSinceSignature(review.revision)
      )
    }
    lines += review.exports.map { export in
      desk.exportWording.history.filled(with: [
        desk.name(of: export.by), desk.time(export.at),
        desk.exportWording.name(of: export.format),
      ])
    }
    if !file.session.unreadable.isEmpty {
      lines.append(
        "\(wording.unreadableAnswers): "
          + file.session.unreadable.map(\.text).joined(separator: ", "))
    }
    lines += [
      "\(questionnaire.id)|\(questionnaire.version) · SHA-256 "
        + (file.session.opening?.digest ?? file.content.digest).prefix(16),
      questionnaire.status[language],
    ]
    return [.heading(wording.record)] + lines.map { .text($0) }
  }

  /// From the first page to the answers being sent, or to the last answer.
  private var timeTaken: String? {
    guard let opened = review.openedAt,
      let ended = review.submittedAt ?? review.lastPatientEventAt, ended >= opened
    else { return nil }
    let seconds = ended.since(opened) / 1000
    return seconds < 60 ? "\(seconds) s" : "\(seconds / 60) min \(seconds % 60) s"
  }
}

/// A temperature in both of the units that nurses read.
enum Temperature {
  static func words(_ celsius: String, _ answer: FittingAnswer) -> String {
    guard case .number(let number) = answer else { return celsius }
    let tenths = ((number * 9 / 5 + 32) * 10).rounded()
    return "\(celsius) C (\((tenths / 10).plainText) F)"
  }
}
