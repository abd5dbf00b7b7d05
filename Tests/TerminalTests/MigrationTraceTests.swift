import Foundation
import Store
import TerminalHarness
import TestSupplies
import Testing

/// What bringing a store of a time without seals up leaves on the disk.
@Suite(.enabled(if: Preload.compiler != nil, Preload.missing))
struct MigrationTraceTests {
  private static let secret = "a-word-that-only-anna-said"

  @Test("What stood there readable is written over in the journal before its place is given back")
  func journal() throws {
    let library = try Preload("recorder")
    let folder = try TemporaryFolder()
    try OlderStore.make(at: folder.storePath, saying: Self.secret)
    let run = try Command.run(
      Product.executable(), ["sessions", "--store", folder.storePath], input: [],
      environment: [
        "LD_PRELOAD": library.path, "RECORD_BELOW": folder.path,
        "RECORD_TO": folder.path("record"),
      ])
    #expect(run.errors == "")
    #expect(run.status == 0)
    var blocks = Data()
    var journal: UInt64?
    var stoodThere = false
    for entry in try DiskRecord(folder.path("record")).entries {
      switch entry {
      case .made(let node, "store.sqlite-journal"): journal = node
      case .written(let node, let place, let bytes) where node == journal:
        if blocks.count < place + bytes.count {
          blocks.append(Data(count: place + bytes.count - blocks.count))
        }
        blocks.replaceSubrange(place..<place + bytes.count, with: bytes)
        stoodThere = stoodThere || Self.isShown(in: bytes)
      case .written, .synced, .cut, .made, .linked, .unlinked, .renamed, .folderSynced, .shown:
        break
      }
    }
    // Files are cut without their blocks being written over: what was cut off still counts.
    #expect(stoodThere)
    #expect(!Self.isShown(in: blocks))
    let file = try Data(contentsOf: URL(fileURLWithPath: folder.storePath))
    #expect(!Self.isShown(in: file))
  }

  @Test("What a program that was killed has left in the journal is written over by the next one")
  func leftOver() throws {
    let library = try Preload("recorder")
    let folder = try TemporaryFolder()
    _ = try SQLiteEventStore(at: folder.storePath)
    let journal = folder.storePath + "-journal"
    let left = Data(count: 512) + Data(Self.secret.utf8)
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: journal))
    try handle.write(contentsOf: left)
    try handle.close()
    var facts = stat()
    #expect(stat(journal, &facts) == 0)
    let run = try Command.run(
      Product.executable(), ["sessions", "--store", folder.storePath], input: [],
      environment: [
        "LD_PRELOAD": library.path, "RECORD_BELOW": folder.path,
        "RECORD_TO": folder.path("record"),
      ])
    #expect(run.errors == "")
    #expect(run.status == 0)
    let node = UInt64(facts.st_ino)
    let first = try DiskRecord(folder.path("record")).entries.first { entry in
      switch entry {
      case .written(let found, _, _), .cut(let found, _): found == node
      case .synced, .made, .linked, .unlinked, .renamed, .folderSynced, .shown: false
      }
    }
    guard case .written(_, 0, let bytes)? = first else {
      Issue.record("It was not written over before it was cut.")
      return
    }
    #expect(bytes == Data(count: left.count))
  }

  private static func isShown(in bytes: Data) -> Bool { bytes.range(of: Data(secret.utf8)) != nil }
}
