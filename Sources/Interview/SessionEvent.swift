/// Something that happened in one interview; a session is the fold of these.
package enum SessionEvent: Hashable, Sendable {
  case opened(Opening)
  case languageChosen(Language)
  case answered(Item.ID, Answer)
  /// Left without an answer, or the answer was removed.
  case skipped(Item.ID)
  /// A warning answer was changed to a milder one.
  case takenBack(Item.ID)
  /// An emergency answer stopped the interview; staff are alerted.
  case interrupted(Item.ID)
  /// The patient said that it was a wrong key.
  case resumed(Item.ID)
  case submitted(Verdict)
  case closed(Closing)
  /// The code that staff gave was entered at a kiosk, and the interview goes on there.
  case codeEntered
  case staff(StaffEntry)

  package struct Opening: Hashable, Sendable {
    package let questionnaire: Questionnaire.ID
    package let version: String
    /// Of the folder that the questions and rules came from.
    package let digest: String
    package let language: Language

    package init(
      questionnaire: Questionnaire.ID, version: String, digest: String, language: Language
    ) {
      self.questionnaire = questionnaire
      self.version = version
      self.digest = digest
      self.language = language
    }
  }

  /// What the rules said when the patient sent the answers.
  package struct Verdict: Hashable, Sendable {
    package let outcome: String
    package let rule: String

    package init(outcome: String, rule: String) {
      self.outcome = outcome
      self.rule = rule
    }
  }

  package enum Closing: String, Hashable, Sendable, CaseIterable {
    case finished
    case idle
    case terminated
    case lineDropped = "line-dropped"
    case leftByPatient = "left-by-patient"
    /// Staff took the interview over from the kiosk.
    case byStaff = "by-staff"
  }
}
