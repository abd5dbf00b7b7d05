import TestSupplies
import TerminalHarness
import Glibc
import Interview
@testable import Kiosk
import Store
import Testing

struct KioskPrivacyTests {
  private let patient: ScriptedPatient
  private let questions: [ScriptedQuestion]

  init() throws {
    patient = try ScriptedPatient.shipped()
    questions = try patient.questions()
  }

  /// Nothing that was asked stands on the screen or above it.
  private func expectNothingTold(_ screen: Screen, besides ticket: String = "") {
    let visible = screen.everythingVisible
    #expect(patient.tellingTexts.filter { visible.contains($0.beginning) } == [])
    if !ticket.isEmpty { #expect(!visible.contains(ticket)) }
  }

  @Test("After the end neither the screen nor what scrolled away tells a question or the ticket")
  func afterTheEnd() throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteEventStore.unlocked(at: folder.storePath)
    for number in 1...136 {
      _ = try store.append(
        [.opened(patient.opening(in: "en"))], to: Session.ID("earlier-\(number)"), after: 0,
        at: Timestamp(milliseconds: Int64(number)))
    }
    let visit = try KioskVisit(in: folder)
    try visit.start()
    try visit.answer(questions[..<2])
    // A new size has the screen erased, which some terminals keep as if it had scrolled away.
    for size in [ScreenSize.large, .usual] {
      try visit.see(questions[2])
      visit.terminal.resize(to: size)
    }
    try visit.answer(questions[2...])
    try visit.see(visit.wording.checkAnswers)
    #expect(visit.screen.scrolled.contains { $0.contains(questions[2].text.beginning) })
    visit.terminal.press("s")
    try visit.see(patient.explanation(of: try patient.events()).heading)
    try visit.terminal.click(onText: "[ \(visit.wording.finish)")
    try visit.see(visit.wording.yourTicket, "137")
    visit.terminal.press(.enter)
    try visit.see(visit.wording.welcome)
    expectNothingTold(visit.screen, besides: "137")
    #expect(try visit.stop() == .exited(0))
    expectNothingTold(visit.screen, besides: "137")
    #expect(!visit.screen.isAlternate)
  }

  @Test("After the end lines that were read one by one are gone too")
  func linesAfterTheEnd() throws {
    let visit = try KioskVisit(["--linear"])
    let terminal = visit.terminal
    try terminal.wait(for: visit.wording.welcome)
    terminal.press([.character("1"), .enter])
    try terminal.wait(for: questions[0].text)
    terminal.press([.character("1"), .enter])
    try terminal.wait(for: questions[1].text)
    #expect(visit.screen.everythingVisible.contains(questions[0].text))
    #expect(try visit.stop() == .exited(0))
    expectNothingTold(visit.screen)
  }

  @Test("Keys that stop other programs, and function keys, change nothing")
  func stoppingKeys() throws {
    let visit = try KioskVisit()
    try visit.start()
    try visit.mark(questions[0])
    let rows = visit.screen.rows
    let cursor = visit.screen.cursor
    for key in "czsqd\\" { visit.terminal.press(.control(key)) }
    for number in 1...12 { visit.terminal.press(.function(number)) }
    // The next two keys have an effect that is seen, so everything before them has been read.
    let why = try #require(patient.loaded.form.items[0].why)["en"]
    visit.terminal.press("?")
    try visit.see(questions[0].text, why)
    visit.terminal.press("?")
    try visit.terminal.wait(forNo: why)
    #expect(visit.screen.rows == rows)
    #expect(visit.screen.cursor == cursor)
    #expect(visit.process.exitStatus() == nil)
    #expect(ProcessFacts(of: visit.process.process).state != "T")
    #expect(try visit.stop() == .exited(0))
  }

  @Test(
    "Asked to stop, or told that the line is gone, the kiosk stores that and leaves no trace",
    arguments: [(SIGTERM, SessionEvent.Closing.terminated), (SIGHUP, .lineDropped)])
  func signals(_ signal: Int32, _ closing: SessionEvent.Closing) throws {
    let visit = try KioskVisit()
    try visit.start()
    try visit.answer(questions[..<3])
    try visit.mark(questions[3])
    visit.terminal.signal(signal)
    #expect(try visit.terminal.exitStatus() == .exited(0))
    #expect(visit.process.modes == visit.process.modesBefore)
    #expect(!visit.screen.isAlternate)
    #expect(visit.screen.cursorIsVisible)
    #expect(!visit.screen.reportsMouse)
    expectNothingTold(visit.screen)
    #expect(try visit.folder.names().filter { !$0.hasPrefix("store.sqlite") } == [])
    #expect(
      try Array(visit.storedEvents().dropFirst())
        == questions[..<3].map { .answered($0.id, $0.answer) } + [.closed(closing)])
  }

  @Test("A line that is cut in the middle loses nothing that was answered")
  func hangUp() throws {
    let visit = try KioskVisit()
    try visit.start()
    try visit.answer(questions[..<3])
    try visit.mark(questions[3])
    visit.terminal.hangUp()
    #expect(try visit.terminal.exitStatus() == .exited(0))
    #expect(
      try Array(visit.storedEvents().dropFirst())
        == questions[..<3].map { .answered($0.id, $0.answer) } + [.closed(.lineDropped)])
  }
}

extension String {
  /// As much of a text as fits one row, however it is wrapped.
  fileprivate var beginning: String { String(prefix(30)) }
}
