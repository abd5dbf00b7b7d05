import TestSupplies
import TerminalHarness
import Foundation
import Interview
@testable import Kiosk
import Store
import Testing

@Suite(.enabled(if: PrivateDisk.isAllowed, "A small disk cannot be mounted here."))
struct KioskFullDiskTests {
  private let patient: ScriptedPatient
  private let questions: [ScriptedQuestion]
  private let visit: KioskVisit

  init() throws {
    patient = try ScriptedPatient.shipped()
    questions = try patient.questions()
    let terminal = try TerminalSession(
      executable: "/usr/bin/env",
      arguments: PrivateDisk.prefix + [
        Product.executable(), "kiosk", "--store", "\(PrivateDisk.place)/store.sqlite",
      ],
      environment: [
        "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
        // So small a disk would never let anybody begin.
        "CANDIDACY_DISK_REFUSAL": "0",
      ])
    visit = KioskVisit(at: terminal, in: try TemporaryFolder())
  }

  /// The events behind the opening; the disk is gone with the kiosk.
  private func storedEvents() throws -> [SessionEvent] {
    for name in ["store.sqlite", "store.sqlite.key"] {
      try FileManager.default.copyItem(
        atPath: PrivateDisk.path(name, of: visit.process.process), toPath: visit.folder.path(name))
    }
    let store = try SQLiteEventStore.unlocked(at: visit.folder.storePath)
    let session = try #require(try store.sessions().first)
    return try Array(store.events(of: session.id).map(\.event).dropFirst())
  }

