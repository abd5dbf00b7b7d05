import Interview

/// Every address that a resource of ours carries, made of the clinic's base.
struct FHIRAddresses: Sendable {
  let settings: ChartSettings
  let questionnaire: Questionnaire

  var base: String { settings.base }

  var questionnaireURL: String { "\(base)/Questionnaire/\(questionnaire.id)" }

  /// With its version, as a response names it.
  var canonical: String { "\(questionnaireURL)|\(questionnaire.version)" }

  /// The rules that came with the questionnaire.
  var rulesCanonical: String {
    "\(base)/Library/\(questionnaire.id)-rules|\(questionnaire.version)"
  }

  /// Of the words of this questionnaire: its questions, findings, reasons, outcomes and scores.
  func words(_ kind: String) -> String { "\(base)/CodeSystem/\(questionnaire.id)-\(kind)" }

  /// The same code may mean something else in another question.
  func options(of item: Item) -> String {
    "\(base)/CodeSystem/\(questionnaire.id)-option-\(item.id)"
  }

  var finality: String { tags("export-status") }

  /// The numbers by which one kind of resource of ours is found again.
  func identifiers(_ role: String) -> String { "\(base)/sid/\(role)" }

  func tags(_ kind: String) -> String { "\(base)/tag/\(kind)" }

  /// An answer that is on record and does not count.
  var setAside: String { "\(base)/StructureDefinition/answer-set-aside" }

  /// Answers to questions that are not asked, given the other answers.
  var notAsked: String { "\(base)/StructureDefinition/answers-not-asked" }

  /// Apart from every name that a question can have.
  static func link(of section: Section) -> String { "section.\(section.id)" }

  static func link(of score: String) -> String { "score.\(score)" }
}

extension String {
  /// As a value of a search in a URL.
  var inSearch: String {
    var text = ""
    for byte in utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x3A, 0x5F, 0x7E:
        text.unicodeScalars.append(Unicode.Scalar(byte))
      case _:
        let digits = String(byte, radix: 16, uppercase: true)
        text += digits.count < 2 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return text
  }
}
