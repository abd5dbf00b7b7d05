/// What is asked, as authored and not yet checked; `Form.checking` turns it into a form.
package struct Questionnaire: Hashable, Sendable {
  package typealias ID = Identifier<Questionnaire>

  package let id: ID
  package let version: String
  /// The source language first; each with its own name for itself.
  package let languages: [NamedLanguage]
  package let title: LocalizedText
  /// What stands about the clinical approval of this content.
  package let status: LocalizedText
  package let introduction: LocalizedText
  package let pictures: [Picture]
  package let sections: [Section]
  package let conditions: [NamedCondition]
  /// What the sources are that questions, rules and texts refer to.
  package let sources: [Source]

  package init(
    id: ID, version: String, languages: [NamedLanguage], title: LocalizedText,
    status: LocalizedText, introduction: LocalizedText, pictures: [Picture] = [],
    sections: [Section], conditions: [NamedCondition] = [], sources: [Source] = []
  ) {
    self.id = id
    self.version = version
    self.languages = languages
    self.title = title
    self.status = status
    self.introduction = introduction
    self.pictures = pictures
    self.sections = sections
    self.conditions = conditions
    self.sources = sources
  }
}

package struct NamedLanguage: Hashable, Sendable {
  package let language: Language
  package let name: String

  package init(language: Language, name: String) {
    self.language = language
    self.name = name
  }
}

/// Questions that belong together and are answered by the same person.
package struct Section: Hashable, Sendable {
  package typealias ID = Identifier<Section>

  package let id: ID
  package let title: LocalizedText
  package let respondent: Respondent
  package let when: Condition?
  /// Once true after this section's last question, the patient's interview ends.
  package let endsWhen: Condition?
  package let items: [Item]

  package init(
    id: ID, title: LocalizedText, respondent: Respondent = .patient, when: Condition? = nil,
    endsWhen: Condition? = nil, items: [Item]
  ) {
    self.id = id
    self.title = title
    self.respondent = respondent
    self.when = when
    self.endsWhen = endsWhen
    self.items = items
  }
}

package enum Respondent: String, Hashable, Sendable, CaseIterable {
  case patient
  case staff
}
