import Interview

/// What a file is for, by its name in the folder.
enum FileRole: Hashable, Sendable {
  case questionnaire
  case rules
  case handout
  case translation(Language)
  case translationRecord(Language)
  case cases
  case none

  static let questionnaireName = "questionnaire.yaml"
  static let rulesName = "rules.yaml"
  static let handoutName = "handout.yaml"
  static let mainNames = [questionnaireName, rulesName, handoutName]

  init(name: String) {
    switch name {
    case FileRole.questionnaireName: self = .questionnaire
    case FileRole.rulesName: self = .rules
    case FileRole.handoutName: self = .handout
    default:
      guard name.hasSuffix(".yaml") else {
        self = .none
        return
      }
      let stem = name.dropLast(".yaml".count)
      self = name.hasPrefix("cases/") ? .cases : FileRole(stem: stem)
    }
  }

  private init(stem: Substring) {
    if FileRole.isLanguage(stem) {
      self = .translation(Language(String(stem)))
    } else if stem.hasSuffix(TranslationRecord.ending),
      FileRole.isLanguage(stem.dropLast(TranslationRecord.ending.count))
    {
      self = .translationRecord(
        Language(String(stem.dropLast(TranslationRecord.ending.count))))
    } else {
      self = .none
    }
  }

  /// Two or three small letters, then subtags such as `-MX`.
  static func isLanguage(_ text: some StringProtocol) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, (2...3).contains(first.utf8.count),
      first.utf8.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) })
    else { return false }
    return parts.dropFirst().allSatisfy { part in
      (2...8).contains(part.utf8.count)
        && part.unicodeScalars.allSatisfy {
          $0.isASCII && $0.properties.isAlphabetic || ("0"..."9").contains($0)
        }
    }
  }
}
