import GRDB
import Synchronization

/// The one connection to a store file, opened anew after an error that may have broken it.
final class StoreConnection: Sendable {
  private let file: StoreFile
  private let present: Mutex<Present?>
  /// Held for as long as this lives, whatever is opened anew meanwhile.
  private let lock: StoreLock?

  struct Present {
    let queue: DatabaseQueue
    fileprivate let identity: FileIdentity?
    /// The key that the store was last seen to seal to, as its history says.
    private var clinic: ClinicPublicKey

    fileprivate init(_ file: StoreFile) throws(StoreError) {
      (queue, clinic) = try file.open()
      identity = FileIdentity(path: file.path)
    }

    /// Within a transaction that writes: another program may have changed the key meanwhile.
    mutating func checkClinic(_ database: Database, path: String) throws {
      clinic = try database.checkedClinic(clinic, path: path)
    }
  }

  init(_ file: StoreFile) throws(StoreError) {
    self.file = file
    try file.createIfMissing()
    let known = try file.heldLock(StoreLock.present)
    present = Mutex(try Present(file))
    // Beside what proved to be a store it may be made.
    lock =
      if let known { known } else { try file.heldLock(StoreLock.made) }
  }

  var path: String { file.path }

  /// Goes on with the file that is at the path now.
  func reopen() throws(StoreError) {
    try present.withLock { (present) throws(StoreError) in
      present = nil
      present = try Present(file)
    }
  }

  func read<Value: Sendable>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    try use { try $0.queue.read(body) }
  }

  /// One BEGIN IMMEDIATE transaction: on disk once this returns, undone when it throws. On a full
  /// disk the ballast is given back, and it is tried once more.
  func write<Value: Sendable>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do throws(StoreError) {
      return try writeOnce(body)
    } catch {
      guard case .full = error, Ballast(beside: path).release() else { throw error }
      return try writeOnce(body)
    }
  }

  private func writeOnce<Value: Sendable>(
    _ body: (Database) throws -> Value
  ) throws(StoreError) -> Value {
    try use { present in
      try present.queue.write { database in
        try present.checkClinic(database, path: path)
        return try body(database)
      }
    }
  }

  /// Copies the file as it is now to the empty file at `path`; other programs go on writing.
  func copy(to path: String) throws(StoreError) {
    try use { try $0.queue.copy(to: path) }
  }

  func use<Value: Sendable>(
    _ body: (inout Present) throws -> Value
  ) throws(StoreError) -> Value {
    try present.withLock { (present) throws(StoreError) -> Value in
      do {
        if let open = present, isReplaced(open) { present = nil }
        var open = try present ?? Present(file)
        defer { present = open }
        return try body(&open)
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
