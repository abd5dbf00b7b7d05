import Foundation
import GRDB
import TestSupplies
import Testing

@testable import Store

/// A journal that is left by somebody who was killed in the middle of writing.
struct HotJournalTests {
  @Test("Opening rolls back what was not finished, in the same journal file, and locks nobody out")
  func kept() throws {
    let folder = try TemporaryFolder()
    let source = folder.path("source.sqlite")
    let store = try SQLiteEventStore.desk(at: source)
    _ = try store.append([opening, kneeHurts], to: anna, after: 0, at: time(5))
    try copyInTheMiddle(from: source, to: folder.storePath)
    try FileManager.default.copyItem(
      atPath: KeyFile.path(beside: source), toPath: KeyFile.path(beside: folder.storePath))
    let journal = folder.storePath + "-journal"
    let before = try facts(of: journal)
    #expect(before.size > 0)
    let opened = try SQLiteEventStore.desk(at: folder.storePath)
    #expect(try facts(of: journal) == Facts(file: before.file, size: 0))
    #expect(try opened.events(of: anna).map(\.event) == [opening, kneeHurts])
    #expect(try opened.archive(digest: "never") == nil)
    let other = try SQLiteEventStore.desk(at: folder.storePath)
    _ = try other.append([opening], to: bert, after: 0, at: time(6))
    #expect(try opened.events(of: bert).map(\.event) == [opening])
    #expect(try facts(of: journal) == Facts(file: before.file, size: 0))
  }

  enum Look: CaseIterable {
    case verifying, drilling
  }

  @Test("Who only looks leaves the journal file where it is", arguments: Look.allCases)
  func looked(_ look: Look) throws {
    let folder = try TemporaryFolder()
    let source = folder.path("source.sqlite")
    let store = try SQLiteEventStore.desk(at: source)
    _ = try store.append([opening, kneeHurts], to: anna, after: 0, at: time(5))
    try copyInTheMiddle(from: source, to: folder.storePath)
    let journal = folder.storePath + "-journal"
    let before = try facts(of: journal)
    #expect(before.size > 0)
    switch look {
    case .verifying: #expect(try StoreInspection(of: folder.storePath).isSound)
    case .drilling:
      let backup = folder.path("b.backup")
      _ = try store.backUp(to: .file(path: backup), at: time(6), opening: nil)
      let identity = try KeyFile(at: KeyFile.path(beside: source)).openIdentity()
      let opened = try BackupReader(backup).opened(with: identity, beside: folder.path("drill"))
      #expect(RestoringPlace(at: folder.storePath, before: opened) == .equal)
    }
    #expect(try facts(of: journal).file == before.file)
    // Nothing in it counts any more.
    #expect(try bytes(at: journal).prefix(8).allSatisfy { $0 == 0 })
  }

  @Test("That of a store that was removed gets another name, and ruins no new store")
  func removed() throws {
    let folder = try TemporaryFolder()
    let source = folder.path("source.sqlite")
    _ = try SQLiteEventStore.desk(at: source).append(
      [opening, kneeHurts], to: anna, after: 0, at: time(5))
    try copyInTheMiddle(from: source, to: folder.storePath)
    try FileManager.default.removeItem(atPath: folder.storePath)
    let journal = try bytes(at: folder.storePath + "-journal")
    #expect(try SQLiteEventStore.desk(at: folder.storePath).sessions() == [])
    #expect(try StoreInspection(of: folder.storePath).isSound)
    #expect(try bytes(at: folder.storePath + ".removed-store-1-journal") == journal)
  }

  @Test("That of a store that was removed ruins no backup that takes its place")
  func restored() throws {
    let folder = try TemporaryFolder()
    let source = folder.path("source.sqlite")
    let store = try SQLiteEventStore.desk(at: source)
    try store.keep([1], digest: "d1")
    _ = try store.append([opening, kneeHurts], to: anna, after: 0, at: time(5))
    _ = try store.backUp(to: .file(path: folder.path("b")), at: time(6), opening: nil)
    let head = try store.head()
    try copyInTheMiddle(from: source, to: folder.storePath)
    try FileManager.default.removeItem(atPath: folder.storePath)
    try write([1], to: folder.storePath + ".removed-store-1-journal")
    let journal = try bytes(at: folder.storePath + "-journal")
    let identity = try KeyFile(at: KeyFile.path(beside: source)).openIdentity()
    let opened = try BackupReader(folder.path("b")).opened(
      with: identity, beside: folder.storePath)
    try opened.place(at: folder.storePath, while: StoreExclusion(of: folder.storePath))
    let found = try StoreInspection(of: folder.storePath, opening: identity)
    #expect(found.isSound)
    #expect(found.head == head)
    #expect(try bytes(at: folder.storePath + ".removed-store-2-journal") == journal)
  }

  /// What lies on the disk while a large change is half written.
  private func copyInTheMiddle(from source: String, to copy: String) throws {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = TRUNCATE; PRAGMA cache_size = 2")
    }
    let writer = try DatabaseQueue(path: source, configuration: configuration)
    try writer.inTransaction(.immediate) { database in
      try database.execute(sql: "UPDATE starts SET count = count + 1")
      for number in 0..<40 {
        try database.execute(
          sql: "INSERT INTO questionnaire(digest, archive) VALUES (?, ?)",
          arguments: ["never\(number)", Data(count: 20_000)])
      }
      for suffix in ["", "-journal"] {
        try FileManager.default.copyItem(atPath: source + suffix, toPath: copy + suffix)
      }
      return .rollback
    }
  }

  private struct Facts: Equatable {
    let file: UInt64
    let size: Int64
  }

  private func facts(of path: String) throws -> Facts {
    var status = stat()
    guard stat(path, &status) == 0 else { throw POSIXError(.ENOENT) }
    return Facts(file: UInt64(status.st_ino), size: Int64(status.st_size))
  }
}
