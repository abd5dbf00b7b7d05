import Foundation
import Interview
import TerminalHarness
import Testing

@testable import Desk

/// Exports from the desk, as files in a folder.
@Suite struct DeskExportTests {
  private let clinic: DeskClinic
  private let folder: String
  private let words = ExportWording.english
  private let desk = DeskWording.english

  init() throws {
    clinic = try DeskClinic()
    folder = clinic.folder.path("out/exports")
    try clinic.put(DeskInterview.events())
    try clinic.identify(1, "A-1001", "Rosa Núñez", "1980-03-25")
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  private func rights(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test("From a review one note is written, for nobody else's eyes, and stays on record")
  func review() throws {
    let visit = try clinic.desk(["--exports", folder])
    try visit.open(ticket: 1)
    try visit.go("x", to: words.heading)
    try visit.see("marked PRELIMINARY", "Folder: /")
    try visit.pressButton(words.write)
    try visit.see(heading: words.wroteHeading.filled(with: ["1"]))
    let name = try #require(try names().first)
    #expect(try names().count == 1)
    try visit.see(name)
    for secret in ["Rosa", "1001", "1980"] { #expect(!name.contains(secret)) }
    let note = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    #expect(note.contains("Rosa Núñez"))
    #expect(try rights(folder) == 0o700)
    #expect(try rights("\(folder)/\(name)") == 0o600)
    #expect(
      try clinic.entries(of: 1).last == StaffEntry(by: DeskPerson.ana.id, .exported(.text)))
    visit.press(.escape)
    try visit.see("\(desk.review): ")
    visit.press(.end)
    try visit.see("Exported by Ana Ruiz, ")
    #expect(try visit.stop() == .exited(0))
  }

  @Test("Of a range, sessions of nobody stay here until that is said to be meant")
  func range() throws {
    try clinic.put(DeskInterview.events())
    try clinic.put(DeskInterview.events())
    try clinic.identify(3, "B-2002", "Luis Paz", "1970-01-02")
    let visit = try clinic.desk(["--exports", folder], size: .small)
    try visit.go("x", to: words.heading)
    try visit.fill("Tickets", "1-9")
    try visit.see("These are 3 sessions.", "1 lacks two identifiers")
    try visit.pressButton(words.write)
    try visit.see(
      words.wroteHeading.filled(with: ["2"]), "Ticket 2: Two identifiers are missing.")
    #expect(try names().count == 2)
    #expect(try clinic.acts(of: 2) == [])
    try visit.leave()
    try visit.go("x", to: words.heading)
    try visit.fill("Tickets", "2")
    try visit.focus(on: words.withoutIdentity)
    visit.type("2")
    try visit.pressButton(words.write)
    try visit.see(heading: words.wroteHeading.filled(with: ["1"]))
    #expect(try names().count == 3)
    #expect(try clinic.acts(of: 2) == [.exported(.text)])
  }

  @Test("A folder that cannot be made is said in one sentence, and nothing is on record")
  func badFolder() throws {
    let visit = try clinic.desk(["--exports", "/dev/null/exports"])
    try visit.go("x", to: words.heading)
    try visit.pressButton(words.write)
    try visit.see(
      words.nothingHeading, "The folder /dev/null/exports cannot be made: Not a directory.")
    #expect(try !clinic.acts(of: 1).contains(.exported(.text)))
  }

  @Test("Without --exports the folder is where the user's data is")
  func usualFolder() throws {
    let data = clinic.folder.path("data")
    let visit = try clinic.door(
      environment: Stage.utf8.merging(["XDG_DATA_HOME": data]) { $1 })
    try visit.signIn(as: .ana)
    try visit.go("x", to: words.heading)
    try visit.pressButton(words.write)
    try visit.see(heading: words.wroteHeading.filled(with: ["1"]))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: "\(data)/candidacy/exports").count == 1)
  }

  @Test("By lines a session is exported too")
  func lines() throws {
    let visit = try clinic.door(["--linear", "--exports", folder])
    let lines = DeskLineVisit(visit.terminal)
    try lines.hear(desk.signIn)
    try lines.say("1 ana", "Ana Ruiz")
    try lines.say("2 \(DeskPerson.ana.pin)", "(entered)")
    try lines.say("3", "\(desk.filterOpen): 1")
    try lines.say("x", words.heading, "1. \(words.tickets): 1", words.write, desk.cancel)
    try lines.say(try lines.number(of: words.write), words.wroteHeading.filled(with: ["1"]))
    #expect(try names().count == 1)
    #expect(try clinic.acts(of: 1).last == .exported(.text))
  }
}
