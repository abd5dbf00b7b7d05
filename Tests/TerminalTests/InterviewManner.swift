import TestSupplies
import TerminalHarness
import Foundation
import Interview
@testable import Kiosk

/// A way to go through a whole interview.
enum InterviewManner: String, CaseIterable {
  case englishKeyboard
  case spanishKeyboard
  case mouse
  case linesThroughPipe
  case linesOnDumbTerminal

  /// Goes from the welcome page to the next welcome page; gives back the folder with the store.
  func play(_ patient: ScriptedPatient) throws -> TemporaryFolder {
    switch self {
    case .englishKeyboard: try Self.playByKeyboard(patient, in: "en")
    case .spanishKeyboard: try Self.playByKeyboard(patient, in: "es")
    case .mouse: try Self.playByMouse(patient)
    case .linesThroughPipe: try Self.playThroughPipe(patient)
    case .linesOnDumbTerminal: try Self.playOnDumbTerminal(patient)
    }
  }

  private static func playByKeyboard(
    _ patient: ScriptedPatient, in language: Language
  ) throws -> TemporaryFolder {
    let visit = try KioskVisit()
    let terminal = visit.terminal
    try visit.start(in: language)
    try visit.answer(patient.questions(in: language))
    try visit.see(visit.wording.checkAnswers)
    terminal.press(.tab)
    terminal.press(.enter)
    let explanation = patient.explanation(of: try patient.events(), in: language)
    try visit.see(explanation.heading, explanation.patientText)
    terminal.press(.enter)
    let topics = patient.loaded.handout?.topics ?? []
    for topic in topics {
      try visit.see(topic.title[language], topic.text[language])
      terminal.press(.enter)
    }
    try visit.see(visit.wording.yourTicket, visit.wording.tellTicket)
    terminal.press(.enter)
    try visit.switchTo("en") {}
    try visit.see(visit.wording.welcome)
    return try end(visit)
  }

  private static func playByMouse(_ patient: ScriptedPatient) throws -> TemporaryFolder {
    let visit = try KioskVisit()
    let terminal = visit.terminal
    try visit.see(visit.wording.welcome)
    try terminal.click(onText: "[ \(visit.wording.start)")
    for question in try patient.questions() {
      try visit.see(question)
      for pick in question.picks {
        try terminal.click(onText: question.start(of: pick, isMarked: false))
        try visit.seeMarked(pick, of: question)
      }
      try terminal.click(onText: "[ Enter  \(visit.wording.next)")
    }
    try visit.see(visit.wording.checkAnswers)
    try terminal.click(onText: "[ S  \(visit.wording.send)")
    try visit.see(patient.explanation(of: try patient.events()).heading)
    try terminal.click(onText: "[ \(visit.wording.finish)")
    try visit.see(visit.wording.yourTicket)
    try terminal.click(onText: "[ \(visit.wording.finish)")
    try visit.see(visit.wording.welcome)
    return try end(visit)
  }

  private static func end(_ visit: KioskVisit) throws -> TemporaryFolder {
    let status = try visit.stop()
    guard status == .exited(0) else { throw InterviewFault.ended(status) }
    return visit.folder
  }

  /// What is typed in the line-by-line mode from the welcome page to the next.
  private static func lines(of patient: ScriptedPatient) throws -> [(shown: String, typed: String)]
  {
    let wording = Wording.english
    let questions = try patient.questions().map { (shown: $0.text, typed: $0.line) }
    let heading = patient.explanation(of: try patient.events()).heading
    return [(wording.welcome, "1")] + questions
      + [(wording.checkAnswers, "s"), (heading, "2"), (wording.yourTicket, "1")]
  }

  private static func playThroughPipe(_ patient: ScriptedPatient) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let lines = try lines(of: patient)
    try lines.map { $0.typed + "\n" }.joined()
      .write(toFile: folder.path("typed"), atomically: false, encoding: .utf8)
    let shell = try TerminalSession(
      executable: "/bin/sh",
      arguments: [
        "-c",
        """
        cat "$1" | { "$0" kiosk --linear --store "$2" 2>&1; echo "ended with $?"; } | cat >"$3"
        """,
        Product.executable(), folder.path("typed"), folder.storePath, folder.path("printed"),
      ])
    let status = try shell.exitStatus()
    guard status == .exited(0) else { throw InterviewFault.ended(status) }
    let printed = try String(contentsOfFile: folder.path("printed"), encoding: .utf8)
    var unread = printed[...]
    for text in lines.map(\.shown) + [Wording.english.welcome, "ended with 0\n"] {
      guard let place = unread.range(of: text) else { throw InterviewFault.notPrinted(text) }
      unread = unread[place.upperBound...]
    }
    return folder
  }

  private static func playOnDumbTerminal(_ patient: ScriptedPatient) throws -> TemporaryFolder {
    let visit = try KioskVisit(environment: ["TERM": "dumb", "LC_ALL": "C.UTF-8"])
    let terminal = visit.terminal
    var read = 0
    for line in try lines(of: patient) {
      try terminal.poll(for: line.shown, within: 10) {
        terminal.output[read...].contains(text: line.shown)
      }
      read = terminal.output.count
      terminal.press(line.typed)
      terminal.press(.enter)
    }
    try terminal.poll(for: "the next person's page", within: 10) {
      terminal.output[read...].contains(text: visit.wording.welcome)
    }
    return try end(visit)
  }
}

enum InterviewFault: Error {
  case ended(ProcessEnd)
  case notPrinted(String)
}

extension ArraySlice<UInt8> {
  fileprivate func contains(text: String) -> Bool {
    String(decoding: self, as: UTF8.self).contains(text)
  }
}
