import TestSupplies
import TerminalHarness
import Interview
@testable import Kiosk
import Store

/// A kiosk on a terminal, with a store of its own, and somebody in front of it.
final class KioskVisit {
  let folder: TemporaryFolder
  let terminal: TerminalSession
  /// The kiosk's own words.
  private(set) var wording: Wording
  private(set) var language: Language

  /// Starts a kiosk of its own on the built-in questionnaire, or as the arguments say.
  convenience init(
    _ arguments: [String] = [], in folder: TemporaryFolder? = nil,
    environment: [String: String] = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"]
  ) throws {
    let folder = try folder ?? TemporaryFolder()
    self.init(
      at: try TerminalSession(
        arguments: ["kiosk", "--store", folder.storePath] + arguments, environment: environment),
      in: folder)
  }

  /// Sits down at a kiosk that runs already.
  init(at terminal: TerminalSession, in folder: TemporaryFolder) {
    self.terminal = terminal
    self.folder = folder
    language = "en"
    wording = .english
  }

  var screen: Screen { terminal.screen }

  var process: PseudoTerminal { terminal.terminal }

  /// Waits for a page with these texts and with the cursor, its bar and the help where they belong.
  func see(_ texts: String...) throws {
    try terminal.wait(until: "\(texts) and the focus") { screen in
      FocusFacts(screen) == .good && screen.shows(texts)
    }
  }

  /// Waits for a question with everything that can be chosen.
  func see(_ question: ScriptedQuestion) throws {
    let choices = question.choices.map { choice in
      switch choice.value {
      case .number: choice.label
      case .code: "\(choice.key)  \(choice.label)"
      }
    }
    try terminal.wait(until: "“\(question.text)” and the focus") { screen in
      FocusFacts(screen) == .good && screen.shows([question.text] + choices)
    }
  }

  /// Chooses a language on the welcome page and starts, by keyboard.
  func start(in language: Language = "en") throws {
    try see(wording.welcome)
    if language != self.language {
      try switchTo(language) { terminal.press("2") }
      try see(wording.welcome)
    }
    terminal.press(.enter)
  }

  func switchTo(_ language: Language, by action: () throws -> Void) throws {
    try action()
    self.language = language
    wording = .inLanguage(language)
  }

  /// Marks the answer by its keys, once the page is there.
  func mark(_ question: ScriptedQuestion) throws {
    try see(question)
    for pick in question.picks {
      terminal.press(question.choices[pick].key)
      try seeMarked(pick, of: question)
    }
  }

  func seeMarked(_ pick: Int, of question: ScriptedQuestion) throws {
    let mark = question.start(of: pick, isMarked: true)
    try terminal.wait(until: "“\(mark)”") { screen in
      FocusFacts(screen) == .good && screen.rows.contains { $0.contains(mark) }
    }
  }

  func answer(_ question: ScriptedQuestion) throws {
    try mark(question)
    terminal.press(.enter)
  }

  func answer(_ questions: some Sequence<ScriptedQuestion>) throws {
    for question in questions { try answer(question) }
  }

  /// Ends the kiosk as its operator does.
  func stop() throws -> ProcessEnd {
    terminal.signal(15)
    return try terminal.exitStatus()
  }

  /// All events of the only session.
  func storedEvents() throws -> [SessionEvent] {
    let store = try SQLiteEventStore.unlocked(at: folder.storePath)
    let sessions = try store.sessions()
    guard sessions.count == 1, let session = sessions.first else {
      throw HarnessFailure.timedOut("one session, found \(sessions.count)", screen: screen.text)
    }
    return try store.events(of: session.id).map(\.event)
  }
}
