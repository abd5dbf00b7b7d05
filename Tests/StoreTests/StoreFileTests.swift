import TestSupplies
import Foundation
import GRDB
import Interview
import Testing

@testable import Store

@Suite("Opening a store file")
struct StoreFileTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test("Missing folders and the file are made, for this account alone")
  func making() throws {
    let path = folder.path("a/b/store.sqlite")
    _ = try SQLiteEventStore.desk(at: path)
    #expect(try permissions(of: folder.path("a")) == 0o700)
    #expect(try permissions(of: folder.path("a/b")) == 0o700)
    #expect(try permissions(of: path) == 0o600)
    #expect(try permissions(of: path + ".key") == 0o600)
    #expect(try permissions(of: path + "-journal") == 0o600)
    #expect(try permissions(of: path + ".lock") == 0o600)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path("a/b")).sorted()
        == ["store.sqlite", "store.sqlite-journal", "store.sqlite.key", "store.sqlite.lock"])
  }

  @Test("What was stored is there after opening again")
  func reopening() throws {
    _ = try SQLiteEventStore.desk(at: folder.storePath)
      .append([opening, kneeHurts], to: anna, after: 0, at: time(5))
    let store = try SQLiteEventStore.desk(at: folder.storePath)
    #expect(
      try store.events(of: anna) == [
        StoredEvent(session: anna, number: 1, event: opening, at: time(5)),
        StoredEvent(session: anna, number: 2, event: kneeHurts, at: time(5)),
      ])
  }

  @Test("Opening writes and commits once")
  func provesWriting() throws {
    for _ in 1...3 { _ = try SQLiteEventStore.desk(at: folder.storePath) }
    let count = try DatabaseQueue(path: folder.storePath).read {
      try Int.fetchOne($0, sql: "SELECT count FROM starts")
    }
    #expect(count == 3)
  }

  @Test(
    "A file that is not a store is refused and left as it is",
    arguments: [
      [],
      Array("PK".utf8),
      Array(String(repeating: "not a database ", count: 1_000).utf8),
      Array("SQLite format 3\u{0}".utf8),
    ] as [[UInt8]])
  func foreign(_ content: [UInt8]) throws {
    try write(content, to: folder.storePath)
    #expect(throws: StoreError.notAStore(path: folder.storePath)) {
      try SQLiteEventStore.desk(at: folder.storePath)
    }
    #expect(try bytes(at: folder.storePath) == content)
    #expect(try folder.names() == ["store.sqlite"])
  }

  @Test("A database of another program is refused and keeps its journal mode")
  func otherDatabase() throws {
    do {
      let other = try DatabaseQueue(path: folder.storePath)
      try other.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA journal_mode = WAL; CREATE TABLE event(seq)")
      }
      try other.close()
    }
    let before = try bytes(at: folder.storePath)
    #expect(throws: StoreError.notAStore(path: folder.storePath)) {
      try SQLiteEventStore.desk(at: folder.storePath)
    }
    #expect(try bytes(at: folder.storePath) == before)
  }

  @Test("A store that lost its end is refused and left as it is", arguments: [600, 4_096, 9_000])
  func truncated(_ length: Int) throws {
    _ = try SQLiteEventStore.desk(at: folder.storePath)
    let content = Array(try bytes(at: folder.storePath).prefix(length))
    try write(content, to: folder.storePath)
    #expect(throws: StoreError.damagedFile(path: folder.storePath)) {
      try SQLiteEventStore.desk(at: folder.storePath)
    }
    #expect(try bytes(at: folder.storePath) == content)
  }

  @Test("A store of a newer program is refused and left as it is")
  func newer() throws {
    _ = try SQLiteEventStore.desk(at: folder.storePath)
    try DatabaseQueue(path: folder.storePath).write {
      try $0.execute(sql: "PRAGMA user_version = 5")
    }
    let before = try bytes(at: folder.storePath)
    #expect(throws: StoreError.newer(found: 5, known: 4)) {
      try SQLiteEventStore.desk(at: folder.storePath)
    }
    #expect(try bytes(at: folder.storePath) == before)
  }

  @Test(
    "A store without one of its tables or guards is refused",
    arguments: StoreSchema.parts.map(\.name))
  func altered(_ part: String) throws {
    _ = try SQLiteEventStore.desk(at: folder.storePath)
    try DatabaseQueue(path: folder.storePath).write { database in
      let kind = try String.fetchOne(
        database, sql: "SELECT type FROM sqlite_schema WHERE name = ?", arguments: [part])
      try database.execute(sql: "DROP \(try #require(kind)) \(part)")
    }
    #expect(throws: StoreError.altered(path: folder.storePath, part: part)) {
      try SQLiteEventStore.desk(at: folder.storePath)
    }
  }

  @Test("A folder that cannot be made is named")
  func impossibleFolder() {
    #expect(
      throws: StoreError.cannotCreateFolder(
        path: "/proc/none", reason: "No such file or directory")
    ) {
      try SQLiteEventStore(at: "/proc/none/here/store.sqlite")
    }
  }

  @Test("A folder at the path is refused")
  func folderAtPath() {
    #expect(throws: StoreError.notAStore(path: folder.path)) {
      try SQLiteEventStore(at: folder.path)
    }
  }

  @Test("A file instead of the folder is refused")
  func fileAsFolder() throws {
    try write([1], to: folder.path("file"))
    let path = folder.path("file/store.sqlite")
    #expect(throws: StoreError.cannotOpen(path: path, reason: "Not a directory")) {
      try SQLiteEventStore.desk(at: path)
    }
  }

  @Test("Names with a meaning to SQLite are ordinary file names")
  func memoryName() throws {
    let file = StoreFile(path: ":memory:", patience: .zero)
    #expect(file.path == FileManager.default.currentDirectoryPath + "/:memory:")
  }

  @Test("Many may make and open the same store at the same moment")
  func race() async throws {
    let path = folder.storePath
    try await withThrowingTaskGroup(of: Int.self) { group in
      for place in 0..<8 {
        group.addTask {
          let session = Session.ID("session-\(place)")
          let store = try SQLiteEventStore.desk(at: path)
          _ = try store.append([opening], to: session, after: 0, at: time(1))
          return try store.ticket(of: session)
        }
      }
      let tickets = try await group.reduce(into: []) { $0.append($1) }
      #expect(tickets.sorted() == Array(1...8))
    }
    #expect(try folder.names().filter { $0.contains("new") } == [])
  }
}
