import Crypto
import Foundation
import GRDB
import Interview

/// A session's key behind the code that staff gave for it: kept only until the code was entered,
/// or can be entered no more.
struct Handover: Sendable {
  let salt: [UInt8]
  let cost: PINHash.Cost
  let sealed: [UInt8]

  init(salt: [UInt8], cost: PINHash.Cost, sealed: [UInt8]) {
    self.salt = salt
    self.cost = cost
    self.sealed = sealed
  }

  init(_ log: OpenLog, behind lock: Lock) throws {
    salt = lock.salt
    cost = lock.cost
    sealed = try log.key.withBytes { bytes in
      try lock.key.seal(Array(bytes), authenticating: Self.context(of: log.name))
    }
  }

  /// What a code makes of a salt: slow to make, so it is made before the store is locked.
  struct Lock: Sendable {
    let salt: [UInt8]
    let cost: PINHash.Cost
    let key: LogKey

    init(_ code: AccessCode, salt: [UInt8], cost: PINHash.Cost) throws(StoreError) {
      self.salt = salt
      self.cost = cost
      do throws(Scrypt.Fault) {
        let bytes = try Scrypt.derive(
          from: code.digits, salt: salt, length: LogKey.length, cost: cost)
        guard let key = LogKey(copying: bytes) else { throw .failed }
        self.key = key
      } catch {
        throw .noMemory
      }
    }
  }

  /// Nothing where it is another code, or where what is kept was damaged: that keeps nobody from
  /// entering another one.
  func key(of log: LogName, opening code: AccessCode) throws(StoreError) -> LogKey? {
    guard Scrypt.isUsable(salt: salt, cost: cost), cost.parallelism == 1 else { return nil }
    return try Lock(code, salt: salt, cost: cost).key
      .open(sealed, authenticating: Self.context(of: log))
      .flatMap { LogKey(copying: $0) }
  }

  private static func context(of log: LogName) -> [UInt8] {
    Array("candidacy handover 1 ".utf8) + log.bytes
  }
}

extension SQLiteEventStore {
  /// Removes the keys behind codes that can be entered no more.
  package func removeExpiredCodes(at time: Timestamp) throws(StoreError) {
    let end = time.advanced(by: -AccessCode.life)
    // Most often there are none, and then nothing is written.
    guard try connection.read({ try $0.hasHandovers(before: end) }) else { return }
    try connection.write { try $0.removeHandovers(before: end) }
  }
}

extension Database {
  func insert(_ handover: Handover, of log: LogNumber, at time: Timestamp) throws {
    try removeHandover(of: log)
    try execute(
      sql: """
        INSERT INTO handover(log, at, salt, rounds, block_size, parallelism, sealed)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        log.value, time.milliseconds, Data(handover.salt), handover.cost.rounds,
        handover.cost.blockSize, handover.cost.parallelism, Data(handover.sealed),
      ])
  }

  func removeHandover(of log: LogNumber) throws {
    try cachedStatement(sql: "DELETE FROM handover WHERE log = ?").execute(arguments: [log.value])
  }

  func hasHandovers(before time: Timestamp) throws -> Bool {
    try Bool.fetchOne(
      cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM handover WHERE at < ?)"),
      arguments: [time.milliseconds]) ?? false
  }

  func removeHandovers(before time: Timestamp) throws {
    try cachedStatement(sql: "DELETE FROM handover WHERE at < ?")
      .execute(arguments: [time.milliseconds])
  }

  /// Given after `time`, the last one first.
  func handovers(
    after time: Timestamp
  ) throws -> [(session: Session.ID, ticket: Int, at: Timestamp, handover: Handover)] {
    let rows = try Row.fetchCursor(
      self,
      sql: """
        SELECT session.id, handover.log, handover.at, salt, rounds, block_size, parallelism, sealed
        FROM handover JOIN session ON session.ticket = handover.log
        WHERE handover.at > ? ORDER BY handover.at DESC, handover.log DESC
        """,
      arguments: [time.milliseconds])
    var handovers: [(session: Session.ID, ticket: Int, at: Timestamp, handover: Handover)] = []
    while let row = try rows.next() {
      guard let id = String.fromDatabaseValue(row[0]), let ticket = Int.fromDatabaseValue(row[1]),
        let at = Int64.fromDatabaseValue(row[2]), let salt = Data.fromDatabaseValue(row[3]),
        let rounds = Int.fromDatabaseValue(row[4]), let blockSize = Int.fromDatabaseValue(row[5]),
        let parallelism = Int.fromDatabaseValue(row[6]),
        let sealed = Data.fromDatabaseValue(row[7])
      else { continue }
      let cost = PINHash.Cost(rounds: rounds, blockSize: blockSize, parallelism: parallelism)
      handovers.append(
        (
          Session.ID(id), ticket, Timestamp(milliseconds: at),
          Handover(salt: Array(salt), cost: cost, sealed: Array(sealed))
        ))
    }
    return handovers
  }
}
