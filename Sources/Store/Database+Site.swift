import Crypto
import Foundation
import GRDB
import Interview

/// What a store is called, and whom it is sealed to.
struct Site: Hashable, Sendable {
  static let nameLength = 16

  /// Random bytes that tell one store from another, and every copy of it from none.
  let store: [UInt8]
  let clinic: ClinicPublicKey
}

extension Database {
  /// Makes a store the clinic's: with a name, and keys for the logs that are no session's.
  func beginSite(for clinic: ClinicPublicKey, at time: Timestamp) throws {
    let name = SymmetricKey(size: SymmetricKeySize(bitCount: Site.nameLength * 8))
      .withUnsafeBytes { Array($0) }
    try execute(
      sql: "INSERT INTO site(id, store, public) VALUES (1, ?, ?)",
      arguments: [Data(name), Data(clinic.bytes)])
    try appendPlain([.keyMade(clinic)], at: time)
  }

  func site() throws -> Site {
    let row = try Row.fetchOne(cachedStatement(sql: "SELECT store, public FROM site WHERE id = 1"))
    guard let row, let store = Data.fromDatabaseValue(row[0]), store.count == Site.nameLength,
      let bytes = Data.fromDatabaseValue(row[1]), let clinic = ClinicPublicKey(bytes)
    else { throw StoreError.damagedSite(number: 0) }
    return Site(store: Array(store), clinic: clinic)
  }

  /// Of the last backup that was made, which needs no key to be known.
  func lastBackupTime() throws -> Timestamp? {
    let reader = EventReader()
    let rows = try Row.fetchCursor(
      self, sql: "SELECT at, sealed FROM event WHERE log = ? ORDER BY number DESC",
      arguments: [LogNumber.site.value])
    while let row = try rows.next() {
      guard let at = Int64.fromDatabaseValue(row[0]), let bytes = Data.fromDatabaseValue(row[1]),
        let record = SealedRecord(bytes: Array(bytes)).plainRecord,
        case .backupMade? = reader.siteEvent(record)
      else { continue }
      return Timestamp(milliseconds: at)
    }
    return nil
  }

  func wrappedKey(of log: LogNumber) throws -> WrappedKey? {
    try Data.fetchOne(
      cachedStatement(sql: "SELECT wrapped FROM log_key WHERE log = ?"), arguments: [log.value]
    ).map { WrappedKey(bytes: Array($0)) }
  }

  func insert(_ key: WrappedKey, of log: LogNumber) throws {
    try cachedStatement(sql: "INSERT INTO log_key(log, wrapped) VALUES (?, ?)")
      .execute(arguments: [log.value, Data(key.bytes)])
  }
}
