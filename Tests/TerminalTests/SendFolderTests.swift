import Foundation
import Interview
import TerminalHarness
import Testing

@testable import candidacy

@Suite("Sending to a folder")
struct SendFolderTests {
  let clinic: SendClinic

  init() throws {
    clinic = try SendClinic()
  }

  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: clinic.path(folder)).sorted()
  }

  private func text(_ file: String) throws -> String {
    String(
      decoding: try Data(contentsOf: URL(filePath: clinic.path(file))), as: UTF8.self)
  }

  private func spool(_ name: String, _ format: String, _ more: String = "") throws -> String {
    _ = try clinic.folder(name)
    return "id: \(name), kind: spool, format: \(format), folder: \(name)\(more)"
  }

  @Test("A signed session arrives in every format, once, whole, and told without the patient")
  func formats() throws {
    let formats: [(name: String, ending: String, begin: String)] = [
      ("text", "txt", "TPI"), ("fhir", "json", "{"), ("hl7v2", "hl7", "MSH|"),
      ("mdm", "hl7", "MSH|"), ("pdf", "pdf", "%PDF-1."),
    ]
    let targets = try formats.map { try spool($0.name, $0.name) }
    try clinic.targets(targets[0], targets[1], targets[2], targets[3], targets[4])
    try clinic.sign()
    let run = try clinic.send("--once")
    #expect(
      run
        == .init(
          status: 0,
          output: "1 text: sent\n2 fhir: sent\n3 hl7v2: sent\n4 mdm: sent\n5 pdf: sent\n",
          errors: ""))
    for format in formats {
      let names = try names(format.name)
      #expect(names.count == 2)
      let name = try #require(names.first)
      #expect(names == [name, name + ".done"])
      #expect(
        name.wholeMatch(of: #/cand-[0-9]{4}-[0-9]{2}-[0-9]{2}-([0-9a-f]{12})\.[a-z0-9]+/#)?.1
          .description == (try text("\(format.name)/\(name).done")).prefix(12).description)
      #expect(name.hasSuffix(".\(format.ending)"))
      let content = try text("\(format.name)/\(name)")
      if format.name != "text" { #expect(content.hasPrefix(format.begin)) }
      if format.name != "pdf" { #expect(content.contains("Quispe")) }
      for secret in SendClinic.secrets { #expect(!name.contains(secret)) }
    }
    let list = try clinic.send("--list")
    for secret in SendClinic.secrets {
      #expect(!run.output.contains(secret) && !list.output.contains(secret))
    }
    #expect(try clinic.send("--once") == .init(status: 0, output: "", errors: ""))
    #expect(try names("text").count == 2)
  }

  @Test("What nobody signed is kept, but for a target that wants it, and is marked there")
  func unsigned() throws {
    try clinic.targets(
      try spool("all", "text", ", unsigned: yes"), try spool("signed", "text"))
    let ticket = try clinic.desk.put(try DeskInterview.events())
    try clinic.desk.identify(ticket, "MRN-771", "Ñusta Quispe", "1961-02-03")
    #expect(try clinic.send("--once").output == "1 all: sent\n")
    #expect(try names("signed") == [])
    try clinic.sign(again: ticket)
    #expect(try clinic.send("--once").output == "4 all: sent\n5 signed: sent\n")
    #expect(
      try clinic.outbox.entries.map { "\($0.letter.target) \($0.letter.edition)" } == [
        "all preliminary", "all signed", "signed signed",
      ])
  }

  @Test("A change that is signed again is sent again; a void session is told where it was sent")
  func later() throws {
    try clinic.targets(try spool("early", "text"))
    let ticket = try clinic.sign()
    #expect(try clinic.send("--once").output == "1 early: sent\n")
    try clinic.act(.amended("pain-now", .number(2), reason: "typing"), on: ticket)
    #expect(try clinic.send("--once").output == "")
    try clinic.sign(again: ticket)
    #expect(try clinic.send("--once").output == "4 early: sent\n")
    try clinic.act(.voided(reason: "twice"), on: ticket)
    try clinic.targets(
      "id: early, kind: spool, format: text, folder: early", try spool("late", "text"))
    #expect(try clinic.send("--once").output == "7 early: sent\n")
    #expect(try names("late") == [])
    #expect(
      try clinic.outbox.entries.map { "\($0.letter.revision) \($0.letter.edition)" } == [
        "1 signed", "2 signed", "2 void",
      ])
  }

  @Test("A session of nobody in particular is told and not sent, until it is identified")
  func unidentified() throws {
    try clinic.targets(try spool("in", "text"))
    let ticket = try clinic.sign(patient: nil)
    let run = try clinic.send("--once")
    #expect(
      run
        == .init(
          status: 1,
          output: "Ticket \(ticket) is not sent to in: Nobody has compared two identifiers of this"
            + " patient: identify the session at the desk.\n", errors: ""))
    try clinic.desk.identify(ticket, "MRN-771", "Ñusta Quispe", "1961-02-03")
    try clinic.sign(again: ticket)
    #expect(try clinic.send("--once").status == 0)
    #expect(try names("in").count == 2)
  }

  @Test("A sender that watches sends what is signed while it runs")
  func watching() throws {
    try clinic.targets(try spool("in", "text"))
    try clinic.sign()
    let sender = try SendProcess(
      Product.executable(), clinic.arguments, output: clinic.path("log"))
    try sender.wait(until: "1 in: sent")
    try clinic.sign(patient: 2)
    try sender.wait(until: "4 in: sent")
    sender.kill()
    #expect(try names("in").count == 4)
  }

  @Test(
    "A full disk keeps everything in the outbox, leaves no half file, and loses nothing",
    .enabled(if: PrivateDisk.isAllowed, "this system lets nobody mount a disk"))
  func fullDisk() throws {
    let place = "\(PrivateDisk.place)/in"
    try clinic.targets("id: in, kind: spool, format: text, folder: \(place)")
    try clinic.sign()
    let words =
      PrivateDisk.prefix + [
        "/bin/sh", "-c",
        "mkdir \(place); while ! test -e \(PrivateDisk.place)/filler;"
          + " do sleep 0.02; done; exec \"$0\" \"$@\"", try Product.executable(),
      ]
    let sender = try SendProcess(
      "/usr/bin/env", words + clinic.arguments, output: clinic.path("log"))
    // Only once its own disk is there: what is at that place before is the disk of this computer.
    let folder = PrivateDisk.path("in", of: sender.number)
    let end = Date(timeIntervalSinceNow: 20)
    while !FileManager.default.fileExists(atPath: folder), Date() < end {
      Thread.sleep(forTimeInterval: 0.02)
    }
    try #require(FileManager.default.fileExists(atPath: folder))
    try PrivateDisk.fill(of: sender.number)
    try sender.wait(until: "1 in: not sent, next try in ")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
    #expect(
      try clinic.outbox.entries.map(\.lastAnswer)
        == ["The folder cannot be written (No space left on device)."])
    try PrivateDisk.free(of: sender.number)
    try sender.wait(until: "1 in: sent")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 2)
    sender.kill()
  }
}
