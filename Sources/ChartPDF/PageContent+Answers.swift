import ChartExport
import Interview
import Rules

extension PageContent {
  /// Longer than this, an answer is not set beside its question but below it.
  private static let longestBeside = 60

  /// Every answer under its section's title; long texts after them, as they were written.
  var answerBlocks: [PageBlock] {
    let groups = form.questionnaire.sections.indices.compactMap(group)
    let texts = standings.filter { isLong($0.place) }.compactMap(quotation)
    return (groups.isEmpty ? [] : [.heading(wording.answers), .answers(groups)])
      + (texts.isEmpty ? [] : [.heading(wording.words)] + texts)
  }

  /// Asked and not answered, by section; a staff's section that nobody has begun in one line.
  var unknownBlocks: [PageBlock] {
    let groups = form.questionnaire.sections.enumerated().compactMap { section, value in
      let entries = standings.filter { form.sectionPlaces[$0.place] == section }
      let open = entries.filter { $0.standing == .unanswered }.map(\.place)
        .filter { form.items[$0].atDesk != .identity }
      return open.isEmpty ? nil : unknownLine(value, open, isWhole: open.count == entries.count)
    }
    guard !groups.isEmpty else { return [] }
    return [.heading(wording.unknown), .bullets(groups, .small)]
  }

  private func unknownLine(_ section: Section, _ open: [Int], isWhole: Bool) -> PageText {
    let title = PageText("\(section.title[language]): ", .strong)
    if isWhole, section.respondent == .staff, open.count > 1 {
      return title + PageText("\(wording.nothingFilledIn) (\(open.count))")
    }
    return title + PageText(open.map(question).joined(separator: "  ·  "))
  }

  private func group(_ section: Int) -> PageBlock.AnswerGroup? {
    let elsewhere = painPlaces
    let rows = standings.filter { entry in
      form.sectionPlaces[entry.place] == section && !isLong(entry.place)
        && !elsewhere.contains(entry.place)
    }
    .compactMap { entry in
      answerText(at: entry.place).map {
        PageBlock.Row(
          question: question(entry.place), answer: $0, language: ownLanguage(entry.place))
      }
    }
    guard !rows.isEmpty else { return nil }
    return PageBlock.AnswerGroup(
      title: form.questionnaire.sections[section].title[language], rows: rows)
  }

  private func quotation(
    _ entry: (place: Int, standing: ChartRecord.Standing)
  ) -> PageBlock? {
    guard let answer = answerText(at: entry.place) else { return nil }
    return .words(
      question: question(entry.place), quote: answer.plain,
      ownLanguage(entry.place) ?? language)
  }

  /// The language in which the patient wrote an answer, where it is not the page's.
  private func ownLanguage(_ place: Int) -> Language? {
    guard let answer = sheet[place], isText(answer),
      form.section(of: place).respondent == .patient
    else { return nil }
    return record.session.language
  }

  private func isLong(_ place: Int) -> Bool {
    guard let answer = sheet[place] else { return false }
    return words(answer, at: place).count > Self.longestBeside && isText(answer)
      || words(answer, at: place).count > 6 * Self.longestBeside
  }

  private func isText(_ answer: FittingAnswer) -> Bool {
    switch answer {
    case .text: true
    case .picked, .number: false
    }
  }

  /// The answer, and why it says nothing where it does not.
  func answerText(at place: Int) -> PageText? {
    guard let standing = standings.first(where: { $0.place == place })?.standing else {
      return nil
    }
    switch standing {
    case .answered(let answer): return PageText(words(answer, at: place), .strong)
    case .declined(let answer): return PageText(words(answer, at: place), .strong)
    case .unanswered: return nil
    case .doubtful(let answer): return doubted(answer, at: place, doubt(at: place))
    case .notCounted(let answer): return doubted(answer, at: place, wording.notCounted)
    }
  }

  private func doubt(at place: Int) -> String {
    record.session.sheet.changed.contains(place) ? wording.takenBackNote : wording.outdated
  }

  private func doubted(_ answer: FittingAnswer, at place: Int, _ doubt: String) -> PageText {
    PageText(words(answer, at: place)) + PageText(" (\(doubt))", .quiet)
  }
}
