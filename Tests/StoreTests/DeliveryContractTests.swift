import GRDB
import Interview
import TestSupplies
import Testing

@testable import Store

extension Conformer {
  func deliveries(in folder: TemporaryFolder) throws -> any DeliveryStore {
    switch self {
    case .memory: return try Self.withSession(InMemoryEventStore())
    case .sqlite: return try Self.withSession(SQLiteEventStore.desk(at: folder.storePath))
    }
  }

  /// Payloads belong to a session.
  private static func withSession<Store: EventStore & DeliveryStore>(
    _ store: Store
  ) throws -> any DeliveryStore {
    _ = try store.append([opening], to: "s1", after: 0, at: time(1))
    return store
  }
}

@Suite("What every store promises about deliveries", .serialized)
struct DeliveryContractTests {
  static let letter = Letter(
    session: "s1", revision: 1, edition: .signed, target: "lab", format: .hl7v2, digest: "d1")

  /// One of every kind.
  static let all: [DeliveryEvent] = [
    .queued(letter), .attempted(1, "send:1"), .delivered(1, receipt: "AA \"ok\""),
    .failed(
      1, DeliveryEvent.Setback(reason: "down", retryAfterMilliseconds: 5000, scope: .target)),
    .failed(1, DeliveryEvent.Setback(reason: "", retryAfterMilliseconds: -1, scope: .letter)),
    .parked(1, words: "AR: no\u{1B} such patient 你"), .released(1), .withdrawn(1),
  ]

  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test("Every kind of event comes back in order, as it was", arguments: Conformer.allCases)
  func order(_ conformer: Conformer) throws {
    let store = try conformer.deliveries(in: folder)
    #expect(try store.deliveries(after: 0) == [])
    #expect(try store.append(Self.all, after: 0, at: time(7)) == Self.all.count)
    let expected = Self.all.enumerated().map { offset, event in
      StoredDeliveryEvent(number: offset + 1, event: event, at: time(7))
    }
    #expect(try store.deliveries(after: 0) == expected)
    #expect(try store.deliveries(after: 6) == Array(expected.dropFirst(6)))
  }

  @Test(
    "The same events may be sent again and keep their first time", arguments: Conformer.allCases)
  func resend(_ conformer: Conformer) throws {
    let store = try conformer.deliveries(in: folder)
    _ = try store.append([Self.all[0], Self.all[1]], after: 0, at: time(1))
    #expect(try store.append([Self.all[1], Self.all[2]], after: 1, at: time(9)) == 3)
    #expect(try store.deliveries(after: 0).map(\.at) == [time(1), time(1), time(9)])
  }

