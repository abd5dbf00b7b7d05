import GRDB
import Synchronization

/// The one connection to a store file, opened anew after an error that may have broken it.
final class StoreConnection: Sendable {
  private let file: StoreFile
  private let queue: Mutex<DatabaseQueue?>

  init(_ file: StoreFile) throws(StoreError) {
    self.file = file
    try file.createIfMissing()
    queue = Mutex(try file.open())
  }

  var path: String { file.path }

  /// Goes on with the file that is at the path now.
  func reopen() throws(StoreError) {
    try queue.withLock { (queue) throws(StoreError) in
      queue = nil
      queue = try file.open()
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
    try queue.withLock { (queue) throws(StoreError) -> Value in
      do {
        let connection = try queue ?? file.open()
        queue = connection
        return try body(connection)
      } catch {
        let error = StoreError(error, path: file.path)
        // After a failed sync the pages in memory may claim more than the disk holds.
        if error.breaksConnection { queue = nil }
        throw error
      }
    }
  }
}

extension DatabaseQueue {
  /// Without what was removed: nothing of it stands in the copy.
  func copy(to path: String) throws {
    try inDatabase { try $0.execute(sql: "VACUUM INTO ?", arguments: [path]) }
  }
}
