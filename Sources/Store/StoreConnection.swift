import GRDB
import Synchronization

/// The one connection to a store file, opened anew after an error that may have broken it.
final class StoreConnection: Sendable {
  private let file: StoreFile
  private let present: Mutex<Present?>
  /// Held for as long as this lives, whatever is opened anew meanwhile.
  private let lock: StoreLock?

  private struct Present {
    let queue: DatabaseQueue
    let identity: FileIdentity?
  }

  init(_ file: StoreFile) throws(StoreError) {
    self.file = file
    try file.createIfMissing()
    let known = try file.heldLock(StoreLock.present)
    present = Mutex(try Self.open(file))
    // Beside what proved to be a store it may be made.
    lock =
      if let known { known } else { try file.heldLock(StoreLock.made) }
  }

  private static func open(_ file: StoreFile) throws(StoreError) -> Present {
    Present(queue: try file.open(), identity: FileIdentity(path: file.path))
  }

  var path: String { file.path }

  /// Goes on with the file that is at the path now.
  func reopen() throws(StoreError) {
    try present.withLock { (present) throws(StoreError) in
      present = nil
      present = try Self.open(file)
    }
  }

  func read<Value: Sendable>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    try use { try $0.read(body) }
  }

  /// One BEGIN IMMEDIATE transaction: on disk once this returns, undone when it throws. On a full
  /// disk the ballast is given back, and it is tried once more.
  func write<Value: Sendable>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do throws(StoreError) {
      return try use { try $0.write(body) }
    } catch {
      guard case .full = error, Ballast(beside: path).release() else { throw error }
      return try use { try $0.write(body) }
    }
  }

  /// Copies the file as it is now to the empty file at `path`; other programs go on writing.
  func copy(to path: String) throws(StoreError) {
    try use { try $0.copy(to: path) }
  }

  func use<Value: Sendable>(
    _ body: (DatabaseQueue) throws -> Value
  ) throws(StoreError) -> Value {
    try present.withLock { (present) throws(StoreError) -> Value in
      do {
        if let open = present, isReplaced(open) { present = nil }
        let open = try present ?? Self.open(file)
        present = open
        return try body(open.queue)
      } catch {
        let error = StoreError(error, path: file.path)
        // After a failed sync the pages in memory may claim more than the disk holds.
        if error.breaksConnection { present = nil }
        throw error
      }
    }
  }
}

extension StoreConnection {
  /// A backup was restored meanwhile: what is written to the old file would be lost.
  private func isReplaced(_ open: Present) -> Bool {
    guard let identity = open.identity, let now = FileIdentity(path: file.path) else {
      return false
    }
    return identity != now
  }
}

extension DatabaseQueue {
  /// Without what was removed: nothing of it stands in the copy.
  func copy(to path: String) throws {
    try inDatabase { try $0.execute(sql: "VACUUM INTO ?", arguments: [path]) }
  }
}
