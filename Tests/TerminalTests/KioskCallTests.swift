import Foundation
import GRDB
import Interview
import Store
import TerminalHarness
import TestSupplies
import TerminalUI
import Testing

@testable import Kiosk

/// An emergency answer while the store takes nothing: the patient is told what to do all the same.
struct KioskCallTests {
  private let patient: ScriptedPatient
  private let folder: TemporaryFolder

  init() throws {
    patient = try ScriptedPatient.shipped()
    folder = try TemporaryFolder()
  }

  /// The events up to the emergency answer, after the opening.
  private func alarmed(_ questions: some Sequence<ScriptedQuestion>) -> [SessionEvent] {
    questions.map { .answered($0.id, $0.answer) }
      + [.answered("rf-now", .codes(["yes"])), .interrupted("rf-now")]
  }

  /// A kiosk at its first emergency question, with what was answered before it.
  private func atAlarm(
    _ language: Language = "en", environment: [String: String] = [:]
  ) throws -> (visit: KioskVisit, before: ArraySlice<ScriptedQuestion>, alarm: ScriptedQuestion) {
    let visit = try KioskVisit(
      in: folder,
      environment: ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"]
        .merging(environment) { $1 })
    let questions = try patient.questions(in: language)
    let place = try #require(questions.firstIndex { $0.id == "rf-now" })
    try visit.start(in: language)
    try visit.answer(questions[..<place])
    try visit.see(questions[place])
    return (visit, questions[..<place], try questions[place].answered("yes"))
  }

  private func seeCall(
    on visit: KioskVisit, behind before: some Sequence<ScriptedQuestion>, _ notice: String
  ) throws {
    let explanation = patient.explanation(of: alarmed(before), in: visit.language)
    try visit.see(
      explanation.heading, explanation.patientText, "! \(notice)", visit.wording.staffIsHere,
      visit.wording.wrongKey)
    #expect(!visit.screen.shows(visit.wording.notSaved))
  }

  @Test("On the smallest screen the call is seen whole, with what it says of the answer")
  func fits() throws {
    let loaded = patient.loaded
    let place = try #require(loaded.form.place(of: Item.ID("rf-now")))
    for language in ["en", "es"] as [Language] {
      var program = KioskProgram(
        content: KioskContent(
          form: loaded.form, rules: loaded.rules, handout: loaded.handout, digest: loaded.digest),
        language: language, size: ScreenFit.smallest, at: Moment(milliseconds: 0))
      program.session = Session(form: loaded.form, replaying: alarmed([]))
      program.open(.interrupted(place, .onward))
      program.view.notice = program.wording.callNotSaved
      #expect(PageLayout(program.page, in: ScreenFit.smallest).rowsOver <= 0, "\(language)")
    }
  }

  private func destroyAll() throws {
    let store = try SQLiteEventStore.unlocked(at: folder.storePath)
    let account = SiteEvent.Account("root")
    #expect(try store.destroy(store.sessions().map(\.id), by: account, at: .now()).count == 1)
  }

  @Test("While another program keeps the store locked the call comes at once, and is stored later")
  func locked() throws {
    let (visit, before, alarm) = try atAlarm()
    let bells = visit.screen.bells
    let other = try DatabaseQueue(path: folder.storePath)
    let explanation = patient.explanation(of: alarmed(before), in: "en")
    try visit.mark(alarm)
    try other.inDatabase { database in
      try database.execute(sql: "BEGIN EXCLUSIVE")
      let start = ContinuousClock.now
      visit.terminal.press(.enter)
      try visit.see(explanation.heading, explanation.patientText)
      // A kiosk waits five seconds for the lock.
      #expect(ContinuousClock.now - start < .seconds(4))
      #expect(visit.screen.bells == bells + 1)
      #expect(!visit.screen.shows(visit.wording.callNotSaved))
      try seeCall(on: visit, behind: before, visit.wording.callNotSaved)
      try database.execute(sql: "ROLLBACK")
    }
    try visit.terminal.wait(until: "what is saved", within: 30) { screen in
      screen.shows(explanation.heading, visit.wording.callSaved)
    }
    #expect(try Array(visit.storedEvents().dropFirst()) == alarmed(before))
    #expect(visit.screen.bells == bells + 1)
    #expect(try visit.stop() == .exited(0))
  }

