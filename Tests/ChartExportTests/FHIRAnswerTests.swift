import ChartExport
import Foundation
import Interview
import Testing

/// How answers, and their absence, are said.
@Suite struct FHIRAnswerTests {
  private func answer(
    to question: Item.ID, _ answer: Answer?, in language: Language = "en",
    changing change: (inout Visit) -> Void = { _ in }, asOf: Int64 = 4000
  ) throws -> String {
    let sample = try FHIRSample()
    var visit = try sample.visit(in: language, answering: [question: answer])
    change(&visit)
    return try FHIRSample.answer(
      try sample.bundle(visit, asOf: asOf).bytes, to: question.text)
  }

  @Test("A number is a number")
  func number() throws {
    #expect(
      try answer(to: "peg-pain", .number(7))
        == #"{"answer":[{"valueInteger":7}],"linkId":"peg-pain"}"#)
  }

  @Test("A choice is said in the patient's language, and translated for the reader")
  func choice() throws {
    #expect(
      try answer(to: "stiffness", .codes(["yes"]), in: "es") == """
        {"answer":[{"valueCoding":{"_display":{"extension":[{"extension":[{"url":"lang",\
        "valueCode":"en"},{"url":"content","valueString":"Yes"}],"url":\
        "http://hl7.org/fhir/StructureDefinition/translation"}]},"code":"yes","display":"Sí",\
        "system":"https://candidacy.invalid/CodeSystem/tpi-candidacy-option-stiffness"}}],\
        "linkId":"stiffness"}
        """)
  }

  @Test("Rather not saying is no answer, with the reason")
  func declined() throws {
    #expect(
      try answer(to: "peg-pain", .codes(["prefer-not"])) == """
        {"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason",\
        "valueCode":"asked-declined"},{"extension":[{"url":"why","valueCode":"declined"},\
        {"url":"answer","valueCoding":{"code":"prefer-not","display":"I'd rather not say",\
        "system":"https://candidacy.invalid/CodeSystem/tpi-candidacy-option-peg-pain"}}],\
        "url":"https://candidacy.invalid/StructureDefinition/answer-set-aside"}],\
        "linkId":"peg-pain"}
        """)
    #expect(
      try answer(to: "peg-pain", .codes(["not-sure"])).contains(#""valueCode":"asked-unknown""#))
  }

  @Test("A question that was passed has no answer, and nothing is known")
  func unanswered() throws {
    #expect(
      try answer(to: "stiffness", nil) == """
        {"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason",\
        "valueCode":"unknown"}],"linkId":"stiffness"}
        """)
  }

  @Test("A safety answer that is too old is set aside and counts as unknown")
  func outdated() throws {
    let old = try answer(to: "rf-cancer", .codes(["no"]), asOf: 100_000)
    #expect(old.contains(#""valueCode":"unknown""#))
    #expect(old.contains(#"{"url":"why","valueCode":"outdated"}"#))
    #expect(!old.contains(#""answer":["#))
  }

  @Test("A warning that was taken back is no answer either")
  func takenBack() throws {
    let sample = try FHIRSample()
    var visit = try sample.visit(answering: ["rf-cancer": .codes(["yes"])])
    try visit.act(.answer("rf-cancer", .codes(["no"])), at: 320)
    let text = try FHIRSample.answer(try sample.bundle(visit).bytes, to: "rf-cancer")
    #expect(text.contains(#"{"url":"why","valueCode":"taken-back"}"#))
    #expect(!text.contains(#""answer":["#))
  }

  @Test("The answer to a question that is not asked is no item")
  func notAsked() throws {
    let sample = try FHIRSample()
    var visit = try sample.visit()
    visit.staff(.entered("limb-worse", .codes(["yes"])), at: 400)
    let bytes = try sample.bundle(visit).bytes
    #expect(try FHIRSample.answer(bytes, to: "limb-worse") == "nothing")
    #expect(
      String(decoding: bytes, as: UTF8.self).contains(
        #"{"extension":[{"extension":[{"url":"linkId","valueString":"limb-worse"},"#
          + #"{"url":"answer","valueCoding":{"code":"yes","#))
  }

  @Test(
    "Hostile words arrive as words",
    arguments: [
      ("\u{1B}[31mred", "\u{FFFD}[31mred"), ("a\u{202E}b", "a\u{FFFD}b"),
      ("a\u{9B}b", "a\u{FFFD}b"), (" x\r\ny\r\n", "x\ny"), ("<script>&amp;", "<script>&amp;"),
      ("a|b^c&d~e\\f", "a|b^c&d~e\\f"), ("右肩 👩🏽‍⚕️", "右肩 👩🏽‍⚕️"),
    ])
  func hostile(words: String, arriving: String) throws {
    let sample = try FHIRSample()
    var visit = try sample.visit()
    visit.staff(.entered("nurse-vitals", .text(words)), at: 400)
    let lines = try FHIRSample.lines(try sample.bundle(visit).bytes) {
      $0.hasSuffix("answer.valueString")
    }
    #expect(
      lines == [".entry<QuestionnaireResponse>.resource.item.item.answer.valueString: \(arriving)"])
  }

  @Test("Whoever decides for the patient is who gave the answers")
  func guardian() throws {
    let sample = try FHIRSample()
    let visit = try sample.visit(answering: ["who-answers": .codes(["guardian"])])
    let lines = try FHIRSample.lines(try sample.bundle(visit).bytes) { path in
      path.hasPrefix(".entry<QuestionnaireResponse>.resource.source")
    }
    #expect(
      lines == [
        ".entry<QuestionnaireResponse>.resource.source.display: I decide for the patient",
        ".entry<QuestionnaireResponse>.resource.source.type: RelatedPerson",
      ])
  }

  @Test("The pain has its published code, and the score sums up its questions")
  func scores() throws {
    let sample = try FHIRSample()
    let lines = try FHIRSample.lines(try sample.bundle(sample.signed(try sample.visit())).bytes) {
      path in
      path.hasPrefix(".entry<Observation>.resource.")
        && (path.hasSuffix("code.coding.code") || path.hasSuffix("valueQuantity.value")
          || path.hasSuffix("valueCodeableConcept.coding.code")
          || path.hasSuffix("hasMember.type"))
    }
    #expect(
      lines.map { $0.dropFirst(".entry<Observation>.resource.".count) } == [
        "code.coding.code: 72514-3", "code.coding.code: peg-pain", "valueQuantity.value: 6",
        "code.coding.code: peg-enjoyment", "valueQuantity.value: 5",
        "code.coding.code: peg-activity", "valueQuantity.value: 6",
        "code.coding.code: peg", "hasMember.type: Observation", "hasMember.type: Observation",
        "hasMember.type: Observation", "valueQuantity.value: 5.7",
        "code.coding.code: suggestion", "valueCodeableConcept.coding.code: discuss",
      ])
  }
}
