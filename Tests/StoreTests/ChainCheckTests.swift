import Foundation
import GRDB
import Interview
import TestSupplies
import Testing

@testable import Store

@Suite("A chain that is verified")
struct ChainCheckTests {
  let store: ChainStore

  init() throws {
    store = try ChainStore()
  }

  @Test("An honest store is whole, and verifying it changes no byte of it")
  func whole() throws {
    let before = try bytes(at: store.path)
    let names = try store.folder.names()
    let locked = try ChainStore.check(store.path, against: store.head)
    #expect(locked.sentences == [])
    #expect(
      locked.report
        == ChainReport(
          head: store.head, events: ChainStore.events, sessions: 3, faults: 0, isSound: true,
          depth: .chain))
    let opened = try ChainStore.check(store.path, with: store.identity, against: store.head)
    #expect(opened.sentences == [])
    #expect(opened.report.depth == .contents)
    #expect(try bytes(at: store.path) == before)
    #expect(try store.folder.names() == names)
  }

  @Test("A locked store without its key file is verified all the same")
  func keyless() throws {
    try FileManager.default.removeItem(atPath: KeyFile.path(beside: store.path))
    #expect(try store.faults() == [])
    #expect(
      try store.folder.names() == ["store.sqlite", "store.sqlite-journal", "store.sqlite.lock"])
  }

  @Test(
    "What was changed by hand is found without a key, and said with its place",
    arguments: [
      ("UPDATE event SET at = at + 1 WHERE seq = 4", ["\(event(4, 2, "ticket 1")) \(changed)"]),
      (
        "UPDATE event SET sealed = zeroblob(length(sealed)) WHERE seq = 4",
        ["\(event(4, 2, "ticket 1")) \(changed)"]
      ),
      ("UPDATE event SET hash = zeroblob(32) WHERE seq = 4", ["Events 4 to 5 \(severalChanged)"]),
      (
        "UPDATE event SET hash = zeroblob(32) WHERE seq = 13",
        ["\(event(13, 2, "ticket 2")) \(changed)"]
      ),
      (
        "UPDATE event SET number = 9 WHERE seq = 4",
        ["\(event(4, 9, "ticket 1")) \(changed)", gap("ticket 1")]
      ),
      (
        "UPDATE event SET log = 2, number = 3 WHERE seq = 7",
        ["\(event(7, 3, "ticket 2")) \(changed)"]
      ),
      ("UPDATE event SET seq = 99 WHERE seq = 13", ["Events 13 to 98 are missing."]),
      ("DELETE FROM event WHERE seq = 4", ["Event 4 is missing.", gap("ticket 1")]),
      (
        "DELETE FROM event WHERE seq IN (1, 4, 6)",
        [
          "Event 1 is missing.", "The chain does not begin with the clinic's key.",
          "Event 4 is missing.", "Event 6 is missing.", gap("what happened to the store"),
          gap("ticket 1"),
        ]
      ),
      (
        "INSERT INTO event VALUES (14, 1, 5, 7, x'0101', zeroblob(32))",
        ["\(event(14, 5, "ticket 1")) \(changed)"]
      ),
      (
        """
        UPDATE event SET seq = 99 WHERE seq = 4; UPDATE event SET seq = 4 WHERE seq = 6;
        UPDATE event SET seq = 6 WHERE seq = 99
        """, ["Events 4 to 7 \(severalChanged)"]
      ),
      (
        """
        UPDATE event SET sealed = (SELECT sealed FROM event WHERE seq = 6) WHERE seq = 4
        """, ["\(event(4, 2, "ticket 1")) \(changed)"]
      ),
    ])
  func changedEvents(_ sql: String, _ sentences: [String]) throws {
    try store.tamper(sql)
    #expect(try store.faults() == sentences)
    // A code that was given by an event that is gone is one more.
    let opened = try store.faults(with: store.identity)
    #expect(Array(opened.prefix(sentences.count)) == sentences)
  }

  @Test(
    "So is what was changed around the events",
    arguments: [
      (
        """
        UPDATE session SET id = 'x' WHERE ticket = 1;
        UPDATE session SET id = (SELECT id FROM session WHERE ticket = 3) || 'y' WHERE ticket = 3
        """,
        [
          "Events 3 to 4 \(severalChanged)", "Events 6 to 7 \(severalChanged)",
          "\(event(10, 1, "ticket 3")) \(changed)",
          "The key of ticket 3 is missing, and nothing says that it may.",
        ]
      ),
      (
        "DELETE FROM session WHERE ticket = 1",
        [
          "There are events of ticket 1, and no session.",
          "A code was given for ticket 1, and no session.",
        ]
      ),
      ("INSERT INTO session VALUES (9, 'x')", ["Ticket 9 has no events."]),
      (
        """
        UPDATE log_key SET log = 99 WHERE log = 1; UPDATE log_key SET log = 1 WHERE log = 2;
        UPDATE log_key SET log = 2 WHERE log = 99
        """,
        [
          "The key of ticket 1 is not the one that the chain remembers.",
          "The key of ticket 2 is not the one that the chain remembers.",
        ]
      ),
      (
        "UPDATE log_key SET wrapped = zeroblob(100) WHERE log = -2",
        ["The key of what happened to the store is not the one that the chain remembers."]
      ),
      (
        "DELETE FROM log_key WHERE log IN (-2, -1, 0, 1)",
        [
          "The key of what happened to the store is missing, and nothing says that it may.",
          "The key of the outbox is missing, and nothing says that it may.",
          "The key of the list of staff is missing, and nothing says that it may.",
          "The key of ticket 1 is missing, and nothing says that it may.",
        ]
      ),
      (
        "INSERT INTO log_key VALUES (3, x'01')",
        [
          "The key of ticket 3 is still there, although the chain says that it was destroyed."
        ]
      ),
      (
        "INSERT INTO log_key VALUES (77, x'01')",
        ["There is a key of ticket 77, and nothing sealed with it."]
      ),
      (
        "UPDATE site SET public = zeroblob(32)",
        ["The store seals to another key than the chain says."]
      ),
      ("UPDATE site SET store = zeroblob(16)", ["Events 1 to 13 \(severalChanged)"]),
      ("DELETE FROM site", ["The row that names the store is missing or was changed."]),
      (
        "UPDATE questionnaire SET archive = CAST(archive || x'00' AS BLOB)",
        ["The questionnaire kept under the digest \(archiveName) is another one."]
      ),
      (
        "UPDATE payload SET log = 77",
        ["Document 1 of those kept for sending belongs to no session."]
      ),
      (
        "UPDATE starts SET count = -1",
        ["The row that counts the openings of the store is missing or was changed."]
      ),
    ])
  func changedTables(_ sql: String, _ sentences: [String]) throws {
    try store.tamper(sql)
    #expect(try store.faults() == sentences)
  }

  @Test(
    "Guards that were removed, rewritten or added are named",
    arguments: [
      (
        "DROP TRIGGER event_refuses_delete",
        ["The part “event_refuses_delete” of the store is missing or was rewritten."]
      ),
      (
        """
        DROP TRIGGER event_refuses_update; CREATE TRIGGER event_refuses_update
        BEFORE UPDATE ON event BEGIN SELECT 1; END
        """, ["The part “event_refuses_update” of the store is missing or was rewritten."]
      ),
      (
        "CREATE TRIGGER quiet AFTER INSERT ON event BEGIN SELECT 1; END",
        ["The part “quiet” was added to the store."]
      ),
      ("CREATE INDEX quick ON event(at)", ["The part “quick” was added to the store."]),
    ])
  func changedGuards(_ sql: String, _ sentences: [String]) throws {
    try StoreOnDisk(path: store.path).change(sql)
    let check = try ChainStore.check(store.path)
    #expect(check.sentences == sentences)
    #expect(!check.report.isSound)
  }

  @Test(
    "The clinic's key finds what the chain does not cover",
    arguments: [
      (
        "UPDATE payload SET sealed = zeroblob(length(sealed))",
        ["The document of letter 1 was changed."]
      ),
      ("UPDATE payload SET log = 1", ["The document of letter 1 was changed."]),
      ("UPDATE payload SET name = zeroblob(32)", ["The document of letter 1 is missing."]),
      ("DELETE FROM payload", ["The document of letter 1 is missing."]),
      ("DELETE FROM questionnaire", ["The questionnaire of ticket 1 is missing."]),
      ("UPDATE handover SET at = at + 1", [changedCode]),
      ("UPDATE handover SET salt = zeroblob(16)", [changedCode]),
      ("UPDATE handover SET rounds = 4", [changedCode]),
      ("UPDATE handover SET parallelism = 999999", [changedCode]),
      ("UPDATE handover SET sealed = zeroblob(60)", [changedCode]),
      ("UPDATE handover SET log = 2", ["What is kept behind the code for ticket 2 was changed."]),
    ])
  func changedContents(_ sql: String, _ sentences: [String]) throws {
    try store.tamper(sql)
    #expect(try store.faults() == [])
    #expect(try store.faults(with: store.identity) == sentences)
  }

  @Test("A key that does not open the store says so once for each log")
  func otherIdentity() throws {
    let key = try #require(ClinicPrivateKey.random())
    #expect(
      try store.faults(with: ClinicIdentity(present: key))
        == [
          "the list of staff", "ticket 1", "ticket 2", "the outbox", "what happened to the store",
        ]
        .map { "The key at hand does not open the key of \($0)." })
  }

  @Test("Keys that were sealed anew are the right ones, and their earlier form is not")
  func rotation() throws {
    let key = try #require(ClinicPrivateKey.random())
    let old = try DatabaseQueue(path: store.path).read { try $0.wrappedKey(of: .staff) }
    try rotate(to: key)
    let identity = ClinicIdentity(present: key, former: store.identity.keys)
    #expect(try store.faults() == [])
    #expect(try store.faults(with: identity) == [])
    let bytes = try #require(old).bytes.hexadecimal
    try store.tamper("UPDATE log_key SET wrapped = x'\(bytes)' WHERE log = 0")
    #expect(
      try store.faults() == [
        "The key of the list of staff is not the one that the chain remembers."
      ])
    try store.tamper(
      "UPDATE site SET public = x'\(store.identity.present.publicKey.bytes.hexadecimal)'")
    #expect(
      try store.faults() == [
        "The store seals to another key than the chain says.",
        "The key of the list of staff is not the one that the chain remembers.",
      ])
  }

  @Test("A chain that was written anew without a key is found with the key, or by a head")
  func writtenAnew() throws {
    try store.tamper("UPDATE event SET at = at + 1 WHERE seq = 4")
    try store.writeChainAnew()
    #expect(try store.faults() == [])
    #expect(
      try store.faults(with: store.identity) == [
        "Events 4 to 9 were not written by a program of the clinic.",
        "Events 11 to 13 were not written by a program of the clinic.",
      ])
    #expect(
      try store.faults(against: store.head) == [
        """
        Event 13 is not the one of the head \(store.head.text): the store was replaced or written \
        anew.
        """
      ])
  }

  @Test(
    "What is said of keys has to be said again by a program that has the clinic's",
    arguments: 0..<7)
  func forged(_ place: Int) throws {
    let key = try #require(ClinicPrivateKey.random()).publicKey
    let forgeries: [[SiteEvent]] = [
      [.destroyed(bert)], [.destroyed(bert), .used("ana", .destroyedSessions(count: 2))],
      [.destroyed(bert), .used("ana", .readAudit)], [.keyRotated(key, [])],
      [.keyRotated(key, []), .used("ana", .destroyedSessions(count: 1))],
      [.destroyed(anna), .destroyed(bert), .used("ana", .destroyedSessions(count: 1))],
      [.keyMade(key)],
    ]
    let desk = try SQLiteEventStore.desk(at: store.path)
    for event in forgeries[place] { try desk.note(event, at: time(14)) }
    let forged =
      place == 5 ? "Events 14 to 15 were" : "\(Self.event(14, 5, "what happened to the store")) was"
    #expect(
      try store.faults(with: store.identity)
        .contains("\(forged) not written by a program of the clinic."))
  }

  @Test("An event in front of the first is none that this program stored")
  func inFront() throws {
    try store.tamper("INSERT INTO event VALUES (-5, 1, 5, 7, x'0101', zeroblob(32))")
    #expect(try store.faults() == ["The row of event -5 holds no event."])
  }

  @Test(
    "Numbers that nobody can count on from are damage, and end no program",
    arguments: [
      "INSERT INTO event VALUES (9223372036854775807, 1, 5, 7, x'0101', zeroblob(32))",
      "INSERT INTO event VALUES (14, 1, 9223372036854775807, 7, x'0101', zeroblob(32))",
    ])
  func hugeNumbers(_ sql: String) throws {
    let desk = try SQLiteEventStore.desk(at: store.path)
    try store.tamper(sql)
    #expect(throws: StoreError.self) { try desk.append([pain], to: anna, after: 4, at: time(15)) }
    #expect(!(try store.faults(with: store.identity)).isEmpty)
  }

  @Test("A store that lost its end, or was put back to an earlier day, is found by a head")
  func truncated() throws {
    try store.tamper("DELETE FROM event WHERE seq = 13")
    #expect(try store.faults() == [])
    #expect(
      try store.faults(against: store.head)
        == ["The store has 12 events, and the head \(store.head.text) is of one with 13."])
    let other = try ChainStore()
    try FileManager.default.removeItem(atPath: store.path)
    try FileManager.default.copyItem(atPath: other.path, toPath: store.path)
    #expect(try store.faults(against: other.head) == [])
    #expect(
      try store.faults(against: store.head) == [
        """
        Event 13 is not the one of the head \(store.head.text): the store was replaced or written \
        anew.
        """
      ])
  }

  @Test("An event of another store fits nowhere")
  func spliced() throws {
    let other = try ChainStore()
    let row = try DatabaseQueue(path: other.path).read { database in
      try Row.fetchOne(database, sql: "SELECT sealed, hash FROM event WHERE seq = 6")
    }
    let (sealed, hash) = (try #require(row)[0] as Data, try #require(row)[1] as Data)
    try store.tamper(
      """
      UPDATE event SET sealed = x'\(Array(sealed).hexadecimal)', \
      hash = x'\(Array(hash).hexadecimal)' WHERE seq = 6
      """)
    #expect(try store.faults() == ["Events 6 to 7 \(Self.severalChanged)"])
  }

  @Test("What other programs write meanwhile is verified too, and a head of before still holds")
  func writtenMeanwhile() throws {
    let desk = try SQLiteEventStore.desk(at: store.path)
    let check = try ChainCheck(at: store.path, with: store.identity)
    _ = try desk.append([kneeHurts], to: bert, after: 2, at: time(14))
    var sentences: [String] = []
    let report = try check.run(
      against: store.head, archiveFits: { $0 == ChainStore.name(of: $1) }
    ) { sentences.append($0.sentence) }
    #expect(sentences == [])
    #expect(try report.head == desk.head())
    #expect(report.events == 14)
  }

  @Test("A file that is no store, an older one, a newer one and none are refused untouched")
  func refused() throws {
    let none = store.folder.path("none.sqlite")
    let text = store.folder.path("text")
    try write(Array(String(repeating: "no store ", count: 40).utf8), to: text)
    #expect(throws: ChainRefusal.store(.notAStore(path: text))) { try ChainCheck(at: text) }
    #expect(
      throws: ChainRefusal.store(.cannotOpen(path: none, reason: "No such file or directory"))
    ) { try ChainCheck(at: none) }
    try StoreOnDisk(path: store.path).change("PRAGMA user_version = 3")
    let before = try bytes(at: store.path)
    #expect(throws: ChainRefusal.older(path: store.path, found: 3)) {
      try ChainCheck(at: store.path)
    }
    #expect(try bytes(at: store.path) == before)
    #expect(
      ChainRefusal.older(path: "/s", found: 3).sentence == """
        The store /s has the older format 3, in which nothing is chained: start the program on it \
        once, which takes it over, then verify it.
        """)
    try StoreOnDisk(path: store.path).change("PRAGMA user_version = 5")
    #expect(throws: ChainRefusal.store(.newer(found: 5, known: 4))) {
      try ChainCheck(at: store.path)
    }
  }
}

