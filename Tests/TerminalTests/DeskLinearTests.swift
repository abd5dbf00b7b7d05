import Interview
import TerminalHarness
import Testing

@testable import Desk

/// The desk line by line.
@Suite struct DeskLinearTests {
  private let words = DeskWording.english

  @Test(
    "Signing in, reviewing, amending and signing by lines leave what screens leave",
    arguments: [["--linear"], []])
  func walk(arguments: [String]) throws {
    let clinic = try DeskClinic()
    try clinic.put(DeskInterview.events())
    try clinic.identify(1, "A-1001", "Rosa Núñez", "1980-03-25")
    let desk = try clinic.door(
      arguments,
      environment: ["TERM": arguments.isEmpty ? "dumb" : "xterm", "LC_ALL": "C.UTF-8"])
    let lines = DeskLineVisit(desk.terminal)
    try lines.hear(words.signIn, "1. \(words.name):", "2. \(words.pin):")
    try lines.say("1 ana", "1. \(words.name): Ana Ruiz")
    try lines.say("2 \(DeskPerson.ana.pin)", "2. \(words.pin): (entered)")
    try lines.say("3", "\(words.filterOpen): 1", words.stateWaiting, "Rosa Núñez · MRN A-1001")
    try lines.say("1", "\(words.review): ", words.suggestionHeading, words.record)
    let age = try DeskInterview.ask("pain-duration")
    try lines.say(try lines.number(of: age), words.amendHeading, "1. \(words.newAnswer):")
    try lines.say("3", "! \(words.refusedSame)")
    try lines.say("1 weeks", "This could be: ")
    try lines.say("1 more", "More than 1 year (chosen)")
    try lines.say("3", "! \(words.refusedReason)")
    try lines.say("2 Misheard", "Misheard")
    try lines.say("3", "\(words.review): ")
    let allergy = try DeskInterview.ask("allergy-verified")
    try lines.say("n", allergy)
    try lines.say("\(try lines.number(of: allergy)) 1", "Yes, as answered")
    try lines.say("<", "\(words.review): ")
    try lines.say("s", words.signHeading(1))
    try lines.say("1", words.signedBy("Ana Ruiz", "", revision: 1).prefix(18).description)
    try lines.say("<", words.emptyList)
    try lines.say("q", words.signIn)
    #expect(
      try clinic.acts(of: 1).dropFirst().filter { !$0.isClaim } == [
        .viewed, .amended("pain-duration", .codes(["over-1-year"]), reason: "Misheard"),
        .entered("allergy-verified", .codes(["yes"])),
        .signed(.init(outcome: "discuss", rule: "R18")),
      ])
    #expect(try clinic.acts(of: 1).last == .released)
    let station = try #require(clinic.staffLog().last?.station)
    #expect(
      try clinic.staffLog() == [
        .tried(DeskPerson.ana.id, station), .signedIn(DeskPerson.ana.id, station),
        .signedOut(DeskPerson.ana.id, station),
      ])
  }

  @Test("By lines an alert is said at once, and a list that lives says nothing else unasked")
  func alert() throws {
    let clinic = try DeskClinic(staff: [.ana])
    let desk = try clinic.door(["--linear"])
    let lines = DeskLineVisit(desk.terminal)
    try lines.hear(words.signIn)
    try lines.say("2 \(DeskPerson.ana.pin)", "(entered)")
    try lines.say("3", words.emptyList)
    try clinic.put(DeskInterview.events())
    try clinic.put(DeskInterview.events(["rf-now": .codes(["yes"])]))
    try lines.hear("!! \(words.emergency): \(words.ticket) 2")
    #expect(!lines.heard.contains("\(words.ticket): 1"))
    try lines.say("a", words.acknowledgeHeading)
    try lines.say("2", "\(words.filterOpen): 2")
    let acts = try clinic.acts(of: 2)
    #expect(acts.first == .viewed)
    #expect(acts.dropFirst().map(\.isAcknowledgement) == [true], "\(acts)")
  }
}

/// Somebody who types lines and reads what is printed.
final class DeskLineVisit {
  private let terminal: TerminalSession
  private var read = 0
  /// Everything printed since the last line that was typed.
  private(set) var heard = ""

  init(_ terminal: TerminalSession) { self.terminal = terminal }

  func say(_ line: String, _ texts: String...) throws {
    terminal.readWaiting()
    read = terminal.output.count
    terminal.press(line)
    terminal.press(.enter)
    try wait(for: texts)
  }

  func hear(_ texts: String...) throws { try wait(for: texts) }

  /// The number before a text that was printed last.
  func number(of text: String) throws -> String {
    let beginning = String(text.prefix(30))
    let line = heard.split(whereSeparator: \.isNewline).last { $0.contains(". \(beginning)") }
    guard let line, let number = line.split(separator: ".").first else {
      throw HarnessFailure.notOnScreen(text, screen: heard)
    }
    return String(number)
  }

  private func wait(for texts: [String]) throws {
    try terminal.poll(for: "\(texts)", within: 10) {
      heard = String(decoding: terminal.output[read...], as: UTF8.self)
      return texts.allSatisfy { heard.contains($0) }
    }
  }
}