  @Test(
    "Of two stations that take the same letter, one is refused", arguments: Conformer.allCases)
  func conflict(_ conformer: Conformer) throws {
    let store = try conformer.deliveries(in: folder)
    _ = try store.append([Self.all[0], .attempted(1, "a")], after: 0, at: time(1))
    #expect(throws: StoreError.deliveryConflict(number: 2)) {
      try store.append([.attempted(1, "b")], after: 1, at: time(1))
    }
    #expect(throws: StoreError.deliveryGap(number: 4)) {
      try store.append([.attempted(1, "b")], after: 3, at: time(1))
    }
    #expect(try store.deliveries(after: 1).map(\.event) == [.attempted(1, "a")])
  }

  @Test(
    "A payload is kept once under its digest and never replaced", arguments: Conformer.allCases)
  func payloads(_ conformer: Conformer) throws {
    let store = try conformer.deliveries(in: folder)
    let bytes: [UInt8] = [0, 11, 28, 255]
    try store.keep(payload: bytes, digest: "d1", of: "s1")
    try store.keep(payload: bytes, digest: "d1", of: "s1")
    #expect(throws: StoreError.payloadConflict(digest: "d1")) {
      try store.keep(payload: [1], digest: "d1", of: "s1")
    }
    #expect(try store.payload(digest: "d1", of: "s1") == bytes)
    #expect(try store.payload(digest: "d2", of: "s1") == nil)
  }

  @Test(
    "Another program cannot change, remove or replace what was queued",
    arguments: [
      "UPDATE event SET sealed = x'00' WHERE log = -1", "DELETE FROM event WHERE log = -1",
      "INSERT INTO event SELECT 1 + max(seq), -1, 9, 0, x'00', x'00' FROM event",
      "INSERT INTO event SELECT 1 + max(seq), -1, 1, 0, x'00', x'00' FROM event",
      "UPDATE payload SET sealed = x'00'", "DELETE FROM payload",
      "INSERT OR REPLACE INTO payload SELECT name, log, x'00' FROM payload",
    ])
  func guarded(_ sql: String) throws {
    let store = try SQLiteEventStore.desk(at: folder.storePath)
    _ = try store.append([opening], to: "s1", after: 0, at: time(1))
    _ = try store.append([Self.all[0]], after: 0, at: time(1))
    try store.keep(payload: [1], digest: "d1", of: "s1")
    #expect(throws: DatabaseError.self) {
      try DatabaseQueue(path: folder.storePath).write { try $0.execute(sql: sql) }
    }
    #expect(try store.deliveries(after: 0).map(\.event) == [Self.all[0]])
    #expect(try store.payload(digest: "d1", of: "s1") == [1])
  }

  @Test("An entry that cannot be read stops the outbox and says which it is")
  func damaged() throws {
    let store = try SQLiteEventStore.desk(at: folder.storePath)
    _ = try store.append([Self.all[0]], after: 0, at: time(1))
    for sealed in ["x''", "x'0101'", "x'0100'", "zeroblob(170)"] {
      try DatabaseQueue(path: folder.storePath).write {
        try $0.execute(
          sql: """
            INSERT INTO event SELECT 1 + max(seq), -1,
              1 + (SELECT max(number) FROM event WHERE log = -1), 0, \(sealed), x'00' FROM event
            """)
      }
      #expect(throws: StoreError.damagedDelivery(number: 2)) { try store.deliveries(after: 0) }
    }
  }

  @Test("A document that was changed, or put in the place of another, is not sent")
  func damagedPayload() throws {
    let store = try SQLiteEventStore.desk(at: folder.storePath)
    _ = try store.append([opening], to: "s1", after: 0, at: time(1))
    try store.keep(payload: [1, 2], digest: "d1", of: "s1")
    try store.keep(payload: [3, 4], digest: "d2", of: "s1")
    try DatabaseQueue(path: folder.storePath).write {
      try $0.execute(
        sql: """
          DROP TRIGGER payload_refuses_update;
          UPDATE payload SET sealed = (SELECT max(sealed) FROM payload);
          """)
    }
    let read = ["d1", "d2"].map { digest in
      Result { try store.payload(digest: digest, of: "s1") }
    }
    #expect(read.count { $0.isFailure } == 1)
  }

  @Test("A store of version 1 takes deliveries once it was opened")
  func migrated() throws {
    try Version1.make(at: folder.storePath)
    let store = try SQLiteEventStore.desk(at: folder.storePath)
    #expect(try store.append(Self.all, after: 0, at: time(1)) == 8)
    try store.keep(payload: [1], digest: "d1", of: "first")
    #expect(try store.payload(digest: "d1", of: "first") == [1])
  }

  @Test("What failed is said in one sentence with what to do")
  func sentences() {
    let errors: [StoreError] = [
      .deliveryConflict(number: 3), .deliveryGap(number: 3), .damagedDelivery(number: 3),
      .payloadConflict(digest: "d1"),
    ]
    for error in errors {
      #expect(error.sentence.hasSuffix("."))
      #expect(error.sentence.split(separator: ": ").count == 2)
      #expect(!error.breaksConnection)
    }
    #expect(
      StoreError.payloadConflict(digest: "d1").sentence
        == "Another document is already kept under the digest d1: compute the digest again.")
  }

  @Test("The stored text of every kind stays as it is")
  func text() throws {
    #expect(
      try Self.all.map { try EventRecord($0) }.map { "\($0.kind) \($0.payload)" } == [
        #"queued {"queued":{"digest":"d1","edition":"signed","format":"hl7v2","revision":1,"session":"s1","target":"lab"}}"#,
        #"attempted {"letter":1,"station":"send:1"}"#,
        #"delivered {"letter":1,"words":"AA \"ok\""}"#,
        #"failed {"letter":1,"retryAfter":5000,"scope":"target","words":"down"}"#,
        #"failed {"letter":1,"retryAfter":-1,"scope":"letter","words":""}"#,
        "parked {\"letter\":1,\"words\":\"AR: no\\u001b such patient 你\"}",
        #"released {"letter":1}"#, #"withdrawn {"letter":1}"#,
      ])
  }
}

extension Result {
  fileprivate var isFailure: Bool {
    switch self {
    case .success: false
    case .failure: true
    }
  }
}
