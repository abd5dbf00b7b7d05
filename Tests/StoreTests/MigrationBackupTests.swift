import Foundation
import Interview
import TestSupplies
import Testing

@testable import Store

@Suite("Before a store of an older version is brought up")
struct MigrationBackupTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private var backup: String { MigrationBackup.path(beside: folder.storePath) }

  private func made(_ version: Int) throws {
    switch version {
    case 1: try Version1.make(at: folder.storePath)
    case _: try Version2.make(at: folder.storePath)
    }
  }

  @Test("A backup of it is kept that gives it back as it was", arguments: [1, 2])
  func kept(_ version: Int) throws {
    try made(version)
    let before = try StoreOnDisk(path: folder.storePath).parts()
    let store = try SQLiteEventStore.desk(at: folder.storePath)
    let identity = try KeyFile(at: KeyFile.path(beside: folder.storePath)).openIdentity()
    let opened = try BackupReader(backup).opened(with: identity, beside: folder.path("drill"))
    #expect(opened.inspection.version == version)
    #expect(opened.inspection.sessions == 2)
    #expect(opened.inspection.head.count == 4 + version)
    let old = folder.path("old.sqlite")
    try opened.place(at: old, while: StoreExclusion(of: old))
    #expect(try StoreOnDisk(path: folder.path("old.sqlite")).parts() == before)
    try FileManager.default.copyItem(
      atPath: KeyFile.path(beside: folder.storePath),
      toPath: KeyFile.path(beside: folder.path("old.sqlite")))
    let again = try SQLiteEventStore.desk(at: folder.path("old.sqlite"))
    #expect(try again.events(of: "first") == store.events(of: "first"))
    #expect(try permissions(of: backup) == 0o600)
  }

  @Test("Nothing readable is left beside it, and nothing readable is in the backup")
  func nothingReadable() throws {
    try made(2)
    _ = try SQLiteEventStore.desk(at: folder.storePath)
    #expect(
      try folder.names() == [
        "store.sqlite", "store.sqlite-journal", "store.sqlite.before-version-4.backup",
        "store.sqlite.key", "store.sqlite.lock",
      ])
    for word in ["knee", "answered", "Knie"] {
      #expect(!(try bytes(at: backup)).contains(Array(word.utf8)), "\(word)")
    }
  }

  @Test("It is left as it is where no backup can be written, with a sentence that says so")
  func refused() throws {
    try made(1)
    try FileManager.default.createDirectory(atPath: backup, withIntermediateDirectories: false)
    let before = try bytes(at: folder.storePath)
    do throws(StoreError) {
      _ = try SQLiteEventStore(at: folder.storePath)
      Issue.record("It was opened.")
    } catch {
      #expect(
        error.sentence
          == "The store \(folder.storePath) is of an older version and was left as it is, because"
          + " no backup of it could be made first. The file \(backup) cannot be written (Is a"
          + " directory): name another place, or give this account the right to write there.")
    }
    #expect(try bytes(at: folder.storePath) == before)
    #expect(try StoreOnDisk(path: folder.storePath).version() == 1)
    #expect(!(try folder.names()).contains { $0.contains("draft") })
    try FileManager.default.removeItem(atPath: backup)
    #expect(try SQLiteEventStore.desk(at: folder.storePath).sessions().count == 2)
  }

  @Test("A store that is damaged is left as it is")
  func damaged() throws {
    try made(1)
    var bytes = try bytes(at: folder.storePath)
    for place in bytes.count - 4096..<bytes.count { bytes[place] = 0xA5 }
    try write(bytes, to: folder.storePath)
    #expect(throws: StoreError.self) { try SQLiteEventStore(at: folder.storePath) }
    #expect(try StoreOnDisk(path: folder.storePath).version() == 1)
  }
}
