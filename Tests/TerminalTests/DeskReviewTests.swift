import Foundation
import Interview
import TerminalHarness
import Testing

@testable import Desk
@testable import candidacy

/// What a nurse reads about one interview, on the smallest screen.
@Suite struct DeskReviewTests {
  private let clinic: DeskClinic
  private let words = DeskWording.english

  init() throws {
    clinic = try DeskClinic()
    let events = try DeskInterview.events(
      [
        "rf-cancer": .codes(["prefer-not"]), "blood-risk": .codes(["aspirin-type"]),
        "who-answers": .codes(["helper"]),
      ], first: ["rf-unwell": .codes(["fever"]), "pain-duration": .codes(["over-1-year"])],
      in: "es")
    let now = Timestamp.now()
    func earlier(_ seconds: Int64) -> Timestamp {
      Timestamp(milliseconds: now.milliseconds - seconds * 1000)
    }
    try clinic.put([events[0]], at: earlier(600))
    try clinic.add(Array(events.dropFirst()), to: 1, at: earlier(348))
    try clinic.add(
      [.staff(StaffEntry(by: DeskPerson.ben.id, .entered("active-program", .codes(["none"]))))],
      to: 1)
  }

  private func review(size: ScreenSize) throws -> DeskVisit {
    let desk = try clinic.desk(size: size)
    try desk.open(ticket: 1)
    return desk
  }

  @Test("The review reads from safety to the record, and every line of it can be reached")
  func wholePage() throws {
    let text = try review(size: .small).readThrough(by: 1)
    let loaded = try DeskInterview.patient().loaded
    let sections = loaded.form.questionnaire.sections.filter { $0.respondent == .patient }
    let checklist = try #require(loaded.rules.definition.checklist)
    #expect(
      text.missing(
        inOrder: [
          words.safety, "\(words.staffNeeded), ",
          "\(words.notKnown): \(try DeskInterview.ask("rf-unwell"))", words.takenBack,
          "\(words.notKnown): \(try DeskInterview.ask("rf-cancer"))",
          words.suggestionHeading, "Ask the nurse", "\(words.why): \(words.rule) R4",
          words.shownSame, words.precautions,
          "Takes only aspirin, ibuprofen, or naproxen.", "collapse a lung",
          words.scores, "PEG score (0-10): 5.7", checklist.title["en"], checklist.note["en"],
          words.changedHeading,
        ] + sections.map { $0.title["en"] } + [
          words.record, "\(words.answeredIn): Español", "\(words.timeTaken): 4 min 12 s",
          words.notSigned, loaded.form.questionnaire.status["en"],
        ]) == [])
  }

  @Test("The payer checklist says met, not met or unknown, and never that anybody pays")
  func checklist() throws {
    let text = try review(size: .small).readThrough()
    #expect(
      text.missing(inOrder: [
        "D2 \(words.status(.unknown)): ", "D3 \(words.status(.yes)): ",
        "D4 \(words.status(.yes)): ", "D6 \(words.status(.no)): ",
        "D11 \(words.status(.unknown)): ",
      ]) == [])
    #expect(words.status(.yes) == "met")
    #expect(words.status(.no) == "not met")
    #expect(!text.lowercased().contains("covered"))
    #expect(!text.contains("D7 "))
  }

  @Test("Changed answers stand with the old ones, and the patient's own words beside the nurse's")
  func changed() throws {
    let text = try review(size: .small).readThrough()
    let helper = try DeskInterview.label("helper", of: "who-answers")
    let ayuda = try DeskInterview.label("helper", of: "who-answers", in: "es")
    #expect(text.contains("\(try DeskInterview.ask("who-answers")) > \(helper) (“\(ayuda)”)"))
    let fever = try DeskInterview.label("fever", of: "rf-unwell")
    let none = try DeskInterview.label("none", of: "rf-unwell")
    let year = try DeskInterview.label("over-1-year", of: "pain-duration")
    let months = try DeskInterview.label("3-12-months", of: "pain-duration")
    #expect(
      text.missing(inOrder: [
        words.changedHeading, try DeskInterview.ask("rf-unwell"),
        "\(words.thePatient): \(fever)", "\(words.thePatient): \(none)",
        try DeskInterview.ask("pain-duration"), "\(words.thePatient): \(year)",
        "\(words.thePatient): \(months)",
      ]) == [])
  }

  @Test("The parts of the page are one key apart")
  func nextPart() throws {
    let desk = try review(size: .usual)
    for heading in [words.suggestionHeading, words.precautions, words.scores] {
      let focused = desk.sight.focusedText
      desk.type("j")
      try desk.wait(until: "“\(heading)” above the focus") { sight in
        guard sight.focusedText != focused, let row = sight.focusedRows?.first else { return false }
        return sight.rows[..<row].contains { $0.contains(heading) }
      }
    }
  }
}
