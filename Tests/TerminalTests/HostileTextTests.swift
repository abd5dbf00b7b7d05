import Foundation
import Interview
import Store
import TerminalHarness
import TestSupplies
import Testing

@testable import Desk
@testable import candidacy

/// Text that means harm, from the keyboard and from a store into which somebody else wrote it.
struct HostileTextTests {
  /// Each begins and ends with letters, so that it can be found.
  private static let texts = [
    "AA\u{1B}]52;c;aGk=\u{7}\u{1B}[2J\u{1B}[31mZZ", "AA\u{9B}31m\u{85}\u{90}q\u{9C}ZZ",
    "AA\u{202E}gnirts\u{2066}\u{2069}\u{200F}ZZ", "AA\u{200B}\u{FEFF}\u{2060}\u{AD}ZZ",
    "AA\u{E0041}\u{E007F}\u{3164}ZZ", "AA\r\n\u{8}\u{8}\u{7F}\u{0}\tZZ", "AA\u{200D}\u{200C}ZZ",
    "Aa" + String(repeating: "\u{301}", count: 10_000) + "ZZ",
  ]

  private func plainDesk(of clinic: DeskClinic, _ arguments: [String]) throws -> TerminalSession {
    try TerminalSession(
      arguments: ["desk", "--store", clinic.folder.storePath] + arguments, environment: Stage.utf8)
  }

  /// A clinic whose list of staff and whose patients were written past every input.
  private func clinic() throws -> DeskClinic {
    let clinic = try DeskClinic()
    let known = try clinic.store.staff().count
    let staff = try Self.texts.enumerated().map { place, text in
      guard case .added(_, _, let hash) = try DeskPerson.ben.added() else {
        throw HarnessFailure.system("making staff", 0)
      }
      return StaffEvent.added(StaffMember.ID("hostile\(place)"), name: text, hash)
    }
    _ = try clinic.store.append(staff, after: known, at: .now())
    for text in Self.texts {
      let ticket = try clinic.put(DeskInterview.events())
      let identity = PatientIdentity(recordNumber: text, name: text, birthDate: nil)
      try clinic.add(
        [.staff(StaffEntry(by: DeskPerson.ana.id, .identified(identity)))], to: ticket)
    }
    return clinic
  }

  @Test("Names in the store that mean harm reach no terminal: door, list and review of a desk")
  func desk() throws {
    let clinic = try clinic()
    let desk = try DeskVisit(at: plainDesk(of: clinic, []), staff: [.ana] + [.ben])
    try desk.see(desk.wording.signIn)
    desk.type("1")
    desk.press(.tab)
    desk.type(DeskPerson.ana.pin)
    desk.press(.enter)
    try desk.seeList()
    for _ in 0..<3 {
      desk.press(.enter)
      try desk.see("\(desk.wording.review): ")
      try desk.leave()
      desk.press(.down)
    }
    desk.terminal.signal(15)
    #expect(try desk.terminal.exitStatus() == .exited(0))
    #expect(TerminalGrammar.fault(in: desk.terminal.output) == nil)
    #expect(String(decoding: desk.terminal.output, as: UTF8.self).contains("AA\u{FFFD}"))
  }

  @Test("The same at a desk that shows lines")
  func deskInLines() throws {
    let clinic = try clinic()
    let session = try plainDesk(of: clinic, ["--linear"])
    let words = DeskWording.english
    try session.wait(for: words.signIn)
    for line in ["1 Ana Ruiz", "2 \(DeskPerson.ana.pin)", "3"] {
      session.press(line)
      session.press(.enter)
      try session.settle()
    }
    try session.poll(for: "a hostile name", within: 10) {
      String(decoding: session.output, as: UTF8.self).contains("AA\u{FFFD}")
    }
    session.signal(15)
    #expect(try session.exitStatus() == .exited(0))
    #expect(TerminalGrammar.fault(in: session.output) == nil)
  }

  @Test(
    "The same for every list, note and complaint that a command prints",
    arguments: [
      ["staff", "list"], ["staff", "list", "--format", "json"], ["sessions"],
      ["sessions", "--format", "json"], ["export", "--all", "--format", "text"],
      ["staff", "disable"], ["export"], ["evaluate"], ["check"], ["kiosk", "--language"],
      ["kiosk", "--questionnaire"], ["rules"], ["convert"], ["nonsense"],
    ])
  func commands(arguments: [String]) throws {
    let clinic = try clinic()
    let needsStore = ["staff", "sessions", "export", "kiosk"].contains(arguments[0])
    let store = needsStore ? ["--store", clinic.folder.storePath] : []
    let isList =
      arguments.count > 1 && !arguments[1].hasPrefix("--lang")
      && !arguments[1].hasPrefix("--quest") && arguments[1] != "disable"
      || arguments == ["sessions"]
    // No argument of a program holds a zero, or more than the system takes.
    let words = isList ? [[]] : Self.texts.map { [$0.replacing("\u{0}", with: "")] }
    for word in words {
      let result = try Command.run(
        Product.executable(), arguments + word + store, input: Array(Self.texts[0].utf8))
      #expect(result.output + result.errors != "")
      #expect(TerminalGrammar.fault(in: Array((result.output + result.errors).utf8)) == nil)
    }
  }

  @Test("At the desk nothing of it is entered, typed or pasted; names of many scripts are")
  func input() throws {
    let clinic = try DeskClinic()
    try clinic.put(DeskInterview.events())
    let names = ["María Núñez", "王小明", "Nguye\u{302}\u{303}n Anh", "علی\u{200C}رضا"]
    for (place, text) in (Self.texts + names).enumerated() {
      let desk = try clinic.desk()
      try desk.open(ticket: 1)
      try desk.go("i", to: desk.wording.identifyHeading)
      try desk.focus(on: desk.wording.patientName)
      desk.terminal.paste(text)
      try desk.terminal.settle()
      if names.contains(text) { #expect(desk.screen.contains(text)) }
      desk.terminal.signal(15)
      #expect(try desk.terminal.exitStatus() == .exited(0))
      #expect(TerminalGrammar.fault(in: desk.terminal.output) == nil, "text \(place)")
    }
  }
}
