import Interview
import TerminalHarness
import TestSupplies

@testable import Desk

/// A desk on a terminal, and somebody in front of it.
final class DeskVisit {
  let terminal: TerminalSession
  private let staff: [DeskPerson]
  /// The desk's own words.
  private(set) var wording = DeskWording.english

  init(at terminal: TerminalSession, staff: [DeskPerson]) {
    self.terminal = terminal
    self.staff = staff
  }

  var screen: Screen { terminal.screen }

  var process: Int32 { terminal.terminal.process }

  /// Waits for a page with these texts and with the focus in sight.
  func see(_ texts: String...) throws {
    try terminal.wait(until: "\(texts) and the focus") { screen in
      DeskFocusFacts(screen) == .good && screen.shows(texts)
    }
  }

  /// Waits for a page on which the focused row has this text.
  func seeFocus(on text: String) throws {
    try terminal.wait(until: "the focus on “\(text)”") { screen in
      DeskFocusFacts(screen) == .good && screen.focusedText.contains(text)
    }
  }

  func speak(_ language: Language) { wording = .inLanguage(language) }

  func press(_ keys: TestKey...) { for key in keys { terminal.press(key) } }

  func type(_ text: String) { terminal.press(text) }

  // MARK: - The door

  func signIn(as person: DeskPerson) throws {
    try see(wording.signIn, wording.pin)
    if staff.count > 1, let order = staff.firstIndex(of: person) { type("\(order + 1)") }
    press(.tab)
    type(person.pin)
    press(.enter)
    try seeList()
  }

  /// Waits for the list of open sessions.
  func seeList() throws {
    try terminal.wait(until: "the list") { $0.contains("\(self.wording.filterOpen): ") }
  }

  /// Ends the desk as its operator does.
  func stop() throws -> ProcessEnd {
    terminal.signal(15)
    return try terminal.exitStatus()
  }
}

// MARK: - Moving about

extension DeskVisit {
  /// Opens a session from the list, by its ticket.
  func open(ticket: Int) throws {
    try focus(ticket: ticket)
    press(.enter)
    try see("\(wording.review): ", "\(wording.ticket) \(ticket)")
  }

  /// Goes to a session that is in view.
  func focus(ticket: Int) throws {
    try seeList()
    guard let there = screen.listRows.firstIndex(where: { $0.ticket == ticket }),
      let here = screen.listRows.firstIndex(where: \.isFocused)
    else { throw HarnessFailure.notOnScreen("ticket \(ticket)", screen: screen.text) }
    for _ in 0..<abs(there - here) { try step(there > here ? .down : .up) }
  }

  /// Goes on with Tab until the focused row begins with this label.
  func focus(on label: String) throws {
    let beginning = String(label.prefix(18))
    try move(until: "“\(beginning)”", by: .tab) { $0.focusedText.hasPrefix(beginning) }
  }

  /// Goes to a field and types into it.
  func fill(_ label: String, _ text: String) throws {
    try focus(on: label)
    press(.control("U"))
    type(text)
  }

  /// Presses a key again and again until the screen is as wanted.
  func move(until what: String, by key: TestKey, _ predicate: (Screen) -> Bool) throws {
    for _ in 0..<150 {
      try terminal.wait(until: "the focus") { DeskFocusFacts($0) == .good }
      if predicate(screen) { return }
      try step(key)
    }
    throw HarnessFailure.timedOut(what, screen: screen.text)
  }

  /// Presses a key that moves the focus, and waits until it has moved; what was typed before may
  /// still be on its way to the screen.
  func step(_ key: TestKey) throws {
    let place = screen.focusedPlace
    press(key)
    try terminal.wait(until: "the focus to move", within: 3) { screen in
      DeskFocusFacts(screen) == .good && screen.focusedPlace != place
    }
  }

  /// From the review page to the list.
  func leave() throws {
    press(.escape)
    try seeList()
  }

  /// Presses a letter that is no typing, and waits for the page that it opens.
  func go(_ letter: Character, to heading: String) throws {
    press(.character(letter))
    try see(heading: heading)
  }

  func see(heading: String) throws {
    try terminal.wait(until: "the page “\(heading)”") { screen in
      DeskFocusFacts(screen) == .good && screen.isHeaded(heading)
    }
  }

  /// Presses the button of a form.
  func pressButton(_ label: String) throws {
    let button = "[ \(label) ]"
    try move(until: button, by: .tab) { screen in
      screen.rows[screen.cursor.row].contains("▶\(button)")
    }
    press(.enter)
  }
}
