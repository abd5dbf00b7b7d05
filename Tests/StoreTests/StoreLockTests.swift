import Foundation
import TestSupplies
import Testing

@testable import Store

/// The file by which programs know that others have a store open.
struct StoreLockTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test("Whoever has the store open holds it with the others, and lets go of it in the end")
  func together() throws {
    let path = folder.storePath
    do {
      let desk = try SQLiteEventStore.desk(at: path)
      let kiosk = try SQLiteEventStore.kiosk(at: path)
      #expect(throws: BackupError.inUse(path: path, processes: [])) { try StoreExclusion(of: path) }
      _ = try desk.append([opening], to: anna, after: 0, at: time(1))
      #expect(try kiosk.sessions().count == 1)
    }
    _ = try StoreExclusion(of: path)
  }

  @Test("Who has the place alone keeps everybody out until it is let go")
  func alone() throws {
    let path = folder.storePath
    _ = try SQLiteEventStore.desk(at: path)
    do {
      let exclusion = try StoreExclusion(of: path)
      #expect(throws: StoreError.busy) { try SQLiteEventStore(at: path, patience: .zero) }
      #expect(throws: BackupError.inUse(path: path, processes: [])) { try StoreExclusion(of: path) }
      withExtendedLifetime(exclusion) {}
    }
    #expect(try SQLiteEventStore.desk(at: path).sessions() == [])
  }

  @Test("It is the same one for whoever comes by a link")
  func link() throws {
    let link = folder.path("link.sqlite")
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: folder.storePath)
    _ = try SQLiteEventStore(at: folder.storePath)
    let store = try SQLiteEventStore(at: link)
    #expect(throws: BackupError.self) { try StoreExclusion(of: folder.storePath) }
    #expect(try !folder.names().contains("link.sqlite.lock"))
    withExtendedLifetime(store) {}
  }

  @Test("An account that cannot make it works without it")
  func without() throws {
    let path = folder.storePath
    _ = try SQLiteEventStore(at: path)
    try FileManager.default.removeItem(atPath: path + ".lock")
    for name in [path, path + "-journal"] { try setPermissions(0o666, of: name) }
    try setPermissions(0o555, of: folder.path)
    defer { chmod(folder.path, 0o755) }
    try withoutPrivileges {
      _ = try SQLiteEventStore(at: path).append([opening], to: anna, after: 0, at: time(1))
    }
    #expect(try !folder.names().contains("store.sqlite.lock"))
  }
}
