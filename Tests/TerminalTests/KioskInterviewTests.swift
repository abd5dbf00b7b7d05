import TestSupplies
import TerminalHarness
import ChartExport
import Interview
@testable import Kiosk
import Store
import Testing

struct KioskInterviewTests {
  @Test(
    "However it is played, a whole interview leaves the same events and the same note",
    arguments: InterviewManner.allCases)
  func wholeInterview(_ manner: InterviewManner) throws {
    let patient = try ScriptedPatient.shipped()
    let folder = try manner.play(patient)

    let store = try SQLiteEventStore.unlocked(at: folder.storePath)
    let sessions = try store.sessions()
    let session = try #require(sessions.first)
    #expect(sessions.count == 1)
    let events = try store.events(of: session.id).map(\.event)
    #expect(events.first == .opened(patient.opening(in: manner.language)))
    #expect(Array(events.dropFirst()) == (try patient.events()))

    let export = try Command.run(
      "export", "1", "--format", "text", "--unidentified", "--store", folder.storePath)
    #expect(export.errors == "")
    #expect(export.status == 0)
    let note = ComparableNote(export.output)
    let expected = ComparableNote(try patient.note(in: "en", session: session.id))
    #expect(note.differences(from: expected) == [])
    let own = ComparableNote(try patient.note(in: manner.language, session: session.id))
    #expect(note.ofOneInterview == own.ofOneInterview)
  }

  @Test("The language can be switched on any page without losing an answer")
  func switching() throws {
    let patient = try ScriptedPatient.shipped()
    let english = try patient.questions()
    let spanish = try patient.questions(in: "es")
    let visit = try KioskVisit()
    try visit.start()
    try visit.answer(english[0])
    try visit.mark(english[1])
    try visit.switchTo("es") { visit.terminal.press("l") }
    try visit.see(spanish[1])
    try visit.seeMarked(spanish[1].picks[0], of: spanish[1])
    visit.terminal.press(.enter)
    try visit.see(spanish[2])
    try visit.switchTo("en") { try visit.terminal.click(onText: "L English") }
    try visit.see(english[2])
    visit.terminal.press(.escape)
    try visit.see(english[1])
    try visit.seeMarked(english[1].picks[0], of: english[1])
    #expect(try visit.stop() == .exited(0))
    #expect(
      try Array(visit.storedEvents().dropFirst()) == [
        .answered(english[0].id, english[0].answer), .languageChosen("es"),
        .answered(english[1].id, english[1].answer), .languageChosen("en"),
        .closed(.terminated),
      ])
  }
}

/// A note, with what differs from one interview to the next set apart.
struct ComparableNote {
  /// The lines of times (without the time), ticket, session and language, and what the patient was
  /// shown, which is kept in the patient's language.
  private(set) var ofOneInterview: [String] = []
  private(set) var lines: [String] = []

  init(_ note: String) {
    var isShown = false
    for line in note.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      isShown = line.hasPrefix("- Shown to the patient (") || (isShown && line.hasPrefix("    "))
      if isShown || ["Ticket:", "Answered in:", "Session:"].contains(where: line.hasPrefix) {
        ofOneInterview.append(line)
      } else if let label = ["Started:", "Ended:"].first(where: line.hasPrefix) {
        ofOneInterview.append(label)
      } else {
        lines.append(line)
      }
    }
  }

  /// Lines that only one of them has, and lines in another order.
  func differences(from other: ComparableNote) -> [String] {
    lines.difference(from: other.lines).map { change in
      switch change {
      case .insert(_, let line, _): "+ \(line)"
      case .remove(_, let line, _): "- \(line)"
      }
    }
  }
}

extension InterviewManner {
  var language: Language {
    switch self {
    case .spanishKeyboard: "es"
    case .englishKeyboard, .mouse, .linesThroughPipe, .linesOnDumbTerminal: "en"
    }
  }
}

extension ScriptedPatient {
  func opening(in language: Language) -> SessionEvent.Opening {
    SessionEvent.Opening(
      questionnaire: loaded.form.questionnaire.id, version: loaded.form.questionnaire.version,
      digest: loaded.digest, language: language)
  }

  /// The note on a finished interview, made without a kiosk and without a store.
  fileprivate func note(in language: Language, session: Session.ID) throws -> String {
    let start = Timestamp(milliseconds: 0)
    let events = try ([.opened(opening(in: language))] + events()).enumerated().map {
      order, event in
      StoredEvent(session: session, number: order + 1, event: event, at: start)
    }
    return TextNote(
      ChartRecord(
        id: session, ticket: 1, events: events, form: loaded.form, rules: loaded.rules,
        digest: loaded.digest, staffNames: [:], asOf: start,
        local: { LocalMoment($0, minutesFromUTC: 0) }), in: "en"
    ).text
  }
}
