import Interview
import Rules
import Testing

struct ExplanationTests {
  private let careful: [Item.ID: Answer] = [
    "chest-pain": .codes(["no"]), "snores": .codes(["yes"]), "tired": .number(6),
  ]

  @Test("The patient reads the reasons that hold, what is true and what is not known")
  func patient() throws {
    let explanation = try Samples.explanation(careful)
    #expect(
      explanation.patientText
        == "You snore. Tell them about: Snoring; Not known: Naps. Rest well.")
    #expect(
      explanation.patientBlocks == [
        .paragraph("You snore. Tell them about:"), .list(["Snoring", "Not known: Naps"]),
        .paragraph("Rest well."),
      ])
  }

  @Test("The nurse reads codes, labels for staff, scores and answers")
  func nurse() throws {
    #expect(
      try Samples.explanation(careful).nurseText == """
        Codes snores. List Snoring; Not known: Naps. Missing none. Mean not known. \
        Naps not known. Snores: Yes.
        """)
    let danger = try Samples.explanation(["chest-pain": .codes(["yes"])])
    #expect(
      danger.nurseText == """
        Codes danger. List Chest pain now. Missing none. Mean not known. Naps not known. \
        Snores: no answer.
        """)
  }

  @Test("The words between are in the reader's language")
  func spanish() throws {
    let explanation = try Samples.explanation(careful, in: "es")
    #expect(explanation.patientText.contains("No se sabe: Naps"))
    #expect(explanation.words(for: 1) == "Sí")
  }

  @Test("Notes are given for true findings, passages for their outcome")
  func notesAndPassages() throws {
    var answers = careful
    answers["naps"] = .codes(["yes"])
    #expect(try Samples.explanation(answers).notes == ["Ask about naps."])
    answers["naps"] = .codes(["no"])
    answers["snores"] = .codes(["no"])
    #expect(try Samples.explanation(answers).passages == ["This is not a diagnosis."])
  }

  @Test("A precaution is what the patient has words for, unless it is ruled out")
  func precautions() throws {
    let explanation = try Samples.explanation(careful)
    #expect(
      explanation.precautions == [
        Explanation.Precaution(name: "Snoring", truth: .yes),
        Explanation.Precaution(name: "Naps", truth: .unknown),
      ])
    var answers = careful
    answers["snores"] = .codes(["no"])
    #expect(try Samples.explanation(answers).precautions.map(\.name) == ["Naps"])
  }

  @Test("A warning is named only while it holds, under its own urgency")
  func warnings() throws {
    let danger = try Samples.explanation(["chest-pain": .codes(["yes"])])
    #expect(danger.warnings(.emergency) == ["Chest pain now"])
    #expect(danger.warnings(.sameDay) == [])
    #expect(try Samples.explanation(careful).warnings(.emergency) == [])
    #expect(try Samples.explanation([:]).warnings(.emergency) == [])
  }

  @Test("A reason is told by its code, with the text or the finding that it has")
  func reasonWords() throws {
    #expect(try Samples.explanation(careful).reasonWords("snores") == "snores (You snore.)")
    let danger = try Samples.explanation(["chest-pain": .codes(["yes"])])
    #expect(danger.reasonWords("danger") == "danger (Chest pain now)")
    #expect(danger.reasonWords("unheard-of") == "unheard-of")
  }
}
