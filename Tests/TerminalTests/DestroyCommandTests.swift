import ChartExport
import Foundation
import GRDB
import Interview
import Store
import TerminalHarness
import TestSupplies
import Testing

@testable import candidacy

/// `destroy`, run as an administrator runs it.
@Suite struct DestroyCommandTests {
  let clinic: SendClinic

  init() throws {
    clinic = try SendClinic()
    try clinic.desk.put(
      try DeskInterview.events(), at: Timestamp(milliseconds: 1_600_000_000_000))
    try clinic.desk.put(try DeskInterview.events())
  }

  private func run(_ arguments: String..., input: String = "") throws -> Command.Result {
    try run(arguments, input: input)
  }

  private func run(_ arguments: [String], input: String = "") throws -> Command.Result {
    try Command.run(
      Product.executable(), ["destroy"] + arguments + ["--store", clinic.desk.folder.storePath],
      input: Array(input.utf8))
  }

  private func candidacy(_ arguments: String...) throws -> Command.Result {
    try Command.run(
      Product.executable(), arguments + ["--store", clinic.desk.folder.storePath], input: [])
  }

  @Test("Old sessions are destroyed, and every command says so of them")
  func older() throws {
    let dry = try run("--older-than", "365", "--dry-run")
    #expect(
      dry
        == .init(
          status: 0,
          output: """
            Ticket 1, begun 2020-09-13 12:26, last event 2020-09-13 12:26, finished
            Nothing was destroyed.

            """, errors: ""))
    let result = try run("--older-than", "365", "--yes")
    #expect(result.errors == "")
    #expect(
      result.output == """
        Ticket 1, begun 2020-09-13 12:26, last event 2020-09-13 12:26, finished
        Destroyed the key of one session.
        Head      \(try clinic.store.head().text)
        Backups   Those made until now still hold it: what was said can be read from them until \
        they are removed.

        """)
    let listed = try candidacy("sessions")
    #expect(listed.status == 0)
    #expect(listed.output.contains("2020-09-13 12:26            destroyed"))
    let export = try candidacy("export", "1", "--unidentified")
    #expect(
      export
        == .init(
          status: 1, output: "",
          errors: """
            Ticket 1 is not written: What was said in it was destroyed for good.

            """))
    #expect(try candidacy("verify").output.contains("of which 1 was destroyed"))
    #expect(try candidacy("verify").status == 0)
    #expect(try run("--older-than", "365").output == "There is nothing to destroy.\n")
  }

  @Test("The count has to be typed, and anything else destroys nothing")
  func asks() throws {
    let refused = try run("1-2", input: "1\n")
    #expect(refused.status == 1)
    #expect(
      refused.errors == """
        What was said in these 2 sessions will be gone for good. Type 2 to go on:
        That is not the number: nothing was destroyed.

        """)
    #expect(try clinic.desk.events(of: 1).count > 1)
    #expect(try run("1-2", input: "2\n").status == 0)
    #expect(throws: StoreError.self) { try clinic.desk.events(of: 1) }
  }

  @Test("Files beside the store that still hold the keys are named")
  func kept() throws {
    let store = clinic.desk.folder.storePath
    for name in [
      ".before-version-4.backup", ".removed-store-1-journal", ".replaced-20261121T100000Z",
      ".other",
    ] {
      try Data([1]).write(to: URL(filePath: store + name))
    }
    #expect(
      try run("1", "--yes").output.hasSuffix(
        """
        Backups   Those made until now still hold it: what was said can be read from them until \
        they are removed.
                  So do store.sqlite.before-version-4.backup, store.sqlite.removed-store-1-journal, \
        store.sqlite.replaced-20261121T100000Z beside the store.

        """))
  }

  @Test("What a target has not received is kept, unless it is said that it may go")
  func unsent() throws {
    let ticket = try clinic.sign()
    let id = try clinic.desk.stored(ticket).id
    let letter = Letter(
      session: id, revision: 1, edition: .signed, target: "chart", format: .fhir,
      digest: String(repeating: "0", count: 64))
    _ = try clinic.store.append([.queued(letter)], after: 0, at: .now())
    let refused = try run("\(ticket)", "--yes")
    #expect(refused.status == 1)
    #expect(
      refused.errors
        == "Nothing was destroyed: ticket \(ticket) is still on the way to another system. Wait until"
        + " `candidacy send --list` says that all is sent, or say --even-if-unsent.\n")
    #expect(try run("\(ticket)", "--yes", "--even-if-unsent").status == 0)
    #expect(try clinic.store.deliveries(after: 1).map(\.event) == [.withdrawn(1)])
    #expect(try clinic.store.stored(id).contents == .destroyed)
  }

  @Test("An interview that is going on is kept, unless it is said that it may go")
  func goingOn() throws {
    let atKiosk = try clinic.desk.put(try DeskInterview.events(through: "age-group", .stillThere))
    let left = try clinic.desk.put(try DeskInterview.events(through: "age-group", .leftAlone))
    let refused = try run("1-\(left)", "--yes")
    #expect(refused.status == 1)
    #expect(
      refused.errors
        == "Nothing was destroyed: ticket \(atKiosk) is still at a kiosk, and ticket \(left) was left"
        + " unfinished less than a day ago. See to them first, or say --even-if-open.\n")
    #expect(refused.output.hasSuffix(", answering\n" + (try lastLine(left, "not finished"))))
    #expect(try run("\(atKiosk)", "--dry-run").status == 1)
    #expect(try run("1-2", "--dry-run").status == 0)
    #expect(try clinic.desk.events(of: atKiosk).count > 1)
    #expect(try run("\(atKiosk)", "\(left)", "--yes", "--even-if-open").status == 0)
    #expect(throws: StoreError.self) { try clinic.desk.events(of: atKiosk) }
  }

  private func lastLine(_ ticket: Int, _ state: String) throws -> String {
    let summary = try #require(try clinic.store.sessions().first { $0.ticket == ticket })
    let (begun, last) = (
      LocalMoment(summary.openedAt, minutesFromUTC: 0).minuteText,
      LocalMoment(summary.lastEventAt, minutesFromUTC: 0).minuteText
    )
    return "Ticket \(ticket), begun \(begun), last event \(last), \(state)\n"
  }

  @Test("An interview that nobody touched for a day is not going on, whatever it says")
  func forgotten() throws {
    let ticket = try clinic.desk.put(
      try DeskInterview.events(through: "age-group", .stillThere),
      at: Timestamp.now().advanced(by: -3 * 86_400_000))
    let old = try run("--older-than", "2", "--dry-run")
    #expect(old.status == 0)
    #expect(old.output.contains(try lastLine(ticket, "broken off")))
    #expect(try run("\(ticket)", "--yes").status == 0)
  }

  @Test("An alert that nobody acknowledged is seen to first, however old it is")
  func alert() throws {
    let urgent = try DeskInterview.events(["rf-saddle-numb": .codes(["yes"])])
    let old = try clinic.desk.put(urgent, at: Timestamp(milliseconds: 1_600_000_000_000))
    let refused = try run("1", "\(old)", "--yes")
    #expect(
      refused
        == .init(
          status: 1,
          output: """
            Ticket 1, begun 2020-09-13 12:26, last event 2020-09-13 12:26, finished
            Ticket \(old), begun 2020-09-13 12:26, last event 2020-09-13 12:26, finished, alert \
            not acknowledged

            """,
          errors: """
            Nothing was destroyed: nobody has acknowledged the alert of ticket \(old). See to it \
            first, or say --even-if-open.

            """))
    let aged = try run("--older-than", "365", "--yes")
    #expect(aged.status == 0)
    #expect(
      aged.output.hasPrefix(
        """
        Ticket 1, begun 2020-09-13 12:26, last event 2020-09-13 12:26, finished
        Left out: nobody has acknowledged the alert of ticket \(old). See to it first, or say \
        --even-if-open.
        Destroyed the key of one session.

        """))
    #expect(
      try run("--older-than", "365", "--yes")
        == .init(
          status: 0,
          output: """
            Left out: nobody has acknowledged the alert of ticket \(old). See to it first, or say \
            --even-if-open.
            There is nothing to destroy.

            """, errors: ""))
    try clinic.act(
      .acknowledged(.init(initials: "AR", alert: .emergency, delayMilliseconds: 1)), on: old)
    #expect(try run("\(old)", "--yes").status == 0)
  }

  @Test("An alert goes with its session where that is meant, of one that was named or grew old")
  func alertThatMayGo() throws {
    let urgent = try DeskInterview.events(["rf-saddle-numb": .codes(["yes"])])
    let named = try clinic.desk.put(urgent)
    let old = try clinic.desk.put(urgent, at: Timestamp(milliseconds: 1_600_000_000_000))
    #expect(try run("\(named)", "--yes", "--even-if-open").status == 0)
    #expect(try run("--older-than", "365", "--yes", "--even-if-open").status == 0)
    for ticket in [named, old, 1] {
      #expect(throws: StoreError.self) { try clinic.desk.events(of: ticket) }
    }
  }

  @Test("Without the questionnaire nobody knows of an alert, so the session is seen to first")
  func lostQuestionnaire() throws {
    var events = try DeskInterview.events()
    events[0] = .opened(
      .init(questionnaire: "lost", version: "1.0.0", digest: "lost", language: "en"))
    _ = try clinic.store.append(events, to: "lost", after: 0, at: .now())
    let nowhere = ["--questionnaire", clinic.path("nowhere")]
    let refused = try run(["lost", "--yes"] + nowhere)
    #expect(refused.status == 1)
    #expect(
      refused.errors
        == "Nothing was destroyed: nobody has acknowledged the alert of ticket 3. See to it first,"
        + " or say --even-if-open.\n")
    #expect(try run(["lost", "--yes", "--even-if-open"] + nowhere).status == 0)
  }

  @Test("What could not be read is said, because what was done then is known to nobody")
  func unreadable() throws {
    try clinic.act(.viewed, on: 2)
    let path = clinic.desk.folder.storePath
    try DatabaseQueue(path: path).write { database in
      try database.execute(
        sql: "UPDATE log_key SET wrapped = zeroblob(length(wrapped)) WHERE log = 2")
    }
    let result = try run("1-2", "--yes")
    #expect(result.status == 0)
    #expect(result.output.contains(", damaged\n"))
    #expect(
      result.output.hasSuffix(
        """
        Log       Who did what with ticket 2 is on record only in part: not every event could be \
        read.

        """))
  }

  @Test("A session is there as long as its key is, although the log says that it was destroyed")
  func forged() throws {
    try clinic.store.note(.destroyed(clinic.id(of: 2)), at: .now())
    #expect(try run("1-2", "--yes").output.contains("Destroyed the keys of 2 sessions.\n"))
    #expect(throws: StoreError.self) { try clinic.desk.events(of: 2) }
    #expect(try run("2", "--yes").output == "There is nothing to destroy.\n")
  }

  @Test("Nothing is meant by saying nothing")
  func usage() throws {
    #expect(try run().status == 2)
    let both = try run("1", "--older-than", "3")
    #expect(both.status == 2)
    #expect(
      both.errors.hasPrefix(
        "Error: Either name the sessions or say --older-than DAYS, not both.\n"))
    #expect(try run("--older-than", "0").status == 2)
  }

  @Test("A desk that shows the session loses it at once, and says why")
  func atTheDesk() throws {
    let desk = try clinic.desk.desk()
    try desk.open(ticket: 2)
    #expect(try run("2", "--yes").status == 0)
    try desk.see("This session was destroyed for good.")
    try desk.terminal.wait(until: "the session to go") { !$0.contains("Ticket 2") }
  }
}
