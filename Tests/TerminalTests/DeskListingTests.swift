import Foundation
import Interview
import Store
import TerminalHarness
import Testing

@testable import Desk
@testable import candidacy

/// What a desk reads of the sessions that were there before it, and what it says while it cannot.
@Suite struct DeskListingTests {
  private static let emergency =
    "!! \(DeskWording.english.emergency): "
    + "\(DeskWording.english.ticket) 1"

  private let clinic: DeskClinic
  private let words = DeskWording.english

  init() throws {
    clinic = try DeskClinic()
    try clinic.put(DeskInterview.events(["rf-bladder-bowel": .codes(["yes"])]))
  }

  /// More sessions than are read at once, all in a row.
  private func destroyMany() throws {
    let left = try DeskInterview.events(through: "rf-cancer", .leftAlone)
    for _ in 2...30 { try clinic.put(left) }
    let result = try Command.run(
      "destroy", "4-25", "--yes", "--even-if-open", "--store", clinic.folder.storePath)
    #expect(result.errors == "")
    #expect(result.status == 0)
  }

  /// A session that was asked with another questionnaire than the desk's.
  private func putForeign() throws {
    let opening = SessionEvent.Opening(
      questionnaire: "tpi-candidacy", version: "0", digest: DamagedArchive.digest, language: "en")
    try clinic.put([.opened(opening)])
  }

  @Test("An emergency older than many destroyed sessions is on the list, and the desk sleeps")
  func destroyed() throws {
    try destroyMany()
    let desk = try clinic.desk()
    try desk.see(Self.emergency, "\(words.filterOpen): 8")
    #expect(!desk.screen.contains(words.stillReading))
    try desk.terminal.settle()
    let before = ProcessFacts(of: desk.process)
    let clock = ContinuousClock()
    let end = clock.now + .seconds(1)
    try desk.terminal.poll(for: "a second", within: 10) { clock.now > end }
    #expect(ProcessFacts(of: desk.process).contextSwitches == before.contextSwitches)
  }

  @Test("By lines such an emergency is said at the door, and the list is whole")
  func destroyedLines() throws {
    try destroyMany()
    let desk = try clinic.door(["--linear"])
    let lines = DeskLineVisit(desk.terminal)
    try lines.hear(words.signIn, "!! \(words.alertsWaiting(1))")
    try lines.say("1 ana", "Ana Ruiz")
    try lines.say("2 \(DeskPerson.ana.pin)", "(entered)")
    try lines.say("3", Self.emergency, "\(words.filterOpen): 8", words.signOut)
    #expect(!lines.heard.contains(words.stillReading))
  }

  @Test("A list that cannot be read says so until it can, and never that nobody is waiting")
  func unreadable() throws {
    try putForeign()
    let archive = try DamagedArchive(in: clinic)
    let desk = try clinic.door()
    try desk.see("! The records could not be read.", "look in the waiting room")
    try desk.signIn(as: .ana)
    try desk.see(words.emptyUnsure, "! The records could not be read.")
    #expect(!desk.screen.contains(words.emptyList))
    #expect(!desk.screen.contains(words.notRecorded))
    try archive.mend()
    try desk.see(Self.emergency, "\(words.filterOpen): 2")
    #expect(!desk.screen.contains("could not be read"))
  }

  @Test("By lines, in Spanish, it is read out at the door, and the emergency once it is known")
  func unreadableLines() throws {
    try putForeign()
    let archive = try DamagedArchive(in: clinic)
    let spanish = DeskWording.spanish
    let desk = try clinic.door(["--linear", "--language", "es"])
    let lines = DeskLineVisit(desk.terminal)
    try lines.hear(spanish.signIn, "! Los registros no se pudieron leer.")
    try lines.say("1 ana", "Ana Ruiz")
    try lines.say("2 \(DeskPerson.ana.pin)", "(\(DeskPage.Words.spanish.entered))")
    try lines.say("3", spanish.emptyUnsure, spanish.signOut)
    #expect(!lines.heard.contains(spanish.emptyList))
    #expect(!lines.heard.contains(spanish.notRecorded))
    try archive.mend()
    try lines.hear("!! \(spanish.emergency): \(spanish.ticket) 1")
  }

  @Test("News that could not be read are told with the next reading, without anything new")
  func owed() throws {
    let store = try SQLiteEventStore.unlocked(at: clinic.folder.storePath)
    let exporter = DeskExporter(store: store, folder: nil) { (_, _) throws(Failure) in
      throw .usage("Nothing is exported here.")
    }
    let office = try DeskOffice(
      store: store, folder: QuestionnaireOption.load(named: "tpi-candidacy"), station: "d1",
      exporter: exporter)
    let archive = try DamagedArchive(in: clinic)
    try putForeign()
    let failed = try office.news()
    #expect(failed.contains { if case .listFailed = $0 { true } else { false } })
    #expect(Self.changed(failed) == [])
    try archive.mend()
    #expect(Self.changed(office.perform(.readSessions(before: 1))) == [2])
    #expect(Self.changed(office.perform(.readSessions(before: 1))) == [])
  }

  private static func changed(_ news: [DeskFeedback]) -> [Int] {
    news.flatMap { feedback -> [Int] in
      if case .changed(let files) = feedback { files.map(\.ticket) } else { [] }
    }
  }
}

/// A questionnaire in a store, on pages of the file that do not hang together until they are mended.
private struct DamagedArchive {
  static let digest = "of another day"

  private let path: String
  /// Where each page names the next one, and what it says there.
  private let links: [(offset: Int, bytes: Data)]

  init(in clinic: DeskClinic) throws {
    path = clinic.folder.storePath
    let filling: UInt8 = 0xAB
    try clinic.store.keep([UInt8](repeating: filling, count: 50_000), digest: Self.digest)
    let file = try Data(contentsOf: URL(filePath: path))
    let size = Int(file[16]) << 8 | Int(file[17])
    links = stride(from: 0, to: file.count, by: size)
      .filter { page in file[page + 4..<page + size].allSatisfy { $0 == filling } }
      .map { ($0, file[$0..<$0 + 4]) }
    #expect(links.count > 5)
    for link in links { try write(Data(repeating: 0xFF, count: 4), at: link.offset) }
  }

  func mend() throws {
    for link in links { try write(link.bytes, at: link.offset) }
  }

  private func write(_ bytes: Data, at offset: Int) throws {
    let file = try FileHandle(forUpdating: URL(filePath: path))
    try file.seek(toOffset: UInt64(offset))
    try file.write(contentsOf: bytes)
    try file.close()
  }
}
