import Foundation
import GRDB
import Interview

/// Looks into the file of a store that stays as it is.
struct StoreReading {
  private let path: String
  private let queue: DatabaseQueue

  init(_ path: String) throws(StoreError) {
    self.path = path
    do {
      var configuration = Configuration()
      configuration.readonly = access(path, W_OK) != 0
      let wait = BusyWait(patience: .seconds(10))
      configuration.busyMode = .callback { wait.waits(before: $0) }
      configuration.prepareDatabase { database in
        try StoreSettings.keepingJournal(of: database) {
          try StoreSchema.checkIdentity(of: database, path: path)
        }
      }
      queue = try DatabaseQueue(path: path, configuration: configuration)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  func read<Value: Sendable>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do {
      return try queue.read(body)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Where the chain was after this many events.
  func head(after count: Int) throws(StoreError) -> ChainHead? {
    let hash = try read { database in
      try Data.fetchOne(database, sql: "SELECT hash FROM event WHERE seq = ?", arguments: [count])
    }
    return hash.map { ChainHead(count: count, hash: Array($0)) }
  }

  /// Tickets of sessions without a key.
  func destroyed() throws(StoreError) -> [Int] {
    try read { database in
      try Int.fetchAll(
        database, sql: "SELECT ticket FROM session WHERE ticket NOT IN (SELECT log FROM log_key)")
    }
  }

  /// Of the sessions with events after this many.
  func tickets(after count: Int) throws(StoreError) -> [Int] {
    try read { database in
      try Int.fetchAll(
        database, sql: "SELECT DISTINCT log FROM event WHERE seq > ? AND log > 0 ORDER BY log",
        arguments: [count])
    }
  }
}

extension Database {
  var hasSite: Bool {
    get throws { try StoreSchema.foundVersion(of: self) >= StoreSchema.sealedSince }
  }
}