  @Test(
    "When the disk fails under the answer the call says so, and it is stored by itself later",
    .enabled(if: Preload.compiler != nil, Preload.missing))
  func broken() throws {
    let table = try FaultTable(at: folder.path("table"), times: 0)
    let library = try Preload("faults")
    let (visit, before, alarm) = try atAlarm(
      "es",
      environment: FaultyCall(kind: .sync, cause: .broken, number: 1)
        .environment(below: folder.storePath, by: library, table))
    try visit.mark(alarm)
    try table.failOnce()
    visit.terminal.press(.enter)
    try seeCall(on: visit, behind: before, visit.wording.callNotSaved)
    #expect(try table.failures() == 1)
    try visit.terminal.wait(until: "what is saved", within: 30) { screen in
      screen.shows(visit.wording.callSaved)
    }
    #expect(try Array(visit.storedEvents().dropFirst()) == alarmed(before))
    visit.terminal.press("1")
    try visit.see(visit.wording.yourTicket)
    #expect(try visit.stop() == .exited(0))
  }

  @Test("In a session that was destroyed meanwhile the call comes too, and then the front desk")
  func destroyed() throws {
    let (visit, before, alarm) = try atAlarm()
    try visit.mark(alarm)
    try destroyAll()
    visit.terminal.press(.enter)
    try seeCall(on: visit, behind: before, visit.wording.callNotSaved)
    visit.terminal.press("2")
    try visit.see(visit.wording.frontDesk, visit.wording.answersLost)
    visit.terminal.press(.enter)
    try visit.see(visit.wording.welcome)
    // The next person begins as always.
    visit.terminal.press(.enter)
    try visit.see(try patient.questions()[0])
    #expect(try visit.stop() == .exited(0))
  }

  @Test(
    "An ordinary answer in a destroyed session is not said to be saved, nor are those before it",
    arguments: ["en", "es"] as [Language])
  func destroyedOrdinary(language: Language) throws {
    let (visit, _, alarm) = try atAlarm(language)
    let calm = try alarm.answered("no")
    try visit.mark(calm)
    try destroyAll()
    visit.terminal.press(.enter)
    try visit.see(visit.wording.frontDesk, visit.wording.answersLost)
    #expect(!visit.screen.shows(visit.wording.notSaved))
    visit.terminal.press(.enter)
    try visit.switchTo("en") {}
    try visit.see(visit.wording.welcome)
    #expect(try visit.stop() == .exited(0))
  }

  @Test(
    "By lines, a destroyed session calls and says the same", arguments: ["en", "es"] as [Language])
  func destroyedByLines(language: Language) throws {
    let wording = Wording.inLanguage(language)
    let questions = try patient.questions(in: language)
    let place = try #require(questions.firstIndex { $0.id == "rf-now" })
    let kiosk = try LineProcess(
      Product.executable(),
      arguments: ["kiosk", "--linear", "--language", language.code, "--store", folder.storePath],
      environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"])
    func say(_ line: String, _ text: String) throws {
      let start = kiosk.count
      kiosk.say(line)
      #expect(try kiosk.wait(for: [text], from: start) == text)
    }
    #expect(try kiosk.wait(for: [wording.welcome], from: 0) == wording.welcome)
    try say(language == "en" ? "1" : "2", questions[0].text)
    for (question, next) in zip(questions[..<place], questions[1...]) {
      try say(question.line, next.text)
    }
    try destroyAll()
    let explanation = patient.explanation(of: alarmed(questions[..<place]), in: language)
    let start = kiosk.count
    try say(try questions[place].answered("yes").line, "! \(wording.callNotSaved)")
    #expect(kiosk.text(from: start).contains("!! \(explanation.heading)\n"))
    #expect(!kiosk.text(from: start).contains(wording.notSaved))
    try say("", wording.answersLost)
    try say("", wording.welcome)
    kiosk.hangUp()
    #expect(try kiosk.end() == .exited(0))
  }
}
