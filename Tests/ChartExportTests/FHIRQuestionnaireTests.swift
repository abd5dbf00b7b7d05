import ChartExport
import Foundation
import Interview
import Rules
import Testing

/// The shipped questionnaire as a FHIR one.
@Suite struct FHIRQuestionnaireTests {
  private func shipped() throws -> FHIRQuestionnaire {
    let loaded = try FHIRSample().sample.loaded
    return try FHIRQuestionnaire(
      loaded.form, rules: loaded.rules, settings: .standard)
  }

  /// One question without its words, as JSON with sorted names.
  private func item(_ link: String) throws -> String {
    let document = try JSONSerialization.jsonObject(with: Data(try shipped().bytes))
    var found: [String: Any]?
    func look(_ items: Any?) {
      for item in items as? [[String: Any]] ?? [] {
        if item["linkId"] as? String == link { found = item }
        look(item["item"])
      }
    }
    look((document as? [String: Any])?["item"])
    var item = try #require(found)
    for name in ["text", "_text", "item", "answerOption"] { item[name] = nil }
    return String(
      decoding: try JSONSerialization.data(
        withJSONObject: item, options: [.sortedKeys, .withoutEscapingSlashes]), as: UTF8.self)
  }

  private static let control = """
    "extension":[{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl",\
    "valueCodeableConcept":{"coding":[{"code":"radio-button",\
    "system":"http://hl7.org/fhir/questionnaire-item-control"}]}}]
    """

  private func test(_ question: String, _ name: String, _ code: String) -> String {
    """
    {"answerCoding":{"code":"\(code)",\
    "system":"https://candidacy.invalid/CodeSystem/tpi-candidacy-option-\(question)"},\
    "operator":"\(name)","question":"\(question)"}
    """
  }

