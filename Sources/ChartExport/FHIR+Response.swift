extension FHIR {
  struct QuestionnaireResponse: Encodable {
    let resourceType = "QuestionnaireResponse"
    var meta: Meta
    var language: String
    var text: Narrative
    var identifier: Identifier
    var questionnaire: String
    var status: String
    var subject: Reference
    var authored: String
    var author: Reference
    var source: Reference
    var item: [ResponseItem]?
  }

  struct ResponseItem: Encodable {
    var `extension`: [Extension]?
    var linkId: String
    var text: String?
    var answer: [Answer]?
    var item: [ResponseItem]?
  }
}
