import TestSupplies
import TerminalHarness
import Authoring
import Foundation
import GRDB
import Interview
import Store
import Testing
@testable import candidacy

/// `sessions` and `export`, over a store with a few interviews in it.
@Suite struct SessionsTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let store = try SQLiteEventStore.unlocked(at: folder.path("store.sqlite"))
    for visit in Self.visits {
      _ = try store.append(visit.events, to: visit.id, after: 0, at: visit.at)
    }
  }

  @Test("Sessions are listed with the newest first")
  func list() throws {
    let run = try run("sessions", "--questionnaire", Repository.sleep)
    #expect(
      run
        == .init(
          status: 0,
          output: """
            TICKET  SESSION  STARTED           LANGUAGE  STATE                     OUTCOME
            6       finn-6   2025-11-21 08:00  en        broken off
            5       eve-5    2025-11-21 08:00  en        not finished (emergency)
            4       abel-4   2025-11-21 08:00  en        sent                      See someone
            3       cleo-3   2025-11-21 08:00  en        interrupted (emergency)
            2       bob-2    2025-11-21 08:00  es        not finished
            1       anna-1   2025-11-21 08:00  en        finished                  Carry on

            """,
          errors: ""))
  }

  @Test("An interview that is silent for over an hour was broken off, and not before")
  func brokenOff() throws {
    let answered: [SessionEvent] = [.answered("hours", .number(7))]
    #expect(Self.progress(answered, after: 3_600_000) == .answering)
    #expect(Self.progress(answered, after: 3_600_001) == .brokenOff)
    #expect(Self.progress(answered + [.interrupted("hours")], after: Self.year) == .interrupted)
    #expect(Self.progress(answered + [.closed(.idle)], after: Self.year) == .notFinished)
  }

  @Test("Staff who look at an interview keep it as it is, and those who end it say so")
  func staffProgress() throws {
    let code = try #require(AccessCode("042917"))
    let begun = [Self.staff(.received)]
    #expect(Self.progress(begun) == .atDesk)
    #expect(Self.progress(begun, after: Self.year) == .atDesk)
    let expected = begun + [Self.staff(.codeGiven(code))]
    #expect(Self.progress(expected) == .expected)
    #expect(Self.progress(expected, after: AccessCode.life) == .atDesk)
    #expect(Self.progress(expected + [.codeEntered]) == .answering)
    #expect(Self.progress(expected + [.codeEntered], after: Self.year) == .brokenOff)
    let ended = expected + [.codeEntered, Self.staff(.interviewEnded)]
    #expect(Self.progress(ended) == .notFinished)
    #expect(Self.progress(ended + [Self.staff(.codeGiven(code))]) == .expected)
    let finished: [SessionEvent] = [
      .submitted(Self.verdict), .closed(.finished), Self.staff(.viewed),
      Self.staff(.claimed("desk")), Self.staff(.entered("hours", .number(7))),
    ]
    #expect(Self.progress(finished) == .finished)
    let signed = finished + [Self.staff(.signed(Self.verdict))]
    #expect(Self.progress(signed) == .signed)
    #expect(Self.progress(signed + [Self.staff(.viewed)]) == .signed)
    #expect(
      Self.progress(signed + [Self.staff(.amended("hours", nil, reason: "typing"))]) == .finished)
    #expect(Self.progress(signed + [Self.staff(.voided(reason: "twice"))]) == .void)
  }

  @Test("The list says what staff made of a session, and never who the patient is")
  func staffList() throws {
    let code = try #require(AccessCode("042917"))
    let identity = PatientIdentity(recordNumber: "42-7", name: "Eva Ruiz", birthDate: nil)
    try record(
      "gina-7",
      [
        Self.staff(.received), Self.staff(.identified(identity)), Self.staff(.codeGiven(code)),
      ])
    try record(
      "hugo-8",
      [
        .submitted(.init(outcome: "see-someone", rule: "S1")), .closed(.finished),
        Self.staff(.identified(identity)), Self.staff(.signed(Self.verdict)),
      ])
    try record("ines-9", [Self.staff(.voided(reason: "Eva came twice"))])
    let text = try run("sessions", "--questionnaire", Repository.sleep).output
    // Without the column of the times, which are those of the test.
    #expect(
      text.split(separator: "\n").prefix(4).map { $0.prefix(17) + $0.dropFirst(35) } == [
        "TICKET  SESSION  LANGUAGE  STATE                     OUTCOME",
        "9       ines-9   en        void",
        "8       hugo-8   en        signed                    Carry on",
        "7       gina-7   en        expected at the kiosk",
      ])
    let json = try run("sessions", "--format", "json").output
    #expect(json.contains(#""session": "gina-7""#))
    for word in ["Eva", "Ruiz", "42-7", "042917", "042 917"] {
      #expect(!text.contains(word) && !json.contains(word))
    }
  }

  @Test("A note names the patient and the staff, by the names they have now")
  func staffNote() throws {
    let pin = PINHash(
      salt: Array(1...16), hash: Array(1...32),
      cost: PINHash.Cost(rounds: 2, blockSize: 1, parallelism: 1))
    _ = try SQLiteEventStore.unlocked(at: folder.storePath)
      .append([.added("ana", name: "Ana Ruiz", pin)], after: 0, at: Self.start)
    let identity = PatientIdentity(recordNumber: "42-7", name: "Eva Núñez", birthDate: nil)
    try record(
      "hugo-8",
      [
        .answered("hours", .number(8)), .closed(.idle), Self.staff(.identified(identity)),
        Self.staff(.amended("hours", .number(5), reason: "misheard")),
        Self.staff(.signed(Self.verdict)),
      ], at: Self.start)
    let note = try run("export", "hugo-8", "--questionnaire", Repository.sleep).output
    #expect(note.contains("\nRecord number: 42-7\nName:          Eva Núñez\n"))
    #expect(note.contains("\nSigned by Ana Ruiz, 2025-11-21 08:00 +00:00, revision 1.\n"))
    #expect(
      note.contains(
        """
            Patient, 2025-11-21 08:00 +00:00: 8 (0-12)
            Ana Ruiz, 2025-11-21 08:00 +00:00: 5 (0-12). Reason: misheard

        """))
  }

  @Test("As JSON every session is one object")
  func json() throws {
    let run = try run("sessions", "--format", "json")
    #expect(
      run.output == """
        [
          {"language": "en", "outcome": null, "rule": null, "session": "finn-6", "started": "2025-11-21T08:00:05+00:00", "state": "broken off", "ticket": 6},
          {"language": "en", "outcome": null, "rule": null, "session": "eve-5", "started": "2025-11-21T08:00:04+00:00", "state": "not finished (emergency)", "ticket": 5},
          {"language": "en", "outcome": "see-someone", "rule": "S1", "session": "abel-4", "started": "2025-11-21T08:00:03+00:00", "state": "sent", "ticket": 4},
          {"language": "en", "outcome": null, "rule": null, "session": "cleo-3", "started": "2025-11-21T08:00:02+00:00", "state": "interrupted (emergency)", "ticket": 3},
          {"language": "es", "outcome": null, "rule": null, "session": "bob-2", "started": "2025-11-21T08:00:01+00:00", "state": "not finished", "ticket": 2},
          {"language": "en", "outcome": "carry-on", "rule": "S2", "session": "anna-1", "started": "2025-11-21T08:00:00+00:00", "state": "finished", "ticket": 1}
        ]

        """)
    #expect(run.status == 0)
  }

  @Test("A session that cannot be read is listed as damaged beside the others")
  func damaged() throws {
    try damage(ticket: 2, event: 2)
    let run = try run("sessions", "--format", "json")
    #expect(
      run.output.contains(
        """
          {"language": null, "outcome": null, "rule": null, "session": "bob-2", \
        "started": "2025-11-21T08:00:01+00:00", "state": "damaged", "ticket": 2},
        """))
    #expect(run.output.split(separator: "\n").count == Self.visits.count + 2)
    #expect(run.status == 1)
  }

  @Test("An empty store has no sessions, and a store that is not there is wrong usage")
  func noSessions() throws {
    let names = try folder.names()
    let usual = try Command.run(
      Product.executable(), ["sessions"], input: [], environment: ["XDG_DATA_HOME": folder.path])
    #expect(usual == .init(status: 0, output: "No sessions.\n", errors: ""))
    #expect(try folder.names() == names)
    let missing = try Command.run("sessions", "--store", folder.path("other.sqlite"))
    #expect(
      missing
        == .init(
          status: 2, output: "", errors: "There is no store at \(folder.path("other.sqlite")).\n"))
  }

  @Test("A file that is no store ends with 3")
  func noStore() throws {
    try "no store".write(toFile: folder.path("text"), atomically: true, encoding: .utf8)
    let run = try Command.run("sessions", "--store", folder.path("text"))
    #expect(run.status == 3)
    #expect(run.errors.hasPrefix("The file \(folder.path("text")) is not a store"))
  }

  @Test("A session is named by its ticket, its id or the beginning of its id")
  func names() throws {
    let byTicket = try run("export", "2", "--unidentified", "--questionnaire", Repository.sleep)
    #expect(byTicket.status == 0)
    #expect(byTicket.output.contains("\nTicket:      2\n"))
    #expect(byTicket.output.contains("\nSession:       bob-2\n"))
    #expect(
      try run("export", "bob-2", "--unidentified", "--questionnaire", Repository.sleep) == byTicket)
    #expect(
      try run("export", "bo", "--unidentified", "--questionnaire", Repository.sleep) == byTicket)
    #expect(
      try run("export", "a")
        == .init(
          status: 2, output: "", errors: "2 sessions begin with a: give more of the id.\n"))
    #expect(
      try run("export", "zoe")
        == .init(
          status: 2, output: "",
          errors: "There is no session zoe: `candidacy sessions` lists those that are stored.\n"))
  }

  @Test("A file is replaced as a whole, and nothing else is left beside it")
  func output() throws {
    try "old".write(toFile: folder.path("note.txt"), atomically: true, encoding: .utf8)
    let names = try folder.names()
    let printed = try run("export", "1", "--unidentified", "--questionnaire", Repository.sleep)
    let written = try run(
      "export", "1", "--unidentified", "--questionnaire", Repository.sleep, "--output",
      folder.path("note.txt"))
    #expect(written == .init(status: 0, output: "", errors: ""))
    #expect(
      try String(contentsOfFile: folder.path("note.txt"), encoding: .utf8) == printed.output)
    #expect(try folder.names() == names)
    let nowhere = try run(
      "export", "1", "--unidentified", "--questionnaire", Repository.sleep, "--output",
      "/nowhere/note.txt")
    #expect(
      nowhere
        == .init(
          status: 3, output: "",
          errors: "/nowhere/note.txt cannot be written: No such file or directory.\n"))
  }

  @Test("A note with other rules than those that ran says so")
  func otherRules() throws {
    let run = try run("export", "1", "--unidentified", "--questionnaire", Repository.sleep)
    #expect(run.output.contains("- These are not the rules that ran."))
  }

  @Test("A note is written with the questionnaire that the store kept, whatever is shipped now")
  func archived() throws {
    let folder = try Folder.reading(path: Repository.sleep)
    let store = try SQLiteEventStore.unlocked(at: self.folder.path("store.sqlite"))
    try store.keep(FolderArchive.bytes(of: folder), digest: folder.digest)
    let opening = SessionEvent.Opening(
      questionnaire: "sleep-check", version: "1.0.0", digest: folder.digest, language: "en")
    _ = try store.append([.opened(opening)], to: "zoe", after: 0, at: .now())
    let run = try run("export", "zoe", "--unidentified")
    #expect(run.output.contains("\nQuestionnaire: sleep-check|1.0.0\n"))
    #expect(!run.output.contains("not the rules that ran"))
    #expect(run.status == 0)
  }

  @Test("A kept questionnaire that is not the one of its name is not used")
  func otherArchive() throws {
    let folder = try Folder.reading(path: Repository.sleep)
    let store = try SQLiteEventStore.unlocked(at: self.folder.path("store.sqlite"))
    try store.keep(FolderArchive.bytes(of: folder), digest: "00")
    let run = try run("export", "1", "--unidentified")
    #expect(!run.output.contains("sleep-check|1.0.0"))
    #expect(run.output.contains("- These are not the rules that ran."))
  }

  @Test("The note can be in Spanish")
  func spanish() throws {
    let run = try run(
      "export", "1", "--unidentified", "--questionnaire", Repository.sleep, "--language", "es")
    #expect(run.output.contains("\nREGISTRO\nCuestionario:"))
    #expect(try self.run("export", "1", "--language", "fr").status == 2)
  }

  private func run(_ arguments: String...) throws -> Command.Result {
    try Command.run(
      Product.executable(), arguments + ["--store", folder.path("store.sqlite")], input: [])
  }

  private func record(
    _ id: Session.ID, _ events: [SessionEvent], at time: Timestamp = .now()
  ) throws {
    _ = try SQLiteEventStore.unlocked(at: folder.storePath)
      .append([.opened(Self.opening)] + events, to: id, after: 0, at: time)
  }

  /// Of a session whose events were all at one moment, so long ago.
  private static func progress(
    _ events: [SessionEvent], after milliseconds: Int64 = 0
  ) -> SessionProgress {
    let stored = ([.opened(opening)] + events).enumerated().map { offset, event in
      StoredEvent(session: "s", number: offset + 1, event: event, at: start)
    }
    return SessionProgress(
      stored, now: Timestamp(milliseconds: start.milliseconds + milliseconds))
  }

  private static func staff(_ act: StaffAct) -> SessionEvent {
    .staff(StaffEntry(by: "ana", act))
  }

  private static let year: Int64 = 365 * 86_400_000
  private static let start = Timestamp(milliseconds: 1_763_712_000_000)
  private static let verdict = SessionEvent.Verdict(outcome: "carry-on", rule: "S2")
  private static let opening = SessionEvent.Opening(
    questionnaire: "sleep-check", version: "1.0.0", digest: "00", language: "en")

  /// Changes a bit in the file, as a failing disk would.
  private func damage(ticket: Int, event: Int) throws {
    let path = folder.path("store.sqlite")
    let sealed = try DatabaseQueue(path: path).read { database in
      try Data.fetchOne(
        database, sql: "SELECT sealed FROM event WHERE log = ? AND number = ?",
        arguments: [ticket, event])
    }
    var bytes = try Data(contentsOf: URL(filePath: path))
    let found = try #require(sealed)
    let range = try #require(bytes.range(of: found))
    bytes[range.upperBound - 1] ^= 1
    try bytes.write(to: URL(filePath: path))
  }

  private struct Visit {
    let id: Session.ID
    let events: [SessionEvent]
    let at: Timestamp
  }

  private static let visits = [
    visit(
      "anna-1", 0,
      [
        .answered("stops-breathing", .codes(["no"])), .answered("hours", .number(8)),
        .submitted(.init(outcome: "carry-on", rule: "S2")), .closed(.finished),
      ]),
    visit("bob-2", 1, [.languageChosen("es"), .answered("hours", .number(5)), .closed(.idle)]),
    visit(
      "cleo-3", 2,
      [
        .answered("stops-breathing", .codes(["yes"])), .interrupted("stops-breathing"),
      ]),
    visit("abel-4", 3, [.submitted(.init(outcome: "see-someone", rule: "S1"))]),
    visit("eve-5", 4, [.interrupted("stops-breathing"), .closed(.idle)]),
    visit("finn-6", 5, []),
  ]

  private static func visit(
    _ id: Session.ID, _ second: Int64, _ events: [SessionEvent]
  ) -> Visit {
    Visit(
      id: id, events: [.opened(opening)] + events,
      at: Timestamp(milliseconds: start.milliseconds + second * 1000))
  }
}