  @Test("On a full disk the page says so, Back works, and with free space Enter goes on")
  func middle() throws {
    let process = visit.process.process
    try visit.start()
    try visit.answer(questions[..<3])
    try visit.see(questions[3].text)
    try PrivateDisk.fill(of: process)
    try visit.answer(questions[3])
    try visit.see(questions[3].text, visit.wording.notSaved)
    visit.terminal.press(.enter)
    try visit.see(questions[3].text, visit.wording.notSaved)
    visit.terminal.press("<")
    try visit.see(questions[2].text)
    try visit.terminal.wait(forNo: "could not be saved")
    visit.terminal.press(.enter)
    try visit.see(questions[2].text, visit.wording.notSaved)
    try PrivateDisk.free(of: process)
    visit.terminal.press(.enter)
    try visit.see(questions[3].text)
    try visit.answer(questions[3])
    try visit.see(questions[4].text)
    #expect(
      try storedEvents()
        == (questions[..<3] + questions[2...3]).map {
          .answered($0.id, $0.answer)
        })
    #expect(try visit.stop() == .exited(0))
  }

  @Test("An answer that is changed while nothing can be saved is the one that is stored")
  func changedMeanwhile() throws {
    let process = visit.process.process
    try visit.start()
    try visit.answer(questions[..<2])
    try visit.see(questions[2].text)
    try PrivateDisk.fill(of: process)
    try visit.answer(questions[2])
    try visit.see(questions[2].text, visit.wording.notSaved)
    let changed = try questions[2].answered("not-sure")
    try visit.mark(changed)
    try PrivateDisk.free(of: process)
    visit.terminal.press(.enter)
    try visit.see(questions[3].text)
    #expect(
      try storedEvents() == (questions[..<2] + [changed]).map { .answered($0.id, $0.answer) })
  }

  @Test("A language that is chosen while nothing can be saved is stored with the answer")
  func languageMeanwhile() throws {
    let process = visit.process.process
    let spanish = try patient.questions(in: "es")
    try visit.start()
    try visit.see(questions[0].text)
    try PrivateDisk.fill(of: process)
    try visit.answer(questions[0])
    try visit.see(questions[0].text, visit.wording.notSaved)
    try visit.switchTo("es") { visit.terminal.press("l") }
    try visit.see(spanish[0].text)
    try PrivateDisk.free(of: process)
    visit.terminal.press(.enter)
    try visit.terminal.wait(until: "the answer or the next page") { screen in
      screen.shows(spanish[1].text) || !screen.shows(visit.wording.notSaved)
    }
    if !visit.screen.shows(spanish[1].text) { visit.terminal.press(.enter) }
    try visit.see(spanish[1].text)
    let session = Session(form: patient.loaded.form, replaying: try storedEvents())
    #expect(session.language == "es")
    #expect(session.version == 2)
  }

  @Test("What cannot be sent is sent by Enter once there is space, and Back works meanwhile")
  func sending() throws {
    let process = visit.process.process
    try visit.start()
    try visit.answer(questions)
    try visit.see(visit.wording.checkAnswers)
    try PrivateDisk.fill(of: process)
    visit.terminal.press("s")
    try visit.see(visit.wording.checkAnswers, visit.wording.notSaved)
    visit.terminal.press(.enter)
    try visit.see(visit.wording.checkAnswers, visit.wording.notSaved)
    visit.terminal.press("<")
    let last = try #require(questions.last)
    try visit.see(last.text)
    try visit.terminal.wait(forNo: "could not be saved")
    visit.terminal.press(.enter)
    try visit.see(last.text, visit.wording.notSaved)
    try PrivateDisk.free(of: process)
    visit.terminal.press(.enter)
    try visit.see(visit.wording.checkAnswers)
    try PrivateDisk.fill(of: process)
    visit.terminal.press("s")
    try visit.see(visit.wording.checkAnswers, visit.wording.notSaved)
    try PrivateDisk.free(of: process)
    visit.terminal.press(.enter)
    try visit.see(patient.explanation(of: try patient.events()).heading)
    #expect(
      try storedEvents().map(\.isSubmission)
        == Array(repeating: false, count: questions.count + 1) + [true])
    #expect(try visit.stop() == .exited(0))
  }

  @Test("By lines, too, an empty line sends what could not be sent")
  func sendingByLines() throws {
    let kiosk = try TerminalSession(
      executable: "/usr/bin/env",
      arguments: PrivateDisk.prefix + [
        Product.executable(), "kiosk", "--linear", "--store", "\(PrivateDisk.place)/store.sqlite",
      ],
      environment: [
        "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
        "CANDIDACY_DISK_REFUSAL": "0",
      ])
    let process = kiosk.terminal.process
    var heard = 0
    func say(_ line: String, _ text: String) throws {
      heard = kiosk.output.count
      kiosk.press(line)
      kiosk.press(.enter)
      try kiosk.poll(for: text, within: 10) {
        String(decoding: kiosk.output[heard...], as: UTF8.self).contains(text)
      }
    }
    try kiosk.wait(for: visit.wording.welcome)
    let pages = questions.map(\.text) + [visit.wording.checkAnswers]
    try say("1", pages[0])
    for (question, page) in zip(questions, pages.dropFirst()) { try say(question.line, page) }
    try PrivateDisk.fill(of: process)
    try say("s", "could not be saved")
    try PrivateDisk.free(of: process)
    try say("", patient.explanation(of: try patient.events()).heading)
    kiosk.signal(15)
    #expect(try kiosk.exitStatus() == .exited(0))
  }

  /// The events of an emergency answer to the question at `place`, behind those before it.
  private func alarmed(at place: Int) -> [SessionEvent] {
    questions[..<place].map { .answered($0.id, $0.answer) }
      + [
        .answered(questions[place].id, .codes(["yes"])), .interrupted(questions[place].id),
      ]
  }

  @Test(
    "On a full disk an emergency answer calls for staff and says what is not saved, until it is",
    arguments: ["en", "es"] as [Language])
  func emergency(language: Language) throws {
    let process = visit.process.process
    let questions = try patient.questions(in: language)
    let place = try #require(questions.firstIndex { $0.id == "rf-now" })
    let explanation = patient.explanation(of: alarmed(at: place), in: language)
    try visit.start(in: language)
    try visit.answer(questions[..<place])
    try visit.mark(questions[place].answered("yes"))
    try PrivateDisk.fill(of: process)
    let bells = visit.screen.bells
    visit.terminal.press(.enter)
    try visit.see(
      explanation.heading, explanation.patientText, "! \(visit.wording.callNotSaved)")
    #expect(visit.screen.bells == bells + 1)
    #expect(!visit.screen.shows(visit.wording.notSaved))
    // A wrong key does not go on either; its button is focused once that was tried.
    visit.terminal.press("2")
    try visit.see(
      explanation.heading, "! \(visit.wording.callNotSaved)", "▶[ 2  \(visit.wording.wrongKey)")
    try PrivateDisk.free(of: process)
    try visit.terminal.wait(until: "what is saved", within: 30) { screen in
      screen.shows(explanation.heading, "! \(visit.wording.callSaved)")
    }
    #expect(try storedEvents() == alarmed(at: place))
    visit.terminal.press("1")
    try visit.see(visit.wording.yourTicket)
    #expect(try visit.stop() == .exited(0))
  }

  @Test(
    "By lines, too, an emergency answer on a full disk calls for staff",
    arguments: ["en", "es"] as [Language])
  func emergencyByLines(language: Language) throws {
    let wording = Wording.inLanguage(language)
    let questions = try patient.questions(in: language)
    let place = try #require(questions.firstIndex { $0.id == "rf-now" })
    let kiosk = try TerminalSession(
      executable: "/usr/bin/env",
      arguments: PrivateDisk.prefix + [
        Product.executable(), "kiosk", "--linear", "--language", language.code, "--store",
        "\(PrivateDisk.place)/store.sqlite",
      ],
      environment: [
        "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
        "CANDIDACY_DISK_REFUSAL": "0",
      ])
    let process = kiosk.terminal.process
    var heard = 0
    func said() -> String {
      String(decoding: kiosk.output[heard...], as: UTF8.self).replacing("\r\n", with: "\n")
    }
    func hear(_ text: String) throws {
      try kiosk.poll(for: text, within: 30) { said().contains(text) }
    }
    func say(_ line: String, _ text: String) throws {
      heard = kiosk.output.count
      kiosk.press(line)
      kiosk.press(.enter)
      try hear(text)
    }
    try kiosk.wait(for: wording.welcome)
    try say(language == "en" ? "1" : "2", questions[0].text)
    for (question, next) in zip(questions[..<place], questions[1...]) {
      try say(question.line, next.text)
    }
    try PrivateDisk.fill(of: process)
    let explanation = patient.explanation(of: alarmed(at: place), in: language)
    try say(try questions[place].answered("yes").line, "! \(wording.callNotSaved)\n")
    #expect(said().contains("!! \(explanation.heading)\n"))
    #expect(!said().contains(wording.notSaved))
    try PrivateDisk.free(of: process)
    try hear("! \(wording.callSaved)\n")
    try say("1", wording.yourTicket)
    kiosk.signal(15)
    #expect(try kiosk.exitStatus() == .exited(0))
  }

  @Test("On a full disk nobody can start, and with free space Enter starts")
  func start() throws {
    let process = visit.process.process
    try visit.see(visit.wording.welcome)
    // The first page is drawn before the store is made, but keys are read only after that.
    visit.terminal.press("2")
    try visit.see(Wording.spanish.welcome)
    visit.terminal.press("1")
    try PrivateDisk.fill(of: process)
    visit.terminal.press(.enter)
    try visit.see(visit.wording.welcome, visit.wording.cannotStart)
    try PrivateDisk.free(of: process)
    visit.terminal.press(.enter)
    try visit.answer(questions[0])
    try visit.see(questions[1].text)
    #expect(try storedEvents() == [.answered(questions[0].id, questions[0].answer)])
  }
}

extension SessionEvent {
  fileprivate var isSubmission: Bool {
    if case .submitted = self { true } else { false }
  }
}
