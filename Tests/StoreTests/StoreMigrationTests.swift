import Foundation
import GRDB
import Interview
import TestSupplies
import Testing

@testable import Store

@Suite("A store of version 1")
struct StoreMigrationTests {
  let folder: TemporaryFolder
  let file: StoreOnDisk

  init() throws {
    folder = try TemporaryFolder()
    file = StoreOnDisk(path: folder.storePath)
    try Version1.make(at: folder.storePath)
  }

  @Test("Opens as version 4 with every event as it was, and nothing of it to be read in the file")
  func opens() throws {
    let store = try SQLiteEventStore.desk(at: folder.storePath)
    #expect(try file.version() == 4)
    #expect(
      try store.events(of: "first") == [
        StoredEvent(session: "first", number: 1, event: Version1.opened, at: time(100)),
        StoredEvent(
          session: "first", number: 2, event: .answered("knee", .codes(["yes"])), at: time(200)),
        StoredEvent(session: "first", number: 3, event: .closed(.idle), at: time(300)),
      ])
    #expect(try store.sessions(before: nil, limit: 9).map(\.id) == ["second", "first"])
    #expect(
      try store.events(of: "second").map(\.event).last
        == .answered("other", .text("“Knie”\n\u{0}😀")))
    #expect(try store.archive(digest: "d1") == [1, 2])
    for word in ["knee", "idle", "answered", "Knie", "tpi-candidacy"] {
      #expect(!(try bytes(at: folder.storePath)).contains(Array(word.utf8)), "\(word)")
    }
  }

  @Test("Takes staff events and acts once it was opened")
  func goesOn() throws {
    let store = try SQLiteEventStore.desk(at: folder.storePath)
    let code = AccessCode.sample("123456")
    #expect(try store.append([.tried("m1", "desk")], after: 0, at: time(5)) == 1)
    #expect(try store.append([staff(.codeGiven(code))], to: "first", after: 3, at: time(5)) == 4)
    #expect(try store.append([staff(.exported(.pdf))], to: "first", after: 4, at: time(6)) == 5)
    #expect(
      try store.events(of: "first").map(\.event).suffix(3) == [
        .closed(.idle), staff(.codeGiven(code)), staff(.exported(.pdf)),
      ])
    #expect(try store.append([opening], to: anna, after: 0, at: time(6)) == 1)
    #expect(try store.ticket(of: anna) == 3)
    #expect(
      try store.codes(givenAfter: time(0))
        == [GivenCode(session: "first", code: code, at: time(5))])
  }

  @Test("Has then the very parts that a new store has")
  func sameParts() throws {
    _ = try SQLiteEventStore.desk(at: folder.storePath)
    _ = try SQLiteEventStore.desk(at: folder.path("new"))
    #expect(try file.parts() == StoreOnDisk(path: folder.path("new")).parts())
  }

  @Test("Is brought up once when many open it at the same moment")
  func race() async throws {
    let path = folder.storePath
    try await withThrowingTaskGroup(of: Int.self) { group in
      for place in 0..<8 {
        group.addTask {
          let store = try SQLiteEventStore.desk(at: path)
          _ = try store.append([opening], to: Session.ID("s\(place)"), after: 0, at: time(1))
          return try store.ticket(of: Session.ID("s\(place)"))
        }
      }
      let tickets = try await group.reduce(into: []) { $0.append($1) }
      #expect(tickets.sorted() == Array(3...10))
    }
    #expect(try file.version() == 4)
  }

  @Test("Is left alone when another program brought it up while this one waited for it")
  func overtaken() throws {
    let other = try DatabaseQueue(path: folder.storePath)
    let ended = DispatchSemaphore(value: 0)
    try other.writeWithoutTransaction { database in
      try database.beginTransaction(.immediate)
      Thread.detachNewThread { [folder] in
        do {
          _ = try SQLiteEventStore.desk(at: folder.storePath)
        } catch {
          Issue.record(error)
        }
        ended.signal()
      }
      // Long enough for the other thread to have found version 1 and to wait for the lock.
      Thread.sleep(forTimeInterval: 0.3)
      for part in StoreSchema.version2 + StoreSchema.version3 {
        try database.execute(sql: part.definition)
      }
      let key = try KeyFile.madeIfMissing(at: KeyFile.path(beside: folder.storePath))
      try Sealing(database, from: 1, at: time(1)).carryOut(for: key.clinic)
      try database.execute(sql: "PRAGMA user_version = 4")
      try database.commit()
    }
    #expect(ended.wait(timeout: .now() + 10) == .success)
    #expect(try file.version() == 4)
  }

  @Test("Which another program is writing is waited for, and then left alone or brought up")
  func busy() throws {
    let before = try bytes(at: folder.storePath)
    let other = try DatabaseQueue(path: folder.storePath)
    try other.writeWithoutTransaction { database in
      try database.beginTransaction(.immediate)
      #expect(throws: StoreError.busy) {
        try SQLiteEventStore(at: folder.storePath, patience: .milliseconds(50))
      }
      try database.rollback()
    }
    #expect(try bytes(at: folder.storePath) == before)
    _ = try SQLiteEventStore.desk(at: folder.storePath)
    #expect(try file.version() == 4)
  }

  @Test(
    "That was altered is refused and stays as it is",
    arguments: [
      ("DROP TRIGGER event_is_next", "event_is_next"),
      ("DROP TRIGGER questionnaire_refuses_delete", "questionnaire_refuses_delete"),
      ("PRAGMA user_version = 0", "user_version"),
      ("PRAGMA user_version = -1", "user_version"),
    ])
  func altered(_ sql: String, _ part: String) throws {
    try file.change(sql)
    let before = try bytes(at: folder.storePath)
    #expect(throws: StoreError.altered(path: folder.storePath, part: part)) {
      try SQLiteEventStore.desk(at: folder.storePath)
    }
    #expect(try bytes(at: folder.storePath) == before)
  }

  @Test(
    "Whose bringing up fails on the way is left as it is",
    arguments: [
      "CREATE TABLE staff(x)", "CREATE TABLE event_code_given(x)", "CREATE TABLE payload(x)",
      "CREATE TRIGGER delivery_refuses_delete BEFORE DELETE ON starts BEGIN SELECT 1; END",
    ])
  func halfway(_ sql: String) throws {
    try file.change(sql)
    let before = try bytes(at: folder.storePath)
    #expect(throws: StoreError.failed(path: folder.storePath, code: 1)) {
      try SQLiteEventStore.desk(at: folder.storePath)
    }
    #expect(try bytes(at: folder.storePath) == before)
    #expect(try file.version() == 1)
  }

  @Test("That only says it is a later version is refused", arguments: [2, 3])
  func pretender(_ version: Int) throws {
    try file.change("PRAGMA user_version = \(version)")
    #expect(throws: StoreError.altered(path: folder.storePath, part: "staff")) {
      try SQLiteEventStore.desk(at: folder.storePath)
    }
  }

  @Test("On which nobody may write is refused and stays as it is")
  func readOnly() throws {
    let before = try bytes(at: folder.storePath)
    try setPermissions(0o444, of: folder.storePath)
    try withoutPrivileges {
      #expect(throws: StoreError.readOnly(path: folder.storePath)) {
        try SQLiteEventStore.desk(at: folder.storePath)
      }
    }
    #expect(try bytes(at: folder.storePath) == before)
  }
}
