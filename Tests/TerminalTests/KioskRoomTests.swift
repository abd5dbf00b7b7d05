import Foundation
import Interview
import Store
import TerminalHarness
import TestSupplies
import Testing

@testable import Kiosk

/// A kiosk whose disk is nearly full.
@Suite(.enabled(if: PrivateDisk.isAllowed, "A small disk cannot be mounted here."))
struct KioskRoomTests {
  private func kiosk(megabytes: Int, _ environment: [String: String] = [:]) throws -> KioskVisit {
    let terminal = try TerminalSession(
      executable: "/usr/bin/env",
      arguments: PrivateDisk.prefix(megabytes: megabytes) + [
        Product.executable(), "kiosk", "--store", "\(PrivateDisk.place)/store.sqlite",
      ],
      environment: [
        "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
      ].merging(environment) { $1 })
    return KioskVisit(at: terminal, in: try TemporaryFolder())
  }

  private func sessions(_ visit: KioskVisit) throws -> Int {
    for name in ["store.sqlite", "store.sqlite.key"] {
      try FileManager.default.copyItem(
        atPath: PrivateDisk.path(name, of: visit.process.process), toPath: visit.folder.path(name))
    }
    return try SQLiteEventStore.unlocked(at: visit.folder.storePath).sessions().count
  }

  private func ballast(_ visit: KioskVisit) throws -> Int {
    let path = PrivateDisk.path("store.sqlite.ballast", of: visit.process.process)
    return try #require(
      try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
  }

  @Test("Below 100 MB nobody can begin, and the page says so in both languages")
  func refused() throws {
    let visit = try kiosk(megabytes: 24)
    try visit.start()
    try visit.see(Wording.english.frontDesk, Wording.spanish.frontDesk)
    visit.terminal.press(.enter)
    try visit.see(visit.wording.welcome)
    #expect(try sessions(visit) == 0)
    #expect(try visit.stop() == .exited(0))
  }

  @Test("With room enough it begins")
  func begins() throws {
    let visit = try kiosk(megabytes: 200)
    try visit.start()
    try visit.answer(ScriptedPatient.shipped().questions()[0])
    try visit.see(ScriptedPatient.shipped().questions()[1].text)
    #expect(try sessions(visit) == 1)
    #expect(try ballast(visit) == Ballast.size)
  }

  @Test("On a full disk the ballast is given back, and an interview is finished without a word")
  func ballastHelps() throws {
    let visit = try kiosk(megabytes: 24, ["CANDIDACY_DISK_REFUSAL": "0"])
    let questions = try ScriptedPatient.shipped().questions()
    try visit.start()
    try visit.answer(questions[0])
    try visit.see(questions[1].text)
    #expect(try ballast(visit) == Ballast.size)
    try PrivateDisk.fill(of: visit.process.process)
    for (question, next) in zip(questions[1...], questions[2...]) {
      try visit.answer(question)
      try visit.see(next.text)
      #expect(!visit.screen.shows(visit.wording.notSaved))
    }
    #expect(try ballast(visit) == 0)
    #expect(try sessions(visit) == 1)
  }
}
