extension FHIR {
  struct Questionnaire: Encodable {
    let resourceType = "Questionnaire"
    var language: String
    var url: String
    var version: String
    var name: String
    var title: String
    var _title: Extended?
    /// Nobody has told the machine what stands in the questionnaire's own words.
    let status = "unknown"
    let subjectType = ["Patient"]
    var description: String
    var item: [Item]
  }

  struct Item: Encodable {
    var `extension`: [Extension]?
    var linkId: String
    var code: [Coding]?
    var prefix: String?
    var text: String
    var _text: Extended?
    var type: String
    var enableWhen: [EnableWhen]?
    var enableBehavior: String?
    var repeats: Bool?
    var readOnly: Bool?
    var maxLength: Int?
    var answerOption: [AnswerOption]?
    var item: [Item]?
  }

  struct AnswerOption: Encodable {
    var `extension`: [Extension]?
    var valueCoding: Coding
  }

  struct EnableWhen: Encodable {
    let question: String
    let `operator`: String
    let answer: Value

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(question, forKey: Key("question"))
      try container.encode(`operator`, forKey: Key("operator"))
      try answer.encode(to: &container, after: "answer")
    }
  }
}
