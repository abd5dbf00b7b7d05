import Foundation
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
            Ticket 1, begun 2020-09-13 12:26, last event 2020-09-13 12:26
            Nothing was destroyed.

            """, errors: ""))
    let result = try run("--older-than", "365", "--yes")
    #expect(result.errors == "")
    #expect(
      result.output == """
        Ticket 1, begun 2020-09-13 12:26, last event 2020-09-13 12:26
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
