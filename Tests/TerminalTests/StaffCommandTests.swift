import Foundation
import Glibc
import Interview
import Store
import TerminalHarness
import TestSupplies
import Testing

@testable import candidacy

/// `staff`, run as an administrator runs it.
@Suite struct StaffCommandTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test("Whoever is added is on the list, in the order of adding")
  func add() throws {
    #expect(
      try run("add", "Ana Ruiz", pin: "280417")
        == .init(status: 0, output: "Ana Ruiz may use the desk from now on.\n", errors: ""))
    #expect(try run("add", "Ben", pin: "731946\r").status == 0)
    #expect(
      try run("list")
        == .init(
          status: 0,
          output: """
            NAME      STATE   MISSES
            Ana Ruiz  active
            Ben       active

            """,
          errors: ""))
  }

  @Test("Which account changed the list is on record")
  func account() throws {
    _ = try run("add", "Ana", pin: "280417")
    _ = try run("reset", "Ana", pin: "731946")
    _ = try run("disable", "Ana")
    let lines = try Command.run("audit", "show", "--store", folder.storePath).output
      .split(separator: "\n").map { $0.split(separator: "  ").dropFirst().joined(separator: "  ") }
    let changed = "\(SystemAccount.current())  changed the list of staff"
    #expect(
      lines == [
        "program  the store was made", "program  Ana was added to the list of staff", changed,
        "program  Ana got a new PIN", changed, "program  Ana was disabled", changed,
        "\(SystemAccount.current())  read this log",
      ])
  }

  @Test("Nothing of a PIN is in the list, and in the file not even a name")
  func nothingKept() throws {
    _ = try run("add", "Ana", pin: "280417")
    let ana = try #require(try roster().members.first)
    #expect(
      try run("list", "--format", "json").output == """
        [
          {"id": "\(ana.id)", "misses": 0, "name": "Ana", "state": "active"}
        ]

        """)
    let file = try Data(contentsOf: URL(filePath: folder.storePath))
    #expect(file.range(of: Data("Ana".utf8)) == nil)
    #expect(file.range(of: Data("280417".utf8)) == nil)
    #expect(ana.pin.cost == PINHash.Cost(rounds: 131_072, blockSize: 8, parallelism: 1))
  }

  @Test("The list says who is disabled, who missed and who is off")
  func states() throws {
    let store = try SQLiteEventStore.unlocked(at: folder.storePath)
    let pin = PINHash(
      salt: Array(1...16), hash: Array(1...32),
      cost: PINHash.Cost(rounds: 2, blockSize: 1, parallelism: 1))
    var events = ["Ana", "Bo", "Cleo", "Dan"].map { name in
      StaffEvent.added(StaffMember.ID(name.lowercased()), name: name, pin)
    }
    events += [.signedIn("ana", "desk"), .disabled("bo")]
    for event in events { try append(event, to: store) }
    for _ in 1...10 { try append(.tried("cleo", "desk"), to: store) }
    for _ in 1...2 { try append(.tried("dan", "desk"), to: store) }
    #expect(
      try run("list").output == """
        NAME  STATE                MISSES
        Ana   active
        Bo    disabled
        Cleo  off after 10 misses  10
        Dan   active               2

        """)
  }

  @Test("A PIN that is none, or that many people choose, is refused and nobody is added")
  func badPINs() throws {
    #expect(
      try run("add", "Ana", pin: "12345")
        == .init(
          status: 1, output: "",
          errors: "A PIN is six digits and nothing else: nothing was changed.\n"))
    #expect(
      try run("add", "Ana", pin: "123456")
        == .init(
          status: 1, output: "",
          errors: """
            Too many people choose this PIN, so it is guessed first: take another one.

            """))
    #expect(
      try Command.run("staff", "add", "Ana", "--store", folder.storePath)
        == .init(status: 1, output: "", errors: "No PIN was given.\n"))
    #expect(try run("list").output == "Nobody is on the list of staff.\n")
  }

  @Test("A name that is taken, or that cannot be shown, is wrong usage")
  func badNames() throws {
    _ = try run("add", "Ana", pin: "280417")
    #expect(
      try run("add", "ANA", pin: "731946")
        == .init(
          status: 2, output: "",
          errors: """
            Ana is on the list of staff already: choose a name that tells the two apart, or use \
            `candidacy staff reset` for a new PIN.

            """))
    #expect(
      try run("add", "A\u{1B}[2J", pin: "731946")
        == .init(
          status: 2, output: "",
          errors: "A name has 1 to 60 characters, and all of them can be printed.\n"))
  }

  @Test("A name that is not there is wrong usage, and the nearest one is named")
  func unknownName() throws {
    #expect(
      try run("disable", "Ana")
        == .init(
          status: 2, output: "",
          errors: "There is no store at \(folder.storePath).\n"))
    _ = try run("add", "Ana", pin: "280417")
    for command in ["disable", "reset"] {
      #expect(
        try run(command, "anna")
          == .init(
            status: 2, output: "",
            errors: "There is nobody of this name on the list of staff: did you mean Ana?\n"))
      #expect(
        try run(command, "Wilhelmina")
          == .init(
            status: 2, output: "",
            errors: """
              There is nobody of this name on the list of staff: `candidacy staff list` shows who \
              is.

              """))
    }
  }

  @Test("Who is disabled is let in again by a new PIN")
  func disableAndReset() throws {
    _ = try run("add", "Ana", pin: "280417")
    let before = try #require(try roster().members.first)
    #expect(
      try run("disable", "ana")
        == .init(status: 0, output: "Ana may not use the desk any more.\n", errors: ""))
    #expect(try roster().members.first?.standing == .disabled)
    #expect(
      try run("disable", "Ana")
        == .init(
          status: 1, output: "",
          errors: "This person is disabled already: nothing was changed.\n"))
    #expect(
      try run("reset", "Ana", pin: "731946")
        == .init(
          status: 0, output: "Ana has a new PIN and may use the desk.\n", errors: ""))
    let after = try #require(try roster().members.first)
    #expect(after.standing == .active)
    #expect(after.id == before.id)
    #expect(after.pin != before.pin)
  }

  @Test("At a terminal the PIN is asked for twice and never shown")
  func terminal() throws {
    let session = try prompt()
    session.terminal.send(Array("280417\n".utf8))
    try session.wait(for: "The same PIN once more:")
    session.terminal.send(Array("280417\n".utf8))
    try session.wait(for: "Ana may use the desk from now on.")
    #expect(try session.exitStatus() == .exited(0))
    #expect(!session.screen.contains("280417"))
    #expect(!session.screen.contains("•"))
    #expect(session.terminal.modes == session.terminal.modesBefore)
    #expect(try roster().members.map(\.name) == ["Ana"])
  }

  @Test("Two PINs that differ change nothing")
  func differentPINs() throws {
    let session = try prompt()
    session.terminal.send(Array("280417\n".utf8))
    try session.wait(for: "The same PIN once more:")
    session.terminal.send(Array("280418\n".utf8))
    try session.wait(for: "The two PINs are not the same: nothing was changed.")
    #expect(try session.exitStatus() == .exited(1))
    #expect(session.terminal.modes == session.terminal.modesBefore)
    #expect(try roster().members == [])
  }

  @Test(
    "A signal between two PINs ends the program, and letters are shown again",
    arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT])
  func signals(number: Int32) throws {
    let session = try prompt()
    // Half a PIN may still be on its way when the program ends, and is anybody's to show then.
    session.terminal.send(Array("280417\n".utf8))
    try session.wait(for: "The same PIN once more:")
    session.terminal.signal(number)
    #expect(try session.exitStatus() == .killed(by: number))
    #expect(session.terminal.modes == session.terminal.modesBefore)
    #expect(!session.screen.contains("2804"))
  }

  @Test("The key for breaking off does, and the end of the input is no PIN")
  func keys() throws {
    let broken = try prompt()
    broken.terminal.send([3])
    #expect(try broken.exitStatus() == .killed(by: SIGINT))
    #expect(broken.terminal.modes == broken.terminal.modesBefore)
    let ended = try prompt()
    ended.terminal.send([4])
    try ended.wait(for: "No PIN was given.")
    #expect(try ended.exitStatus() == .exited(1))
    #expect(ended.terminal.modes == ended.terminal.modesBefore)
  }

  /// As it waits for the PIN of somebody new, with nothing shown of what is typed.
  private func prompt() throws -> TerminalSession {
    let session = try TerminalSession(
      arguments: ["staff", "add", "Ana", "--store", folder.storePath])
    try session.wait(for: "A PIN of six digits for Ana:")
    try session.poll(for: "letters to be hidden", within: 10) {
      session.terminal.modes != session.terminal.modesBefore
    }
    return session
  }

  private func run(_ arguments: String..., pin: String = "") throws -> Command.Result {
    try Command.run(
      Product.executable(), ["staff"] + arguments + ["--store", folder.storePath],
      input: Array("\(pin)\n".utf8))
  }

  private func roster() throws -> Roster {
    Roster(try SQLiteEventStore.unlocked(at: folder.storePath).staff())
  }

  private func append(_ event: StaffEvent, to store: SQLiteEventStore) throws {
    _ = try store.append(
      [event], after: store.staff().count, at: Timestamp(milliseconds: 1_763_712_000_000))
  }
}
