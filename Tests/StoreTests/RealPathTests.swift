import Foundation
import GRDB
import TestSupplies
import Testing

@testable import Store

@Suite("A path with links in it")
struct RealPathTests {
  let folder: TemporaryFolder
  let real: String
  let link: String

  init() throws {
    folder = try TemporaryFolder()
    real = folder.path("real/store.sqlite")
    link = folder.path("here.sqlite")
    try FileManager.default.createDirectory(
      atPath: folder.path("real"), withIntermediateDirectories: false)
    _ = try SQLiteEventStore(at: real)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: real)
  }

  @Test("Leads to the file, or to where a file would be made")
  func paths() throws {
    #expect(RealPath.of(link) == real)
    let other = folder.path("folder")
    try FileManager.default.createSymbolicLink(
      atPath: other, withDestinationPath: folder.path("real"))
    #expect(RealPath.of(other + "/store.sqlite") == real)
    #expect(RealPath.of(other + "/new.sqlite") == folder.path("real/new.sqlite"))
    #expect(RealPath.of("/no-such-file") == "/no-such-file")
    #expect(RealPath.of(folder.path("none/new.sqlite")) == folder.path("none/new.sqlite"))
  }

  @Test("Names the same store, key and lock, and nothing is put beside the link")
  func sameFiles() throws {
    let store = try SQLiteEventStore.unlocked(at: link)
    _ = try store.append([opening, kneeHurts], to: anna, after: 0, at: time(1))
    #expect(store.path == real)
    #expect(KeyFile.path(beside: link) == real + ".key")
    #expect(StoreLock.path(of: link) == real + ".lock")
    #expect(try folder.names() == ["here.sqlite", "real"])
  }

  @Test("Leaves nothing of a destroyed key, where the journal is")
  func destroyed() throws {
    let store = try SQLiteEventStore.unlocked(at: link)
    _ = try store.append([opening, kneeHurts], to: anna, after: 0, at: time(1))
    let wrapped = try DatabaseQueue(path: real).read { database in
      try Data.fetchOne(database, sql: "SELECT wrapped FROM log_key WHERE log = 1")
    }
    let key = Array(try #require(wrapped))
    _ = try store.destroy([anna], by: "root", at: time(5))
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path("real")) {
      #expect(!(try bytes(at: folder.path("real/\(name)"))).contains(key), "\(name)")
    }
  }

  @Test("Leads to the key too: a new one takes the place of the file, not of the link")
  func keyFile() throws {
    let kept = folder.path("clinic.key")
    try FileManager.default.moveItem(atPath: real + ".key", toPath: kept)
    try FileManager.default.createSymbolicLink(atPath: real + ".key", withDestinationPath: kept)
    let path = KeyFile.path(beside: link)
    #expect(path == kept)
    let next = try #require(ClinicPrivateKey.random())
    try KeyFile.open(ClinicIdentity(present: next)).write(at: path)
    #expect(try KeyFile(at: kept).clinic == next.publicKey)
    #expect(try KeyFile(at: real + ".key").clinic == next.publicKey)
  }
}
