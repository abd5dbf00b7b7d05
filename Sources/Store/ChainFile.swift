import Foundation
import GRDB

/// A store that is looked at and never changed: nothing is made, migrated or put in order.
struct ChainFile: Sendable {
  let path: String
  private let queue: DatabaseQueue

  init(at path: String, patience: Duration) throws(ChainRefusal) {
    let path = URL(fileURLWithPath: path).path
    self.path = path
    try ChainFileHead(at: path).check(path)
    var configuration = Configuration()
    configuration.readonly = true
    let wait = BusyWait(patience: patience)
    configuration.busyMode = .callback { wait.waits(before: $0) }
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA trusted_schema = OFF")
      try database.execute(sql: "PRAGMA cell_size_check = ON")
    }
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
      _ = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_schema") }
    } catch {
      throw Self.refusal(error, path)
    }
  }

  /// What `body` reads is of one moment; meanwhile no other program can write, so it is short.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    do {
      return try queue.read(body)
    } catch let error as DatabaseError {
      throw Self.refusal(error, path)
    } catch let error as RowDecodingError {
      throw Self.refusal(error, path)
    }
  }

  private static func refusal(_ error: any Error, _ path: String) -> ChainRefusal {
    switch error {
    case let refusal as ChainRefusal: refusal
    case let error as DatabaseError where error.resultCode == .SQLITE_READONLY:
      .unfinished(path: path)
    case _: .store(StoreError(error, path: path))
    }
  }
}

/// The first bytes of the file, which tell what it is before SQLite does anything with it.
private struct ChainFileHead {
  private let bytes: [UInt8]

  init(at path: String) throws(ChainRefusal) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw Self.cannotOpen(path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .store(.notAStore(path: path)) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.cannotOpen(path) }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 100)
    guard read(descriptor, &bytes, bytes.count) == bytes.count else {
      throw .store(.notAStore(path: path))
    }
    self.bytes = bytes
  }

  func check(_ path: String) throws(ChainRefusal) {
    guard bytes.starts(with: Array("SQLite format 3".utf8) + [0]),
      number(at: 68) == StoreSchema.applicationID
    else { throw .store(.notAStore(path: path)) }
    let found = number(at: 60)
    guard found <= StoreSchema.version else {
      throw .store(.newer(found: found, known: StoreSchema.version))
    }
    guard found >= 1 else { throw .store(.altered(path: path, part: "user_version")) }
    guard found >= StoreSchema.sealedSince else { throw .older(path: path, found: found) }
    // In another mode SQLite would make files beside it, even for reading.
    guard bytes[18] == 1, bytes[19] == 1 else {
      throw .store(.altered(path: path, part: "journal_mode"))
    }
  }

  private func number(at place: Int) -> Int {
    bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
  }

  private static func cannotOpen(_ path: String) -> ChainRefusal {
    .store(.cannotOpen(path: path, reason: String(cString: strerror(errno))))
  }
}
