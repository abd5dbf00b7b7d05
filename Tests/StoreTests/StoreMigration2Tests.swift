import GRDB
import Interview
import TestSupplies
import Testing

@testable import Store

@Suite("A store of version 2")
struct StoreMigration2Tests {
  let folder: TemporaryFolder
  let file: StoreOnDisk

  init() throws {
    folder = try TemporaryFolder()
    file = StoreOnDisk(path: folder.storePath)
    try Version2.make(at: folder.storePath)
  }

  @Test("Opens as version 4, sealed, with every event of patients and staff as it was")
  func opens() throws {
    let store = try SQLiteEventStore.desk(at: folder.storePath)
    #expect(try file.version() == 4)
    #expect(
      try store.staff(after: 0)
        == [StoredStaffEvent(number: 1, event: .tried("m1", "desk"), at: time(400))])
    #expect(try store.sessions(before: nil, limit: 9).map(\.id) == ["second", "first"])
  }

  @Test("Takes deliveries once it was opened, and has none before")
  func goesOn() throws {
    let store = try SQLiteEventStore.desk(at: folder.storePath)
    #expect(try store.deliveries(after: 0) == [])
    #expect(try store.append(DeliveryContractTests.all, after: 0, at: time(5)) == 8)
    try store.keep(payload: [1, 2], digest: "d1", of: "first")
    #expect(try store.payload(digest: "d1", of: "first") == [1, 2])
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
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask { _ = try SQLiteEventStore.desk(at: path).deliveries(after: 0) }
      }
      try await group.waitForAll()
    }
    #expect(try file.version() == 4)
  }

  @Test(
    "That was altered is refused and stays as it is",
    arguments: ["event_is_next", "staff_is_next", "staff_refuses_update"])
  func altered(_ part: String) throws {
    try file.change("DROP TRIGGER \(part)")
    let before = try bytes(at: folder.storePath)
    #expect(throws: StoreError.altered(path: folder.storePath, part: part)) {
      try SQLiteEventStore.desk(at: folder.storePath)
    }
    #expect(try bytes(at: folder.storePath) == before)
  }

  @Test(
    "Whose bringing up fails on the way is left as it is",
    arguments: [
      "CREATE TABLE payload(x)",
      "CREATE TRIGGER delivery_refuses_delete BEFORE DELETE ON starts BEGIN SELECT 1; END",
    ])
  func halfway(_ sql: String) throws {
    try file.change(sql)
    let before = try bytes(at: folder.storePath)
    #expect(throws: StoreError.failed(path: folder.storePath, code: 1)) {
      try SQLiteEventStore.desk(at: folder.storePath)
    }
    #expect(try bytes(at: folder.storePath) == before)
    #expect(try file.version() == 2)
  }

  @Test("That only says it is version 3 is refused")
  func pretender() throws {
    try file.change("PRAGMA user_version = 3")
    #expect(throws: StoreError.altered(path: folder.storePath, part: "payload")) {
      try SQLiteEventStore.desk(at: folder.storePath)
    }
  }
}
