import Foundation
import GRDB
import Interview
import TestSupplies
import Testing

@testable import Store

@Suite("A session that is destroyed")
struct DestroyingTests {
  let folder: TemporaryFolder
  let store: SQLiteEventStore

  init() throws {
    folder = try TemporaryFolder()
    store = try SQLiteEventStore.desk(at: folder.storePath)
    _ = try store.append([opening, kneeHurts], to: anna, after: 0, at: time(1))
    _ = try store.append([opening, kneeIsFine], to: bert, after: 0, at: time(2))
  }

  private func wrapped(_ ticket: Int) throws -> [UInt8]? {
    try DatabaseQueue(path: folder.storePath).read { database in
      try Data.fetchOne(
        database, sql: "SELECT wrapped FROM log_key WHERE log = ?", arguments: [ticket]
      ).map { Array($0) }
    }
  }

  @Test("Cannot be read any more, and says so; others can, and the chain is whole")
  func destroyed() throws {
    #expect(try store.destroy([anna], by: "root", at: time(5)).map(\.id) == [anna])
    #expect(throws: StoreError.destroyed(anna)) { try store.events(of: anna) }
    #expect(try store.stored(anna) == StoredSession(id: anna, ticket: 1, contents: .destroyed))
    #expect(try store.events(of: bert).count == 2)
    let found = try StoreInspection(of: folder.storePath)
    #expect(found.faults == [])
    #expect(found.destroyed == 1)
    #expect(found.sessions == 2)
    #expect(
      try store.siteEvents().map(\.event).suffix(2)
        == [.destroyed(anna), .used("root", .destroyedSessions(count: 1))])
  }

  @Test("Leaves on record who of the staff did what and when, and nothing else")
  func kept() throws {
    _ = try store.append(
      [
        staff(.viewed), staff(.amended("knee", .codes(["no"]), reason: "misheard")),
        staff(.codeGiven(.sample("123456"))), .codeEntered, kneeHurts,
      ], to: anna, after: 2, at: time(3))
    _ = try store.append([staff(.exported(.pdf))], to: anna, after: 7, at: time(4))
    let destroyed = try store.destroy([anna, bert], by: "root", at: time(5))
    #expect(destroyed.map(\.isKeptWhole) == [true, true])
    #expect(
      try store.siteEvents().map(\.event).suffix(4) == [
        .kept(
          anna,
          [
            KeptAct(number: 3, at: time(3), .staff("m1", .viewed)),
            KeptAct(number: 4, at: time(3), .staff("m1", .amended)),
            KeptAct(number: 5, at: time(3), .staff("m1", .codeGiven)),
            KeptAct(number: 6, at: time(3), .codeEntered),
            KeptAct(number: 8, at: time(4), .staff("m1", .exported(.pdf))),
          ]), .destroyed(anna), .destroyed(bert), .used("root", .destroyedSessions(count: 2)),
      ])
    let reader = AuditReader(store)
    let acts = try reader.next().compactMap { entry -> KeptAct? in
      if case .destroyed(anna, ticket: 1, let act) = entry.content { act } else { nil }
    }
    #expect(acts.map(\.number) == [3, 4, 5, 6, 8])
  }

  @Test("Says of an event that cannot be read that nobody knows what it was")
  func unreadable() throws {
    let chain = try ChainStore()
    try chain.tamper(
      """
      UPDATE event SET sealed = zeroblob(length(sealed)) WHERE log = 1 AND number = 2;
      UPDATE log_key SET wrapped = zeroblob(length(wrapped)) WHERE log = 2;
      """)
    let store = try SQLiteEventStore.desk(at: chain.path)
    let destroyed = try store.destroy([anna, bert], by: "root", at: time(20))
    #expect(destroyed.map(\.id) == [anna, bert])
    #expect(destroyed.map(\.isKeptWhole) == [false, false])
    #expect(
      try store.siteEvents().map(\.event).suffix(5).prefix(2) == [
        .kept(
          anna,
          [
            KeptAct(number: 2, at: time(3), .unreadable),
            KeptAct(number: 4, at: time(7), .staff("m1", .codeGiven)),
          ]),
        .kept(
          bert,
          [
            KeptAct(number: 1, at: time(5), .unreadable),
            KeptAct(number: 2, at: time(13), .unreadable),
          ]),
      ])
  }

  @Test("Waits for the present key: with an older one nothing could be kept of what was done")
  func formerKey() throws {
    let other = try SQLiteEventStore.desk(at: folder.storePath)
    let next = try #require(ClinicPrivateKey.random())
    _ = try other.rotate(to: next, by: "root", at: time(4))
    #expect(throws: StoreError.otherKey(id: next.publicKey.name)) {
      try store.destroy([anna], by: "root", at: time(5))
    }
    #expect(try other.events(of: anna).count == 2)
  }

  @Test("Leaves a chain in which nothing is found, with the key and without")
  func chain() throws {
    let chain = try ChainStore()
    let store = try SQLiteEventStore.desk(at: chain.path)
    #expect(try store.destroy([anna, bert], by: "root", at: time(20)).count == 2)
    #expect(
      try store.siteEvents().map(\.event).contains { event in
        if case .kept(anna, let acts) = event { acts.count == 1 } else { false }
      })
    #expect(try chain.faults() == [])
    #expect(try chain.faults(with: chain.identity) == [])
  }

  @Test("Leaves nothing of its key in the files of the store")
  func noTrace() throws {
    let key = try #require(try wrapped(1))
    #expect(try bytes(at: folder.storePath).contains(key))
    _ = try store.destroy([anna], by: "root", at: time(5))
    #expect(try wrapped(1) == nil)
    for name in try folder.names() {
      #expect(!(try bytes(at: folder.path(name))).contains(key), "\(name)")
    }
  }

  @Test("Takes with it what receivers said of its letters, which no other key opens")
  func receiverWords() throws {
    func letter(_ session: Session.ID) -> DeliveryEvent {
      .queued(
        Letter(
          session: session, revision: 1, edition: .signed, target: "lab", format: .hl7v2,
          digest: "d"))
    }
    let setback = DeliveryEvent.Setback(
      reason: "Anna is busy", retryAfterMilliseconds: 5, scope: .letter)
    let events: [DeliveryEvent] = [
      letter(anna), .failed(1, setback), .parked(1, words: "Anna who?"), letter(bert),
      .delivered(4, receipt: "Bert is known"), .delivered(9, receipt: "of nobody's letter"),
    ]
    _ = try store.append(Array(events.prefix(2)), after: 0, at: time(3))
    _ = try store.append(events, after: 0, at: time(4))
    #expect(try store.deliveries(after: 0).map(\.event) == events)
    #expect(try store.deliveries(after: 2).map(\.event) == Array(events.dropFirst(2)))
    _ = try store.destroy([anna], by: "root", at: time(5))
    let left = try store.deliveries(after: 0).map(\.event)
    let silent = DeliveryEvent.Setback(
      reason: "", retryAfterMilliseconds: 5, scope: .letter)
    #expect(
      left == [events[0], .failed(1, silent), .parked(1, words: "")] + events.dropFirst(3))
    #expect(try store.append([.parked(1, words: "Anna?")], after: 6, at: time(6)) == 7)
    #expect(try store.deliveries(after: 6).map(\.event) == [.parked(1, words: "")])
    #expect(try StoreInspection(of: folder.storePath).isSound)
  }

  @Test(
    "Leaves nothing of its key between other keys, whichever are destroyed in whatever order",
    arguments: [1, 2, 4])
  func noTraceAmongMany(_ seed: Int) throws {
    let ids = (0..<(200 + seed * 13)).map { Session.ID("many\($0)") }
    for id in ids { _ = try store.append([opening], to: id, after: 0, at: time(3)) }
    let keys = Dictionary(
      uniqueKeysWithValues: try ids.enumerated().map { place, id in
        // Without its head, which all have in common.
        (id, Data(try #require(try wrapped(place + 3))[20..<60]))
      })
    var random = SeededGenerator(seed: UInt64(seed))
    var left = ids
    var gone: [Session.ID] = []
    while !left.isEmpty {
      // The oldest first, as retention does, but for some that are kept longer.
      let batch = Array(left.prefix(40).shuffled(using: &random).prefix(5))
      left.removeAll { batch.contains($0) }
      #expect(try store.destroy(batch, by: "root", at: time(5)).map(\.id) == batch)
      gone += batch
      let file = Data(try bytes(at: folder.storePath))
      let found = gone.filter { id in keys[id].map { file.range(of: $0) != nil } ?? true }
      #expect(found == [])
      guard found.isEmpty else { return }
    }
    #expect(try store.events(of: anna).count == 2)
    #expect(try StoreInspection(of: folder.storePath).faults == [])
  }

  @Test("Is destroyed once, however often it is asked for")
  func again() throws {
    _ = try store.destroy([anna], by: "root", at: time(5))
    let head = try store.head()
    #expect(try store.destroy([anna], by: "root", at: time(6)) == [])
    #expect(try store.head() == head)
  }

  @Test("Takes no more events, and its code opens nothing")
  func closed() throws {
    let code = AccessCode.sample("123456")
    _ = try store.append([staff(.codeGiven(code))], to: anna, after: 2, at: time(3))
    _ = try store.destroy([anna], by: "root", at: time(5))
    #expect(throws: StoreError.destroyed(anna)) {
      try store.append([pain], to: anna, after: 3, at: time(6))
    }
    let kiosk = try SQLiteEventStore.kiosk(at: folder.storePath)
    #expect(try kiosk.sessions(openedBy: code, givenAfter: time(0)) == [])
  }

  @Test("Needs the clinic's key, and all or none are destroyed")
  func all() throws {
    let kiosk = try SQLiteEventStore.kiosk(at: folder.storePath)
    #expect(throws: StoreError.locked) { try kiosk.destroy([bert], by: "root", at: time(5)) }
    #expect(throws: StoreError.noSuchSession(cleo)) {
      try store.destroy([anna, cleo], by: "root", at: time(5))
    }
    #expect(try store.events(of: anna).count == 2)
    #expect(try store.events(of: bert).count == 2)
  }

  @Test("Leaves the journal as every other change does")
  func journal() throws {
    _ = try store.destroy([anna], by: "root", at: time(5))
    #expect(try bytes(at: folder.storePath + "-journal") == [])
    _ = try store.append([pain], to: bert, after: 2, at: time(6))
    #expect(try store.events(of: bert).count == 3)
  }

  @Test("Whose key only vanished is a fault of the chain")
  func vanished() throws {
    try StoreOnDisk(path: folder.storePath).change("DELETE FROM log_key WHERE log = 1")
    #expect(try !StoreInspection(of: folder.storePath).faults.isEmpty)
  }
}
