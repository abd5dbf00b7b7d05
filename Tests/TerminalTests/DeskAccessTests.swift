import Glibc
import Interview
import TerminalHarness
import Testing

@testable import Desk

/// By mouse, in Spanish, on a screen that changes, and to a sudden end.
@Suite struct DeskAccessTests {
  private let clinic: DeskClinic
  private let words = DeskWording.english

  init() throws {
    clinic = try DeskClinic()
    try clinic.put(DeskInterview.events())
    try clinic.put(DeskInterview.events(in: "es"))
  }

  @Test("From the door to a review and back to the door by clicks, but for the PIN")
  func mouse() throws {
    let desk = try clinic.door()
    let terminal = desk.terminal
    try desk.see(words.signIn)
    try terminal.click(onText: "( ) 2 Ben Cole")
    try desk.seeFocus(on: words.name)
    desk.type("2")
    try terminal.click(onText: words.pin)
    try desk.seeFocus(on: words.pin)
    desk.type(DeskPerson.ben.pin)
    try terminal.click(onText: "[ \(words.signIn) ]")
    try desk.seeList()
    try desk.see("\(words.filterOpen): 2")
    let place = try #require(desk.sight.listRows.last).ticket
    try terminal.click(onText: " \(place)  ")
    try desk.see("\(words.review): ", "\(words.ticket) \(place)")
    try terminal.click(onText: "N \(words.itemsHint)")
    try desk.see(heading: words.itemsHeading)
    try terminal.click(onText: try DeskInterview.ask("capacity").prefix(20).description)
    desk.type("y")
    try terminal.click(onText: "Esc \(words.back)")
    try desk.see("\(words.review): ")
    try terminal.click(onText: "▼ more below")
    try desk.see("▲ more above")
    try terminal.click(onText: "Esc \(words.back)")
    try desk.seeList()
    try terminal.click(onText: "Q \(words.signOut)")
    try desk.see(words.signIn)
    #expect(
      try clinic.acts(of: place).filter { !$0.isClaim } == [
        .viewed, .entered("capacity", .codes(["yes"])),
      ])
  }

  @Test("The desk speaks Spanish from the start, or with one key, and the review with it")
  func spanish() throws {
    let desk = try clinic.door(["--language", "es"], size: .small)
    desk.speak("es")
    try desk.signIn(as: .ana)
    let es = DeskWording.spanish
    try desk.see(es.stateWaiting, es.ticket)
    try desk.open(ticket: 1)
    try desk.see(es.safety, es.noWarning)
    let text = try desk.readThrough()
    #expect(text.contains(try DeskInterview.ask("rf-cancer", in: "es")))
    #expect(!text.contains(try DeskInterview.ask("rf-cancer")))
    #expect(!text.lowercased().contains("cubr"))
    desk.type("l")
    desk.speak("en")
    try desk.see("\(words.review): ", words.record)
    desk.type("l")
    desk.speak("es")
    try desk.go("n", to: es.itemsHeading)
    try desk.fill(DeskInterview.ask("exam-done", in: "es"), "si")
    try desk.step(.tab)
    desk.press(.function(3))
    desk.speak("en")
    try desk.see(heading: words.itemsHeading)
    desk.press(.escape)
    try desk.see("\(words.review): ")
    try desk.leave()
    #expect(
      try clinic.acts(of: 1).filter { !$0.isClaim } == [
        .viewed, .entered("exam-done", .codes(["yes"])),
      ])
  }

  @Test("The focus stays where it was when the screen changes its size")
  func resize() throws {
    let desk = try clinic.desk()
    try desk.focus(ticket: 2)
    for size in [ScreenSize.small, .usual, ScreenSize(columns: 40, rows: 12), .large] {
      desk.terminal.resize(to: size)
      try desk.seeFocus(on: "2  ")
    }
    desk.terminal.resize(to: .usual)
    try desk.open(ticket: 2)
    let question = String(try DeskInterview.ask("peg-activity").prefix(25))
    try desk.move(until: question, by: .down) { $0.focusedText.contains(question) }
    for size in [ScreenSize.small, .usual, .large, .small] {
      desk.terminal.resize(to: size)
      try desk.seeFocus(on: question)
    }
  }

  @Test("A desk that is ended, or whose line is cut, holds nothing and leaves no name signed in")
  func ending() throws {
    for end in [SIGTERM, SIGHUP, 0] {
      let desk = try clinic.desk()
      try desk.open(ticket: 1)
      try desk.go("n", to: words.itemsHeading)
      if end == 0 { desk.terminal.hangUp() } else { desk.terminal.signal(end) }
      #expect(try desk.terminal.exitStatus() == .exited(0))
      let station = try #require(clinic.staffLog().last?.station)
      #expect(try clinic.staffLog().last == .signedOut(DeskPerson.ana.id, station))
      #expect(try clinic.acts(of: 1).suffix(2) == [.claimed(station), .released])
      if end != 0 {
        expectSane(desk.terminal)
        #expect(!desk.screen.everythingVisible.contains(words.itemsHeading))
      }
    }
  }
}
