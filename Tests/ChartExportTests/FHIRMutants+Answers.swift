extension FHIRMutants {
  /// The response and its answers.
  static let answers: [FHIRMutant] = [
    .init(
      #""status":"completed""#,
      #""status":"complete""#,
      "Bundle.entry[2].resource.status is not one of its codes."),
    .init(
      #""status":"completed""#,
      #""status":"in-progress""#,
      "entry[2].QuestionnaireResponse.status does not fit the status of the rest."),
    .init(
      #""status":"completed""#,
      #""status":"amended""#,
      "entry[2].QuestionnaireResponse.status does not fit the status of the rest."),
    .init(
      #""questionnaire":"https://candidacy.invalid/Questionnaire/tpi-candidacy|0.1.0""#,
      #""questionnaire":"https://candidacy.invalid/Questionnaire/tpi-candidacy|0.2.0""#,
      "entry[2].QuestionnaireResponse.questionnaire names another questionnaire."),
    .init(
      #""questionnaire":"https:"#,
      #""questionnaire":"tpi"#,
      "Bundle.entry[2].resource.questionnaire is no canonical."),
    .init(
      #""linkId":"rf-now""#,
      #""linkId":"rf-nowhere""#,
      "entry[2].QuestionnaireResponse/section.safety-now/rf-nowhere is not in the questionnaire there."
    ),
    .init(
      #""linkId":"age-group""#,
      #""linkId":"who-answers""#,
      "entry[2].QuestionnaireResponse/section.start/who-answers is not in the order of the questionnaire."
    ),
    .init(
      #""linkId":"section.start""#,
      #""linkId":"section.goal""#,
      "entry[2].QuestionnaireResponse/section.safety-now is not in the order of the questionnaire."),
    .init(
      #""linkId":"section.start""#,
      #""linkId":"start""#,
      "entry[2].QuestionnaireResponse/start is not in the questionnaire there."),
    .init(
      #""linkId":"stiffness","#,
      "",
      "Bundle.entry[2].resource.item[4].item[5].linkId is missing."),
    .init(
      #"{"valueInteger":6}"#,
      #"{"valueInteger":60}"#,
      "entry[2].QuestionnaireResponse/section.your-pain/peg-pain has an answer that does not fit the question."
    ),
    .init(
      #"{"valueInteger":6}"#,
      #"{"valueInteger":6.5}"#,
      "Bundle.entry[2].resource.item[3].item[2].answer[0].valueInteger is no integer."),
    .init(
      #"{"valueInteger":6}"#,
      #"{"valueInteger":"6"}"#,
      "Bundle.entry[2].resource.item[3].item[2].answer[0].valueInteger is no integer."),
    .init(
      #"{"valueInteger":6}"#,
      #"{"valueDecimal":6}"#,
      "entry[2].QuestionnaireResponse/section.your-pain/peg-pain has an answer that does not fit the question."
    ),
    .init(
      #"{"valueInteger":6}"#,
      #"{"valueInteger":6,"valueString":"six"}"#,
      "Bundle.entry[2].resource.item[3].item[2].answer[0] has two values."),
    .init(
      #"{"valueInteger":6}"#,
      "{}",
      "It is not JSON at byte"),
    .init(
      #"{"valueInteger":6}"#,
      #"{"valueInteger":6},{"valueInteger":5}"#,
      "entry[2].QuestionnaireResponse/section.your-pain/peg-pain has an answer that does not fit the question."
    ),
    .init(
      #"{"valueDecimal":36.6}"#,
      #"{"valueDecimal":366}"#,
      "entry[2].QuestionnaireResponse/section.nurse-checks/nurse-temp-c has an answer that does not fit the question."
    ),
    .init(
      #"{"valueDecimal":36.6}"#,
      #"{"valueInteger":36}"#,
      "entry[2].QuestionnaireResponse/section.nurse-checks/nurse-temp-c has an answer that does not fit the question."
    ),
    .init(
      #"{"valueDecimal":36.6}"#,
      #"{"valueDecimal":NaN}"#,
      "It is not JSON at byte"),
    .init(
      #""code":"self""#,
      #""code":"selves""#,
      "entry[2].QuestionnaireResponse/section.start/who-answers has an answer that does not fit the question."
    ),
    .init(
      "CodeSystem/tpi-candidacy-option-who-answers",
      "CodeSystem/tpi-candidacy-option-age-group",
      "entry[2].QuestionnaireResponse/section.start/who-answers has an answer that does not fit the question."
    ),
    .init(
      #""system":"https://candidacy.invalid/CodeSystem/tpi-candidacy-option-who-answers""#,
      #""version":"1""#,
      "R4 has no Bundle.entry[2].resource.item[0].item[0].answer[0].valueCoding.version."),
    .init(
      #""valueCode":"asked-declined"}"#,
      #""valueCode":"asked-declined"}],"answer":[{"valueString":"x"}"#,
      "R4 has no Bundle.entry[2].resource.item[2].item[1].answer[1].extension."),
    .init(
      #""valueCode":"asked-declined""#,
      #""valueCode":" asked""#,
      "Bundle.entry[2].resource.item[2].item[1].extension[0].valueCode is no code."),
    .init(
      #""valueCode":"asked-declined""#,
      #""valueCode":"asked","valueString":"x""#,
      "Bundle.entry[2].resource.item[2].item[1].extension[0] has two values."),
    .init(
      #""url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason","valueCode":"asked-declined""#,
      #""url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason""#,
      "Bundle.entry[2].resource.item[2].item[1].extension[0] has no value."),
    .init(
      "120/80 & well",
      "120/80 & well ",
      "Bundle.entry[2].resource.item[10].item[1].answer[0].valueString is no string."),
    .init(
      "120/80 & well",
      #"120/80 \u0007 well"#,
      "Bundle.entry[2].resource.item[10].item[1].answer[0].valueString is no string."),
    .init(
      #""valueString":"120/80 & well""#,
      #""valueString":"""#,
      "It has something empty or null"),
  ]
}