  @Test("A question that one answer leads to is shown with that answer")
  func oneAnswer() throws {
    #expect(
      try item("twitch-felt") == """
        {"enableWhen":[\(test("knot-felt", "=", "yes"))],\(Self.control),\
        "linkId":"twitch-felt","prefix":"21","type":"choice"}
        """)
  }

  @Test("A question that several tests lead to is shown when all of them hold")
  func allTests() throws {
    let tests =
      [test("tried", "=", "exercise")]
      + ["pt", "chiro", "posture", "not-sure", "prefer-not"].map { test("tried", "!=", $0) }
    #expect(
      try item("exercise-result") == """
        {"enableBehavior":"all","enableWhen":[\(tests.joined(separator: ","))],\(Self.control),\
        "linkId":"exercise-result","prefix":"31","type":"choice"}
        """)
  }

  @Test("A question that any of several answers leads to is shown with any of them")
  func anyAnswer() throws {
    let text = try item("press-spreads")
    let tests = ["no", "cannot-check"].map { test("press-hurts", "!=", $0) }
    #expect(text.contains(#""enableBehavior":"all""#))
    #expect(text.contains(tests.joined(separator: ",")))
  }

  @Test("A scale says its ends, and the pain its published code")
  func scale() throws {
    #expect(
      try item("peg-pain") == """
        {"code":[{"code":"72514-3","system":"http://loinc.org"}],"extension":[\
        {"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl",\
        "valueCodeableConcept":{"coding":[{"code":"slider",\
        "system":"http://hl7.org/fhir/questionnaire-item-control"}]}},\
        {"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-sliderStepValue",\
        "valueInteger":1},\
        {"url":"http://hl7.org/fhir/StructureDefinition/minValue","valueInteger":0},\
        {"url":"http://hl7.org/fhir/StructureDefinition/maxValue","valueInteger":10}],\
        "linkId":"peg-pain","prefix":"14","type":"integer"}
        """)
  }

  @Test("A score is worked out from its questions")
  func score() throws {
    let text = try item("score.peg")
    #expect(
      text.contains(
        "((%resource.descendants().where(linkId='peg-pain').answer.value"
          + " + %resource.descendants().where(linkId='peg-enjoyment').answer.value"
          + " + %resource.descendants().where(linkId='peg-activity').answer.value) / 3).round(1)"))
    #expect(text.contains(#""readOnly":true"#))
  }

  @Test("Questions for staff are not for whoever fills it in, and texts have their translations")
  func staffAndTranslations() throws {
    #expect(try item("exam-done").contains(#""readOnly":true"#))
    #expect(try !item("rf-now").contains("readOnly"))
    let text = String(decoding: try shipped().bytes, as: UTF8.self)
    #expect(text.contains(#"{"url":"lang","valueCode":"es"}"#))
    #expect(text.contains(#"questionnaire-optionExclusive","valueBoolean":true"#))
  }

  @Test("What FHIR cannot say is said")
  func losses() throws {
    let sentences = try shipped().losses.map(\.sentence)
    #expect(
      sentences.filter { !$0.contains("warnings") && !$0.contains("what counts") } == [
        "FHIR cannot end the interview after the section safety-today.",
        "FHIR cannot say when the section shot-safety is asked: it is always shown.",
        "FHIR cannot say what the desk does with who-answers.",
        "FHIR does not get the picture of pain-areas.",
        "FHIR says only in part when main-area is asked: it is shown more often.",
        "FHIR offers every option of main-area, and not only those picked in pain-areas.",
        "FHIR has no options for the number that peg-pain asks for.",
        "FHIR cannot say that the wording of peg-pain is fixed.",
        "FHIR has no options for the number that peg-enjoyment asks for.",
        "FHIR cannot say that the wording of peg-enjoyment is fixed.",
        "FHIR has no options for the number that peg-activity asks for.",
        "FHIR cannot say that the wording of peg-activity is fixed.",
        "FHIR does not get the picture of spread-where.",
        "FHIR cannot say what the desk does with patient-id.",
        "FHIR cannot say what the desk does with interpreter-used.",
        "FHIR cannot say what the desk does with interpreter-name.",
        "FHIR cannot say that flag-reviewed counts only with an answer to flag-reviewed-by.",
        "FHIR cannot say what the desk does with alert-ack.",
        "FHIR cannot say that some options mean that the answer is not known.",
        "FHIR does not get the sources.",
        "FHIR gets the introduction and the status in the first language only.",
        "FHIR's questionnaire has no findings, rules and outcomes.",
      ])
    #expect(sentences.contains("FHIR cannot say which answers to rf-now are warnings."))
    #expect(sentences.contains("FHIR cannot say what counts where main-area has no answer."))
  }

  @Test("A questionnaire that was spoiled is found out")
  func spoiled() throws {
    let loaded = try FHIRSample().sample.loaded
    let check = FHIRCheck(loaded.form, settings: .standard)
    let text = String(decoding: try shipped().bytes, as: UTF8.self)
    let changes: [(from: String, to: String, sentence: String)] = [
      (
        "\"question\":\"knot-felt\"", "\"question\":\"nothing\"",
        "Questionnaire/twitch-felt.enableWhen tests a question that is not there."
      ),
      (
        "\"linkId\":\"rf-now\"", "\"linkId\":\"limb-weak\"",
        "Questionnaire/limb-weak is there twice."
      ),
      (
        "\"type\":\"group\"", "\"type\":\"folder\"",
        "Questionnaire.item[0].type is not one of its codes."
      ),
      (
        "\"version\":\"0.1.0\"", "\"version\":\"9\"",
        "Questionnaire.url names another questionnaire."
      ),
      ("\"enableBehavior\":\"all\",", "", "Questionnaire/press-spreads.enableBehavior is missing."),
      ("\"title\":", "\"titel\":", "Questionnaire.title is missing."),
      (
        "\"maxLength\":120", "\"maxLength\":\"120\"",
        "Questionnaire.item[10].item[0].maxLength is no integer."
      ),
    ]
    for change in changes {
      let place = try #require(text.range(of: change.from), "\(change.from)")
      let spoiled = text.replacingCharacters(in: place, with: change.to)
      #expect(
        check.faults(inQuestionnaire: Array(spoiled.utf8)).map(\.sentence)
          .contains(change.sentence))
    }
  }
}
