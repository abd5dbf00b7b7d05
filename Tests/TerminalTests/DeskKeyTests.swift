import Foundation
import GRDB
import Interview
import Store
import TerminalHarness
import TestSupplies
import Testing

@testable import Desk
@testable import candidacy

/// What a desk does that runs while an administrator changes the clinic's key.
@Suite struct DeskKeyTests {
  private static let passphrase = "nine low plum hedges"
  private static let next = "four tall pear trees"
  private let clinic: DeskClinic
  private let words = DeskWording.english

  init() throws {
    clinic = try DeskClinic()
    try clinic.put(DeskInterview.events())
  }

  private func keys(_ command: String, _ lines: [String] = []) throws {
    let result = try Command.run(
      "keys", command, "--store", clinic.folder.storePath,
      input: lines.map { $0 + "\n" }.joined())
    #expect(result.errors == "")
    #expect(result.status == 0)
  }

  private func passphraseFile() throws -> [String] {
    let path = clinic.folder.path("passphrase")
    try Data("\(Self.passphrase)\n".utf8).write(to: URL(filePath: path))
    chmod(path, 0o600)
    return ["--passphrase-file", path]
  }

  /// As a kiosk does it, which knows nothing of any private key.
  private func putUrgent() throws {
    let store = try SQLiteEventStore(at: clinic.folder.storePath)
    _ = try store.append(
      DeskInterview.events(["rf-now": .codes(["yes"])]), to: "urgent", after: 0, at: .now())
  }

  @Test("Where the key lies open, a desk goes on with the new one, and says who needs somebody")
  func open() throws {
    let desk = try clinic.desk()
    try desk.see("\(words.filterOpen): 1")
    try keys("rotate")
    let bells = desk.screen.bells
    try putUrgent()
    try desk.see("!! \(words.emergency): \(words.ticket) 2", "\(words.filterOpen): 2")
    #expect(desk.screen.bells == bells + 1)
    try desk.open(ticket: 1)
  }

  @Test(
    "Where it has a passphrase, a desk says that it can read nothing, and never that nobody waits")
  func locked() throws {
    try keys("protect", [Self.passphrase, Self.passphrase])
    let desk = try clinic.desk(passphraseFile())
    let bells = desk.screen.bells
    try keys("rotate", [Self.passphrase, Self.next, Self.next])
    try desk.see("This desk can no longer read the records")
    #expect(desk.screen.bells == bells + 1)
    try putUrgent()
    try desk.terminal.settle()
    #expect(!desk.screen.contains(words.emptyList))
    desk.press(.enter, .escape)
    try desk.see("This desk can no longer read the records", "somebody may be waiting")
    desk.type("q")
    #expect(try desk.terminal.exitStatus() == .exited(0))
    let store = try SQLiteEventStore(at: clinic.folder.storePath)
    let file = try KeyFile(at: KeyFile.path(beside: store.path))
    try store.unlock(with: file.unlocked(by: .passphrase(Self.next)).identity)
    #expect(
      try store.staff().last.map { if case .signedOut = $0.event { true } else { false } } == true)
  }

  @Test("By lines, in Spanish, it is read out at the door too")
  func lines() throws {
    try keys("protect", [Self.passphrase, Self.passphrase])
    let desk = try clinic.door(["--linear", "--language", "es"] + passphraseFile())
    let lines = DeskLineVisit(desk.terminal)
    try lines.hear(DeskWording.spanish.signIn)
    try keys("rotate", [Self.passphrase, Self.next, Self.next])
    try lines.hear("Este puesto ya no puede leer los registros")
    desk.type("q")
    desk.press(.enter)
    #expect(try desk.terminal.exitStatus() == .exited(0))
  }

  @Test(
    "A key that is protected while the desk runs is not said to lie open when the door is shown")
  func protected() throws {
    let desk = try clinic.door()
    try desk.see(words.signIn, "lies open on this computer")
    try keys("protect", [Self.passphrase, Self.passphrase])
    try desk.signIn(as: .ana)
    desk.type("q")
    try desk.see(words.signIn)
    #expect(!desk.screen.contains("lies open"))
  }

  @Test("What could not be read with one piece of news is told with the next")
  func nothingLost() throws {
    let store = try SQLiteEventStore.unlocked(at: clinic.folder.storePath)
    let exporter = DeskExporter(store: store, folder: nil) { (_, _) throws(Failure) in
      throw .usage("Nothing is exported here.")
    }
    let office = try DeskOffice(
      store: store, folder: QuestionnaireOption.load(named: "tpi-candidacy"), station: "d1",
      exporter: exporter)
    func changed() throws -> [Int] {
      try office.news().flatMap { feedback -> [Int] in
        if case .changed(let files) = feedback { files.map(\.ticket) } else { [] }
      }
    }
    let database = try DatabaseQueue(path: clinic.folder.storePath)
    let parts = try database.read { database in
      try String.fetchAll(
        database,
        sql: "SELECT sql FROM sqlite_schema WHERE tbl_name = 'questionnaire' AND sql IS NOT NULL")
    }
    // Another questionnaire than that of the desk has to be looked up.
    let opening = SessionEvent.opened(
      SessionEvent.Opening(
        questionnaire: "tpi-candidacy", version: "0", digest: "of another day", language: "en"))
    try clinic.put([opening])
    try database.write { try $0.execute(sql: "DROP TABLE questionnaire") }
    #expect(try changed() == [])
    try database.write { database in
      for part in parts { try database.execute(sql: part) }
    }
    #expect(try changed() == [2])
    #expect(try changed() == [])
  }
}
