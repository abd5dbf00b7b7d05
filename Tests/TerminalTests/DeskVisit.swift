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

  /// What is on the screen now.
  var sight: DeskSight { DeskSight(screen) }

  /// Waits for a page with these texts and with the focus in sight.
  func see(_ texts: String...) throws {
    try wait(until: "\(texts) and the focus") { $0.shows(texts) }
  }

  /// Waits for a page on which the focused row has this text.
  func seeFocus(on text: String) throws {
    try wait(until: "the focus on “\(text)”") { $0.focusedText.contains(text) }
  }

  func see(heading: String) throws {
    try wait(until: "the page “\(heading)”") { $0.isHeaded(heading) }
  }

  /// Waits until the focus is in sight, and what is seen satisfies the predicate.
  @discardableResult
  func wait(
    until what: String, within seconds: Double = 10, _ predicate: (DeskSight) -> Bool
  ) throws -> DeskSight {
    var seen: DeskSight?
    var read = -1
    try terminal.poll(for: what, within: seconds) {
      guard terminal.output.count != read else { return false }
      read = terminal.output.count
      let sight = sight
      guard sight.focus == .good, predicate(sight) else { return false }
      seen = sight
      return true
    }
    return seen ?? sight
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
    try wait(until: "the list") { $0.contains("\(self.wording.filterOpen): ") }
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
    // Sessions are read in slices, and what others write comes a moment later.
    try terminal.poll(for: "ticket \(ticket)", within: 20) {
      sight.listRows.contains { $0.ticket == ticket }
    }
    let list = sight.listRows
    guard let there = list.firstIndex(where: { $0.ticket == ticket }),
      let here = list.firstIndex(where: \.isFocused)
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

  /// Presses a key again and again until what is seen is as wanted.
  func move(until what: String, by key: TestKey, _ predicate: (DeskSight) -> Bool) throws {
    try settle()
    var sight = try wait(until: "the focus") { _ in true }
    for _ in 0..<150 {
      if predicate(sight) { return }
      sight = try step(key)
    }
    throw HarnessFailure.timedOut(what, screen: screen.text)
  }

  /// Presses a key that moves the focus, once or more often, and waits until the desk has read it
  /// and the focus has moved: what was typed before, or another's news, may move what stands above
  /// the focus too.
  @discardableResult
  func step(_ key: TestKey, times: Int = 1) throws -> DeskSight {
    try settle()
    let place = sight.focusedPlace
    let reads = ProcessFacts(of: process).activity
    terminal.press(Array(repeating: key, count: times))
    try terminal.poll(for: "the key to be read", within: 10) {
      ProcessFacts(of: process).activity > reads
    }
    try settle()
    return try wait(until: "the focus to move") { $0.focusedPlace != place }
  }

  /// Waits until the desk has nothing left to do, and all that it showed has been read.
  private func settle() throws {
    var seen = -1
    try terminal.poll(for: "the desk to be idle", within: 20) {
      guard terminal.terminal.awaitsInput else { return false }
      defer { seen = terminal.output.count }
      return seen == terminal.output.count
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

  /// Presses the button of a form.
  func pressButton(_ label: String) throws {
    let button = "[ \(label) ]"
    try move(until: button, by: .tab) { $0.rows[$0.cursor.row].contains("▶\(button)") }
    press(.enter)
  }
}
