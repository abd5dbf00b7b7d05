import Interview
import Rules

/// Something that a FHIR questionnaire cannot say.
package enum FHIRLoss: Hashable, Sendable {
  /// The section is always shown.
  case sectionCondition(Section.ID)
  /// The question is always shown.
  case condition(Item.ID)
  /// The question is shown to more people than are asked.
  case widerCondition(Item.ID)
  case widerSectionCondition(Section.ID)
  /// The interview goes on after this section in every case.
  case ending(Section.ID)
  /// A question for a number has no options.
  case optionsOfNumber(Item.ID)
  /// Every option is offered, and not only those that were picked in the other question.
  case offeredOptions(Item.ID, of: Item.ID)
  /// What counts when the question is not asked, or not answered.
  case standIn(Item.ID)
  /// That some answers are warnings.
  case warnings(Item.ID)
  case needs(Item.ID, Item.ID)
  case picture(Item.ID)
  /// What the desk does with it beyond asking.
  case deskUse(Item.ID)
  /// That the wording belongs to a published instrument.
  case fixedWording(Item.ID)
  /// That some options mean that the answer is not known.
  case unknownOptions
  case sources
  /// The introduction and the status in other languages than the first.
  case translatedIntroduction
  /// Findings, rules, outcomes and the texts about them.
  case rules

  /// What is lost, for the author of the questionnaire.
  package var sentence: String {
    switch self {
    case .sectionCondition(let id):
      "FHIR cannot say when the section \(id) is asked: it is always shown."
    case .condition(let id): "FHIR cannot say when \(id) is asked: it is always shown."
    case .widerCondition(let id):
      "FHIR says only in part when \(id) is asked: it is shown more often."
    case .widerSectionCondition(let id):
      "FHIR says only in part when the section \(id) is asked: it is shown more often."
    case .ending(let id): "FHIR cannot end the interview after the section \(id)."
    case .optionsOfNumber(let id): "FHIR has no options for the number that \(id) asks for."
    case .offeredOptions(let id, let other):
      "FHIR offers every option of \(id), and not only those picked in \(other)."
    case .standIn(let id): "FHIR cannot say what counts where \(id) has no answer."
    case .warnings(let id): "FHIR cannot say which answers to \(id) are warnings."
    case .needs(let id, let other):
      "FHIR cannot say that \(id) counts only with an answer to \(other)."
    case .picture(let id): "FHIR does not get the picture of \(id)."
    case .deskUse(let id): "FHIR cannot say what the desk does with \(id)."
    case .fixedWording(let id): "FHIR cannot say that the wording of \(id) is fixed."
    case .unknownOptions: "FHIR cannot say that some options mean that the answer is not known."
    case .sources: "FHIR does not get the sources."
    case .translatedIntroduction:
      "FHIR gets the introduction and the status in the first language only."
    case .rules: "FHIR's questionnaire has no findings, rules and outcomes."
    }
  }
}