extension ChainCheckTests {
  private static let changed = "was changed, moved or put in."
  private static let severalChanged = "were changed, moved or put in."
  private static let changedCode = "What is kept behind the code for ticket 1 was changed."
  private static let archiveName = ChainStore.name(of: Array("questionnaire: all of it".utf8))

  private static func event(_ sequence: Int, _ number: Int, _ log: String) -> String {
    "Event \(sequence) (number \(number) of \(log))"
  }

  private static func gap(_ log: String) -> String {
    "The events of \(log) are not numbered one after the other."
  }

  /// As a rotation does: every key sealed anew, and the chain told.
  private func rotate(to key: ClinicPrivateKey) throws {
    let identity = store.identity
    let desk = try SQLiteEventStore.desk(at: store.path)
    let wrapped = try DatabaseQueue(path: store.path).read { database in
      let site = try database.site()
      return try [-2, -1, 0, 1, 2].map { value -> (Int, WrappedKey) in
        let number = LogNumber(value: value)
        let name = LogName(
          store: site.store, log: EventLog(number, session: value == 1 ? anna.text : bert.text))
        let open = try database.wrappedKey(of: number)?.key(of: name, with: identity.present)
        return (value, try WrappedKey(try #require(open), of: name, to: key.publicKey))
      }
    }
    try desk.note(
      .keyRotated(
        key.publicKey,
        wrapped.map { SiteEvent.RewrappedKey(log: $0.0, digest: $0.1.digest) }), at: time(14))
    try desk.note(.used("ana", .rotatedKey), at: time(14))
    let updates = wrapped.map {
      "UPDATE log_key SET wrapped = x'\($0.1.bytes.hexadecimal)' WHERE log = \($0.0);"
    }
    try store.tamper(
      updates.joined()
        + "UPDATE site SET public = x'\(key.publicKey.bytes.hexadecimal)'")
  }
}
