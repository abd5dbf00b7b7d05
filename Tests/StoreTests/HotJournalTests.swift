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
