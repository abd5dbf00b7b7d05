import Interview
import Rules

extension FHIRRecord {
  static let response = "response"

  /// Every answer, in the patient's language, in the groups of the questionnaire.
  var responseResource: FHIR.QuestionnaireResponse {
    let standings = record.standings
    let groups = groups(of: standings)
    return FHIR.QuestionnaireResponse(
      meta: meta(.response), language: record.session.language.code,
      text: narrative(of: standings), identifier: identifier(Self.response),
      questionnaire: addresses.canonical, status: responseStatus, subject: subject,
      authored: answeredAt, author: author, source: source,
      item: groups.isEmpty ? nil : groups + scoreGroup)
  }

  private var responseStatus: String {
    if record.status == .void { return "entered-in-error" }
    guard record.isFinished else {
      switch record.session.state {
      case .answering, .interrupted, .submitted: return "in-progress"
      case .closed: return "stopped"
      }
    }
    return record.revision > 1 ? "amended" : "completed"
  }

  private typealias Standings = [(place: Int, standing: ChartRecord.Standing)]

  private func groups(of standings: Standings) -> [FHIR.ResponseItem] {
    var groups = form.questionnaire.sections.enumerated().compactMap { place, section in
      group(section, of: standings.filter { form.sectionPlaces[$0.place] == place })
    }
    let unasked = standings.compactMap { withoutEffect($0) }
    if let last = groups.indices.last, !unasked.isEmpty {
      groups[last].extension = [FHIR.Extension(addresses.notAsked, parts: unasked)]
    }
    return groups
  }

  private func group(
    _ section: Section, of standings: Standings
  ) -> FHIR.ResponseItem? {
    let items = standings.compactMap { item(at: $0.place, $0.standing) }
    guard !items.isEmpty else { return nil }
    return FHIR.ResponseItem(
      linkId: FHIRAddresses.link(of: section), text: words(section.title), item: items)
  }

  private func item(at place: Int, _ standing: ChartRecord.Standing) -> FHIR.ResponseItem? {
    let item = form.items[place]
    var written = FHIR.ResponseItem(
      linkId: item.id.text, text: words(item.ask))
    switch standing {
    case .answered(let answer):
      written.answer = values(of: answer, at: place).map { FHIR.Answer(value: $0) }
    case .declined(let answer):
      written.extension = [
        .absent(absence(of: answer, at: place)), aside("declined", answer, place),
      ]
    case .unanswered:
      written.extension = [.absent(.unknown)]
    case .doubtful(let answer):
      let why = record.outdated.contains(place) ? "outdated" : "taken-back"
      written.extension = [.absent(.unknown), aside(why, answer, place)]
    case .notCounted:
      return nil
    }
    return written
  }

  /// FHIR has no item for a question that is not asked: its answer stands at the last group.
  private func withoutEffect(
    _ standing: (place: Int, standing: ChartRecord.Standing)
  ) -> FHIR.Extension? {
    switch standing.standing {
    case .notCounted(let answer):
      FHIR.Extension(
        "question",
        parts: [FHIR.Extension("linkId", .string(form.items[standing.place].id.text))]
          + answers(answer, standing.place))
    case .answered, .declined, .unanswered, .doubtful: nil
    }
  }

  /// The answer where nobody takes it for one that counts.
  private func aside(
    _ why: String, _ answer: FittingAnswer, _ place: Int
  ) -> FHIR.Extension {
    FHIR.Extension(
      addresses.setAside,
      parts: [FHIR.Extension("why", .code(why))] + answers(answer, place))
  }

  private func answers(_ answer: FittingAnswer, _ place: Int) -> [FHIR.Extension] {
    values(of: answer, at: place).map { FHIR.Extension("answer", $0) }
  }

  func absence(of answer: FittingAnswer, at place: Int) -> FHIRAbsence {
    guard case .picked(let picks) = answer else { return .askedUnknown }
    let reasons = picks.places.map { FHIRAbsence(form.options(of: place)[$0].code) }
    return reasons.first { $0 != .askedUnknown } ?? .askedUnknown
  }

  private func values(of answer: FittingAnswer, at place: Int) -> [FHIR.Value] {
    let item = form.items[place]
    switch answer {
    case .picked(let picks):
      return picks.places.map { pick in
        let option = form.options(of: place)[pick]
        return .coding(
          FHIR.Coding(
            addresses.options(of: item), option.code.text, words(option.label),
            _display: translated(option.label)))
      }
    case .number(let number):
      switch item.kind {
      case .scale: return [.integer(Int(number))]
      case .number, .one, .oneOfPicked, .many, .text: return [.decimal(number)]
      }
    case .text(let text): return [.string(text.fhirText)]
    }
  }

  private var scoreGroup: [FHIR.ResponseItem] {
    let items = zip(record.rules.definition.scores, assessment.scores).compactMap { score, value in
      value.map {
        FHIR.ResponseItem(
          linkId: FHIRAddresses.link(of: score.id.text), text: words(score.label),
          answer: [FHIR.Answer(value: .decimal($0))])
      }
    }
    return items.isEmpty ? [] : [FHIR.ResponseItem(linkId: "scores", item: items)]
  }

  private func words(_ text: LocalizedText) -> String { text[record.session.language] }

  /// For a reader of another language than the patient's.
  private func translated(_ text: LocalizedText) -> FHIR.Extended? {
    let other = text[language]
    guard other != words(text) else { return nil }
    return FHIR.Extended(extension: [.translation(other, in: language.code)])
  }

  private func narrative(
    of standings: Standings
  ) -> FHIR.Narrative {
    let lines = standings.map { place, standing in
      "\(form.items[place].ask[language]) \(words(standing, at: place))".fhirText
    }
    let title = form.questionnaire.title[language]
    return FHIR.Narrative([title] + lines, in: language.code)
  }

  private func words(_ standing: ChartRecord.Standing, at place: Int) -> String {
    func words(_ answer: FittingAnswer) -> String {
      form.words(for: answer, at: place, in: language)
    }
    switch standing {
    case .answered(let answer), .declined(let answer): return words(answer)
    case .unanswered: return notePhrases.notAnswered
    case .doubtful(let answer):
      let outdated = record.outdated.contains(place)
      let doubt = outdated ? notePhrases.outdated : notePhrases.takenBack.lowercased()
      return "\(words(answer)) (\(doubt))"
    case .notCounted(let answer): return "\(words(answer)) (\(notePhrases.notCounted))"
    }
  }
}
