import Interview

/// The program's own words on a page, in each language that staff may read it in.
struct PageWording: Sendable {
  let selfReported: String
  let askedByStaff: String
  let preliminary: String
  let notSigned: String
  let signed: String
  let amended: String
  let void: String
  let doNotUse: String
  let revision: String
  let signedBy: String
  let signedBefore: String
  let notIdentified: String
  let patient: String
  let name: String
  let birthDate: String
  let recordNumber: String
  let ticket: String
  let started: String
  let ended: String
  let answeredIn: String
  let notFinished: String
  let notFinishedNote: String
  let interrupted: String
  let safety: String
  let urgent: String
  let sameDay: String
  let notKnown: String
  let takenBack: String
  let takenBackNote: String
  let outdated: String
  let precaution: String
  let notRuledOut: String
  let noWarning: String
  let acknowledged: String
  let after: String
  let suggestion: String
  let noOrder: String
  let because: String
  let rule: String
  let forNurse: String
  let note: String
  let shown: String
  let nothingShown: String
  let shownDiffers: String
  let pain: String
  let unknownScore: String
  let unknown: String
  let nothingFilledIn: String
  let words: String
  let changed: String
  let byPatient: String
  let reason: String
  let undone: String
  let unreadableAnswer: String
  let noAnswer: String
  let answers: String
  let notCounted: String
  let record: String
  let questionnaire: String
  let rules: String
  let rulesDiffer: String
  let session: String
  let events: String
  let unreadable: String
  let page: String
  let of: String

  /// English where pages are not written in the language.
  static func inLanguage(_ language: Language) -> PageWording {
    language.code == "es" ? spanish : english
  }

  static var lifeInHours: Int64 { Session.safetyAnswerLife / 3_600_000 }

  /// As in `2 h 5 min`; the units are written alike in both languages.
  func duration(milliseconds: Int64) -> String {
    let seconds = max(0, milliseconds) / 1000
    let parts = [(seconds / 3600, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s")]
    let shown = parts.drop { $0.0 == 0 }.prefix(2)
    return shown.isEmpty ? "0 s" : shown.map { "\($0.0) \($0.1)" }.joined(separator: " ")
  }
}
