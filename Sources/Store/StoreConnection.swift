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

  /// One BEGIN IMMEDIATE transaction: on disk once this returns, undone when it throws.
  func write<Value: Sendable>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    try use { try $0.write(body) }
  }

  private func use<Value: Sendable>(
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
