import TestSupplies
import Foundation
import GRDB
import Interview
import Testing

@testable import Store

@Suite("A store that fails on the way")
struct StoreFailureTests {
  let folder: TemporaryFolder
  let store: SQLiteEventStore

  init() throws {
    folder = try TemporaryFolder()
    store = try SQLiteEventStore(at: folder.storePath, patience: .milliseconds(50))
    _ = try store.append([opening], to: anna, after: 0, at: time(1))
  }

  @Test("A full disk is said, keeps what was acknowledged, and the same call succeeds with room")
  func full() throws {
    let page = try store.connection.read { try Int.fetchOne($0, sql: "PRAGMA page_count") }
    try limitPages(to: try #require(page))
    let long = SessionEvent.answered("other", .text(String(repeating: "x", count: 20_000)))
    #expect(throws: StoreError.full(path: folder.storePath)) {
      try store.append([kneeHurts, long], to: anna, after: 1, at: time(2))
    }
    #expect(try store.events(of: anna).map(\.event) == [opening])
    try limitPages(to: 1_000)
    #expect(try store.append([kneeHurts, long], to: anna, after: 1, at: time(3)) == 3)
    #expect(try store.events(of: anna).map(\.event) == [opening, kneeHurts, long])
  }

  @Test("A lock that stays is said, and the same call succeeds once it is gone")
  func busy() throws {
    let other = try DatabaseQueue(path: folder.storePath)
    try other.writeWithoutTransaction { database in
      try database.beginTransaction(.immediate)
      #expect(throws: StoreError.busy) {
        try store.append([kneeHurts], to: anna, after: 1, at: time(2))
      }
      try database.rollback()
    }
    #expect(try store.append([kneeHurts], to: anna, after: 1, at: time(2)) == 2)
  }

  @Test(
    "A reader that holds the file makes the commit fail whole, and the same call succeeds later")
  func busyAtCommit() throws {
    let other = try DatabaseQueue(path: folder.storePath)
    try other.read { database in
      _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM event")
      #expect(throws: StoreError.busy) {
        try store.append([kneeHurts], to: anna, after: 1, at: time(2))
      }
    }
    #expect(try store.events(of: anna).map(\.event) == [opening])
    #expect(try store.append([kneeHurts], to: anna, after: 1, at: time(2)) == 2)
  }

  @Test("A file that was moved away is never made anew, and is used again when it is back")
  func moved() throws {
    let aside = folder.path("aside")
    try FileManager.default.moveItem(atPath: folder.storePath, toPath: aside)
    #expect(throws: StoreError.readOnly(path: folder.storePath)) {
      try store.append([kneeHurts], to: anna, after: 1, at: time(2))
    }
    #expect(
      throws: StoreError.cannotOpen(path: folder.storePath, reason: "No such file or directory")
    ) {
      try store.append([kneeHurts], to: anna, after: 1, at: time(2))
    }
    try FileManager.default.moveItem(atPath: aside, toPath: folder.storePath)
    #expect(try store.append([kneeHurts], to: anna, after: 1, at: time(2)) == 2)
    #expect(try store.events(of: anna).map(\.event) == [opening, kneeHurts])
  }

  @Test("An account that may not write is told so, before the first answer")
  func readOnly() throws {
    try setPermissions(0o444, of: folder.storePath)
    try setPermissions(0o555, of: folder.path)
    defer { restoreFolder() }
    try withoutPrivileges {
      #expect(throws: StoreError.readOnly(path: folder.storePath)) {
        try SQLiteEventStore.desk(at: folder.storePath)
      }
      #expect(throws: StoreError.readOnly(path: folder.path("new.sqlite"))) {
        try SQLiteEventStore.desk(at: folder.path("new.sqlite"))
      }
    }
  }

  @Test("An account that may not even read is told so")
  func unreadable() throws {
    try setPermissions(0o000, of: folder.storePath)
    try withoutPrivileges {
      #expect(
        throws: StoreError.cannotOpen(
          path: folder.storePath, reason: "unable to open database file")
      ) {
        try SQLiteEventStore.desk(at: folder.storePath)
      }
    }
  }

  @Test("An account that may write the file but not its folder is told so")
  func readOnlyFolder() throws {
    let path = folder.path("other.sqlite")
    do { _ = try SQLiteEventStore.desk(at: path) }
    try FileManager.default.removeItem(atPath: path + "-journal")
    try setPermissions(0o666, of: path)
    try setPermissions(0o555, of: folder.path)
    defer { restoreFolder() }
    try withoutPrivileges {
      #expect(throws: StoreError.readOnly(path: path)) { try SQLiteEventStore.desk(at: path) }
    }
  }

  private func restoreFolder() {
    do {
      try setPermissions(0o755, of: folder.path)
    } catch {
      Issue.record(error)
    }
  }

  private func limitPages(to count: Int) throws {
    let limit = try store.connection.read {
      try Int.fetchOne($0, sql: "PRAGMA max_page_count = \(count)")
    }
    #expect(limit == count)
  }
}
