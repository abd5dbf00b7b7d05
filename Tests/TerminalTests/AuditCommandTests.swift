import Foundation
import GRDB
import Glibc
import Interview
import TerminalHarness
import TestSupplies
import Testing

@testable import Store
@testable import candidacy

@Suite("The audit of a store, at the command line")
struct AuditCommandTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let store = try SQLiteEventStore.unlocked(at: folder.storePath)
    let pin = PINHash(
      salt: Array(1...16), hash: Array(1...32),
      cost: PINHash.Cost(rounds: 2, blockSize: 1, parallelism: 1))
    _ = try store.append([.added("ana", name: "Ana Ruiz", pin)], after: 0, at: Self.minute(0))
    _ = try store.append(
      [.tried("ana", "d1"), .signedIn("ana", "d1")], after: 1, at: Self.minute(1))
    _ = try store.append(
      [
        .opened(Self.opening), .answered("hours", .number(8)), .submitted(Self.verdict),
        .closed(.finished),
      ], to: "hugo-8", after: 0, at: Self.minute(2))
    _ = try store.append(
      [
        .viewed, .identified(Self.identity), .amended("hours", .number(5), reason: "misheard"),
        .signed(Self.verdict), .exported(.text),
      ].map { .staff(StaffEntry(by: "ana", $0)) }, to: "hugo-8", after: 4, at: Self.minute(3))
    try store.keep(payload: [1], digest: "p1", of: "hugo-8")
    _ = try store.append(
      [
        .queued(
          Letter(
            session: "hugo-8", revision: 1, edition: .signed, target: "chart", format: .fhir,
            digest: "p1")),
        .attempted(1, "send:1"), .delivered(1, receipt: "Eva Ruiz is on record"),
      ], after: 0, at: Self.minute(4))
    _ = try store.append(
      [.opened(Self.opening), .staff(StaffEntry(by: "ana", .received))], to: "ines-9", after: 0,
      at: Self.minute(5))
    try store.note(
      .used("root (sudo: bob)", .exported(tickets: [1, 2], format: "csv")), at: Self.minute(6))
  }

  @Test("Everything that was done is said in a line, and nothing that was answered")
  func show() throws {
    let run = try run("audit", "show", "--until", "2025-11-21")
    #expect(
      run
        == .init(
          status: 0,
          output: """
            2025-11-21 08:00 +00:00  program  Ana Ruiz was added to the list of staff
            2025-11-21 08:01 +00:00  Ana Ruiz  typed a PIN
            2025-11-21 08:01 +00:00  Ana Ruiz  signed in
            2025-11-21 08:02 +00:00  kiosk  began the interview (ticket 1)
            2025-11-21 08:02 +00:00  kiosk  sent the answers (ticket 1)
            2025-11-21 08:02 +00:00  kiosk  ended the interview at the kiosk (ticket 1)
            2025-11-21 08:03 +00:00  Ana Ruiz  viewed the record (ticket 1)
            2025-11-21 08:03 +00:00  Ana Ruiz  identified the patient (ticket 1)
            2025-11-21 08:03 +00:00  Ana Ruiz  amended hours (ticket 1)
            2025-11-21 08:03 +00:00  Ana Ruiz  signed (ticket 1)
            2025-11-21 08:03 +00:00  Ana Ruiz  wrote the record as text (ticket 1)
            2025-11-21 08:04 +00:00  program  letter 1 waits for chart (ticket 1)
            2025-11-21 08:04 +00:00  program  letter 1 is being sent to chart (ticket 1)
            2025-11-21 08:04 +00:00  program  letter 1 was taken by chart (ticket 1)
            2025-11-21 08:05 +00:00  Ana Ruiz  began the interview (ticket 2)
            2025-11-21 08:06 +00:00  root (sudo: bob)  wrote the record as csv (tickets 1, 2)

            """,
          errors: ""))
  }

  @Test(
    "It can be asked for one session, one person and some days",
    arguments: [
      (["--session", "2"], 2), (["--session", "hugo-8", "--by", "ana ruiz"], 5),
      (["--by", "bob"], 1), (["--by", "root"], 1), (["--by", "kiosk"], 3),
      (["--since", "2025-11-21", "--by", "nobody"], 0), (["--by", "nobody"], 0),
    ])
  func selected(_ arguments: [String], _ count: Int) throws {
    let days = ["--until", "2025-11-21"]
    let text = try run(["audit", "show"] + arguments + days)
    #expect(text.status == 0)
    #expect(text.output.split(separator: "\n").count == count)
    #expect(text.errors == (count == 0 ? "Nothing in the log fits.\n" : ""))
    let json = try run(["audit", "show", "--format", "json"] + arguments + days)
    let list = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]]
    #expect(list?.count == count)
    #expect(json.errors == "")
  }

  @Test("Days that end before they begin are refused, and nothing is written")
  func reversedDays() throws {
    let path = folder.path("audit.json")
    for words in [["show"], ["export", "--output", path]] {
      #expect(
        try run(["audit"] + words + ["--since", "2027-01-01", "--until", "2026-01-01"])
          == .init(
            status: 2, output: "",
            errors: "--since 2027-01-01 is after --until 2026-01-01, so no day fits.\n"))
    }
    #expect(try !folder.names().contains("audit.json"))
  }

  @Test("Whoever reads records at the command line is on record, before anything is printed")
  func reading() throws {
    _ = try run("sessions")
    _ = try run("export", "1", "--questionnaire", Repository.sleep)
    _ = try run(
      "export", "--all", "--format", "csv", "--deidentified", "--questionnaire", Repository.sleep)
    _ = try run("send", "--list")
    _ = try run("audit", "export")
    let head = try SQLiteEventStore(at: folder.storePath).head().text
    _ = try run("backup", folder.path("b"))
    let lines = try run("audit", "show", "--since", "2025-11-22").output
      .split(separator: "\n").map { $0.split(separator: "  ").dropFirst().joined(separator: "  ") }
    let name = try Self.account()
    #expect(
      lines == [
        "program  the store was made", "\(name)  listed 2 sessions",
        "\(name)  wrote the record as text (ticket 1)",
        "\(name)  wrote the record as csv, deidentified (tickets 1, 2)",
        "\(name)  read the record (ticket 1)", "\(name)  wrote this log as fhir",
        "\(name)  backed the store up at \(head)", "\(name)  read this log",
      ])
  }

  @Test("What staff did with a session stays on record when the session is destroyed")
  func destroyed() throws {
    let before = try lines(until: "2025-11-21")
    let fhir = ["audit", "export", "--format", "ndjson", "--until", "2025-11-21"]
    let exported = try run(fhir).output.split(separator: "\n")
    let store = try SQLiteEventStore.unlocked(at: folder.storePath)
    #expect(try store.destroy(["hugo-8"], by: "root", at: .now()).map(\.isKeptWhole) == [true])
    let after = try lines(until: "2025-11-21")
    #expect(
      after == [
        "2025-11-21 08:00 +00:00  program  Ana Ruiz was added to the list of staff",
        "2025-11-21 08:01 +00:00  Ana Ruiz  typed a PIN",
        "2025-11-21 08:01 +00:00  Ana Ruiz  signed in",
        "2025-11-21 08:03 +00:00  Ana Ruiz  viewed the record (ticket 1)",
        "2025-11-21 08:03 +00:00  Ana Ruiz  identified the patient (ticket 1)",
        "2025-11-21 08:03 +00:00  Ana Ruiz  amended an answer (ticket 1)",
        "2025-11-21 08:03 +00:00  Ana Ruiz  signed (ticket 1)",
        "2025-11-21 08:03 +00:00  Ana Ruiz  wrote the record as text (ticket 1)",
        "2025-11-21 08:04 +00:00  program  letter 1 waits for chart (ticket 1)",
        "2025-11-21 08:04 +00:00  program  letter 1 is being sent to chart (ticket 1)",
        "2025-11-21 08:04 +00:00  program  letter 1 was taken by chart (ticket 1)",
        "2025-11-21 08:05 +00:00  Ana Ruiz  began the interview (ticket 2)",
        "2025-11-21 08:06 +00:00  root (sudo: bob)  wrote the record as csv (tickets 1, 2)",
      ])
    #expect(
      before.filter { !after.contains($0) } == [
        "2025-11-21 08:02 +00:00  kiosk  began the interview (ticket 1)",
        "2025-11-21 08:02 +00:00  kiosk  sent the answers (ticket 1)",
        "2025-11-21 08:02 +00:00  kiosk  ended the interview at the kiosk (ticket 1)",
        "2025-11-21 08:03 +00:00  Ana Ruiz  amended hours (ticket 1)",
      ])
    // The same resources under the same ids, but for the question that went with the answers.
    let left = try run(fhir).output.split(separator: "\n")
    #expect(left.count == exported.count - 3)
    #expect(left.filter { !exported.contains($0) }.count == 1)
    #expect(
      try lines(since: "2025-11-22").filter { $0.contains("ticket") }.map { $0.dropFirst(25) }
        == [
          "program  destroyed what was said (ticket 1)",
          "root  destroyed 1 session for good (ticket 1)",
        ])
  }

  @Test("What was kept of a session is sealed, and nobody without a key can add to it")
  func forgedActs() throws {
    let store = try SQLiteEventStore.unlocked(at: folder.storePath)
    try store.destroy(["hugo-8"], by: "root", at: .now())
    let before = try lines(until: "2025-11-21")
    let act = KeptAct(number: 1, at: Self.minute(2), .staff("ben", .viewed))
    // As an event that everybody may read, which needs no key to be written.
    try store.notePlain(.kept("hugo-8", [act]))
    #expect(try lines(until: "2025-11-21") == before)
    let verified = try run("audit", "verify")
    #expect(verified.status == 1)
  }

  @Test("A session that an older program destroyed is listed as it was then")
  func destroyedEarlier() throws {
    let store = try SQLiteEventStore.unlocked(at: folder.storePath)
    try DatabaseQueue(path: folder.storePath).write { database in
      try database.execute(sql: "DELETE FROM log_key WHERE log = 1")
    }
    try store.note(.destroyed("hugo-8"), at: Self.minute(7))
    try store.note(.used("root", .destroyedSessions(count: 1)), at: Self.minute(7))
    #expect(
      try lines(until: "2025-11-21").suffix(4) == [
        "2025-11-21 08:05 +00:00  Ana Ruiz  began the interview (ticket 2)",
        "2025-11-21 08:06 +00:00  root (sudo: bob)  wrote the record as csv (tickets 1, 2)",
        "2025-11-21 08:07 +00:00  program  destroyed what was said (ticket 1)",
        "2025-11-21 08:07 +00:00  root  destroyed 1 session for good (ticket 1)",
      ])
  }

  @Test("What is refused before anything leaves is not on record as written")
  func refusedExports() throws {
    let store = try SQLiteEventStore.unlocked(at: folder.storePath)
    _ = try store.append([.opened(Self.opening)], to: "gone-7", after: 0, at: Self.minute(9))
    try store.destroy(["gone-7"], by: "root", at: Self.minute(10))
    let sleep = ["--questionnaire", Repository.sleep]
    for (arguments, status) in [
      (["export", "3"], 1), (["export", "2"], 1), (["export", "2", "--format", "ndjson"], 1),
      (["export", "1", "--output", "/nonexist/x"], 3), (["export", "1", "2"], 2),
      (["export", "1", "--output", "/dev/null/x/"], 3),
    ] as [([String], Int32)] {
      let run = try run(arguments + sleep)
      #expect(run.status == status, "\(arguments)")
      #expect(run.output == "")
    }
    #expect(try run("audit", "export", "--output", "/nonexist/x").status == 3)
    // Of several, those that are written.
    #expect(try run(["export", "1-3", "--format", "ndjson"] + sleep).status == 1)
    let name = try Self.account()
    #expect(
      try lines(since: "2025-11-22").map { $0.dropFirst(25) }
        == [
          "program  the store was made", "\(name)  wrote the record as ndjson (ticket 1)",
          "\(name)  read this log",
        ].map { $0[...] })
  }

  @Test("What is not written to its end after it was on record is on record too")
  func failedExports() throws {
    let export = ["export", "1", "--questionnaire", Repository.sleep, "--output", "/dev/full"]
    #expect(
      try run(export)
        == .init(
          status: 3, output: "", errors: "/dev/full cannot be written: No space left on device.\n"))
    #expect(
      try run("audit", "export", "--output", "/dev/full")
        == .init(
          status: 3, output: "", errors: "/dev/full cannot be written: No space left on device.\n"))
    let name = try Self.account()
    #expect(
      try lines(since: "2025-11-22").map { $0.dropFirst(25) }
        == [
          "program  the store was made", "\(name)  wrote the record as text (ticket 1)",
          "\(name)  did not finish writing the record as text (ticket 1)",
          "\(name)  wrote this log as fhir", "\(name)  did not finish writing this log as fhir",
          "\(name)  read this log",
        ].map { $0[...] })
    let log = try run("audit", "export", "--format", "ndjson", "--since", "2025-11-22").output
    let failed = log.split(separator: "\n").filter { $0.contains(#""outcome":"8""#) }
    #expect(failed.count == 2)
    #expect(failed.allSatisfy { $0.contains("did not finish writing") })
  }

  private func lines(since first: String? = nil, until last: String? = nil) throws -> [String] {
    var arguments = ["audit", "show"]
    if let first { arguments += ["--since", first] }
    if let last { arguments += ["--until", last] }
    return try run(arguments).output.split(separator: "\n").map { String($0) }
  }

  private static func account() throws -> String {
    let name = try #require(getpwuid(getuid())).pointee.pw_name.map { String(cString: $0) }
    return try #require(name)
  }

  @Test("An account that was taken with sudo is said with both names, on one line")
  func account() {
    #expect(SystemAccount.text(user: "ana", sudo: nil) == "ana")
    #expect(SystemAccount.text(user: "root", sudo: "ana") == "root (sudo: ana)")
    #expect(
      SystemAccount.text(user: "root", sudo: "a\n\u{1B}[2Jb")
        == "root (sudo: a\u{FFFD}\u{FFFD}[2Jb)")
  }

  @Test("A store that cannot be written is not read: nobody reads without being on record")
  func unwritable() throws {
    try DatabaseQueue(path: folder.storePath).inTransaction(.immediate) { _ in
      for command in ["show", "export"] {
        let run = try run("audit", command)
        #expect(run.status == 3)
        #expect(run.output == "")
        #expect(run.errors.hasPrefix("Another program kept the store locked for too long"))
      }
      return .rollback
    }
  }

  @Test("That a store without a fault was verified is on record, by either command")
  func noted() throws {
    let empty = try TemporaryFolder()
    let store = try SQLiteEventStore.unlocked(at: empty.storePath)
    for words in [["audit", "verify"], ["verify"]] {
      let head = try store.head().text
      let verified = try Command.run(
        Product.executable(), words + ["--store", empty.storePath], input: [])
      #expect(verified.errors == "")
      #expect(verified.status == 0)
      #expect(
        try Command.run("audit", "show", "--store", empty.storePath).output
          .contains("verified the store up to \(head), 0 faults"))
    }
  }

  @Test(
    "On a full disk the verdict is given, and that it is not on record is said",
    .enabled(if: PrivateDisk.isAllowed, "A small disk cannot be mounted here."),
    arguments: ["verify", "audit verify"])
  func fullDisk(_ command: String) throws {
    let store = "\(PrivateDisk.place)/store.sqlite"
    let script = """
      "$candidacy" kiosk --linear --store \(store) < /dev/null > \(folder.path("kiosk"))
      dd if=/dev/zero of=\(PrivateDisk.place)/filler bs=4096 2> \(folder.path("dd"))
      "$candidacy" \(command) --store \(store)
      """
    let result = try Command.run(
      "/usr/bin/env", PrivateDisk.prefix(megabytes: 4) + ["/bin/sh", "-c", script], input: [],
      environment: ["candidacy": try Product.executable()])
    #expect(
      result.errors
        == "That it was verified is not on record: The disk that holds \(store) is full and nothing"
        + " new can be stored: free some space, then try again.\n")
    #expect(result.status == 0)
    #expect(result.output.contains(command == "verify" ? "are whole." : "Whole: "))
  }

  @Test("A store is said to be whole with its head; in one with a fault nothing is put on record")
  func whole() throws {
    let head = try SQLiteEventStore.unlocked(at: folder.storePath).head().text
    let opened = try run("audit", "verify")
    #expect(
      opened
        == .init(
          status: 1,
          output: """
            The questionnaire of ticket 1 is missing.
            1 fault in 19 events of 2 sessions. The chain was verified, and what is sealed was \
            opened where it could be. Keep a copy of the store, then restore the last backup that \
            is whole.
            Head: \(head)

            """, errors: ""))
    #expect(try SQLiteEventStore(at: folder.storePath).head().text == head)
    try FileManager.default.removeItem(atPath: "\(folder.storePath).key")
    let bytes = try Data(contentsOf: URL(filePath: folder.storePath))
    let locked = try run("audit", "verify", "--against", head)
    #expect(locked.status == 0)
    #expect(
      locked.output.hasPrefix(
        """
        Whole: 19 events of 2 sessions. The chain was verified; without the clinic's key nothing \
        sealed was opened.
        Head: 19-
        """))
    #expect(try Data(contentsOf: URL(filePath: folder.storePath)) == bytes)
    let json = try run("audit", "verify", "--format", "json", "--against", "99-0011223344556677")
    #expect(json.status == 1)
    #expect(
      json.output.hasPrefix(
        """
        {"faults": [
          {"fault": "shorter", "sentence": "The store has 19 events, and the head \
        99-0011223344556677 is of one with 99."}
        ], "depth": "chain", "events": 19, "head": "19-
        """))
  }

  @Test("A head that is none is wrong usage, and a file that is no store ends with 3")
  func refused() throws {
    let usage = try run("audit", "verify", "--against", "yesterday")
    #expect(usage.status == 2)
    #expect(usage.errors.hasPrefix("--against takes a head as `candidacy audit verify` prints it"))
    let text = folder.path("text")
    try Data(String(repeating: "x", count: 200).utf8).write(to: URL(filePath: text))
    let run = try Command.run("audit", "verify", "--store", text)
    #expect(run.status == 3)
    #expect(run.errors.hasPrefix("The file \(text) is not a store of this program"))
    #expect(try Data(contentsOf: URL(filePath: text)).count == 200)
  }

  @Test("As FHIR it goes to a file or a stream, as a bundle or in lines")
  func export() throws {
    let path = folder.path("audit.json")
    let bundle = try run("audit", "export", "--until", "2025-11-21", "--output", path)
    #expect(bundle == .init(status: 0, output: "", errors: ""))
    let object = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path)))
    let entries = (object as? [String: Any])?["entry"] as? [[String: Any]]
    // The export of two sessions is two events.
    #expect(entries?.count == 17)
    let lines = try run(
      "audit", "export", "--format", "ndjson", "--until", "2025-11-21", "--patients",
      "record-number", "--address", "https://clinic.example")
    #expect(lines.output.split(separator: "\n").count == 17)
    #expect(
      lines.output.contains(
        #""what":{"identifier":{"system":"https://clinic.example/mrn","value":"42-7"}"#))
    let all = try String(contentsOfFile: path, encoding: .utf8) + lines.output
    for word in ["Eva", "misheard", "carry-on"] { #expect(!all.contains(word)) }
    #expect(try !folder.names().contains { $0.hasSuffix(".new") })
  }

  @Test("A link stays one, and a pipe is written to and never put aside")
  func exportElsewhere() throws {
    let (file, link, pipe) = (folder.path("file"), folder.path("link"), folder.path("pipe"))
    try Data("old".utf8).write(to: URL(filePath: file))
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "file")
    #expect(try run("audit", "export", "--output", link).status == 0)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "file")
    #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix("{"))
    #expect(mkfifo(pipe, 0o600) == 0)
    // Both ends, so that nobody waits; what is exported fits into a pipe.
    let end = open(pipe, O_RDWR | O_CLOEXEC)
    defer { close(end) }
    #expect(try run("audit", "export", "--format", "ndjson", "--output", pipe).status == 0)
    var status = stat()
    #expect(lstat(pipe, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
    var first: UInt8 = 0
    #expect(read(end, &first, 1) == 1 && first == UInt8(ascii: "{"))
  }

  @Test("A machine without a name, and numbers of nobody, are refused with the option's name")
  func options() throws {
    let machine = try run("audit", "export", "--machine", " ")
    #expect(machine.status == 2)
    #expect(machine.errors.contains("--machine takes the name of a computer"))
    for system in ["zz", "urn:oid:", "urn:oid:3.1", "urn:oid:1.02", "https://", "https://a b"] {
      let result = try run("audit", "export", "--record-number-system", system)
      #expect(result.status == 2, "\(system)")
      #expect(result.errors.contains("--record-number-system is a URL"))
    }
    for system in ["urn:oid:2.999.1.7", "https://clinic.example/mrn"] {
      #expect(
        try run("audit", "export", "--record-number-system", system).status == 0, "\(system)")
    }
  }
}

extension AuditCommandTests {
  private func run(_ arguments: String...) throws -> Command.Result { try run(arguments) }

  private func run(_ arguments: [String]) throws -> Command.Result {
    try Command.run(
      Product.executable(), arguments + ["--store", folder.storePath], input: [])
  }

  private static func minute(_ number: Int64) -> Timestamp {
    Timestamp(milliseconds: 1_763_712_000_000 + number * 60_000)
  }

  private static let opening = SessionEvent.Opening(
    questionnaire: "sleep-check", version: "1.0.0", digest: "00", language: "en")
  private static let verdict = SessionEvent.Verdict(outcome: "carry-on", rule: "S2")
  private static let identity = PatientIdentity(
    recordNumber: "42-7", name: "Eva Ruiz", birthDate: nil)
}

extension SQLiteEventStore {
  /// In the clear, although it is of those that are sealed.
  fileprivate func notePlain(_ event: SiteEvent) throws {
    try connection.write { try $0.appendPlain([event], at: .now()) }
  }
}
