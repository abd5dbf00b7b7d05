import Interview

extension Loading {
  /// Where the texts, questions and sections stand, for checks that need more than this module.
  mutating func places(
    of questionnaire: Questionnaire, _ marks: QuestionnaireMarks
  ) -> AuthoredPlaces {
    var places = AuthoredPlaces()
    let own = questionnaire.languages.first?.language ?? "en"
    for text in notes.texts {
      var locations = text.translations.mapValues { sources.location(of: $0.mark) }
      locations[own] = sources.location(of: text.source.mark)
      places.texts[text.path] = locations
    }
    for (item, mark) in zip(questionnaire.sections.flatMap(\.items), marks.items) {
      places.items[item.id] = sources.location(of: mark.id)
    }
    for (section, mark) in zip(questionnaire.sections, marks.sections) {
      places.sections[section.id] = sources.location(of: mark.id)
    }
    return places
  }

  func translationState(_ records: [TranslationRecord]) -> TranslationState {
    TranslationState(
      texts: notes.texts.map {
        TranslationState.Text(
          path: $0.path, digest: TranslationRecord.digest(of: $0.source.text))
      },
      recorded: Dictionary(
        records.map { ($0.language, $0.digests.mapValues(\.digest)) },
        uniquingKeysWith: { first, _ in first }))
  }
}

extension QuestionnaireReader {
  /// Who reads what, once all sections are read.
  func readership(of questionnaire: Questionnaire) -> Readership {
    var staff: Set<String> = []
    for section in questionnaire.sections {
      switch section.respondent {
      case .staff: staff.formUnion(section.items.map(\.id.text))
      case .patient: break
      }
    }
    let lists = choices.filter { _, list in list.users.allSatisfy { staff.contains($0.text) } }
    return Readership(staffChoices: Set(lists.keys), staffItems: staff)
  }
}
