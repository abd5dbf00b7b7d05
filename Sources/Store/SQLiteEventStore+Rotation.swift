import Foundation
import GRDB
import Interview

extension SQLiteEventStore {
  /// What a rotation did.
  package struct Rotation: Hashable, Sendable {
    /// How many keys were sealed anew.
    package let keys: Int
    /// The tickets of sessions whose keys stay as they are, because nobody can open them.
    package let unopened: [Int]
  }

  /// Seals every key of a log to `next` instead of the present key, and everything new too; what
  /// was sealed with the keys of logs stays as it is.
  package func rotate(
    to next: ClinicPrivateKey, by account: SiteEvent.Account, at time: Timestamp
  ) throws(StoreError) -> Rotation {
    // Most of the work is done before others have to wait.
    let prepared = try connection.read { database in
      try database.wrappedKeys().compactMap { kept in
        try self.rewrapped(kept, to: next, in: database).map { (kept.wrapped, $0) }
      }
    }
    let known = Dictionary(prepared, uniquingKeysWith: { first, _ in first })
    let rotation = try connection.write { database in
      var changed: [SiteEvent.RewrappedKey] = []
      var unopened: [Int] = []
      for kept in try database.wrappedKeys() {
        guard
          let wrapped = try known[kept.wrapped] ?? self.rewrapped(kept, to: next, in: database)
        else {
          unopened.append(kept.number.value)
          continue
        }
        try database.execute(
          sql: "UPDATE log_key SET wrapped = ? WHERE log = ?",
          arguments: [Data(wrapped.bytes), kept.number.value])
        changed.append(
          SiteEvent.RewrappedKey(log: kept.number.value, digest: wrapped.digest))
      }
      try database.execute(
        sql: "UPDATE site SET public = ?", arguments: [Data(next.publicKey.bytes)])
      try database.appendPlain([.keyRotated(next.publicKey, changed)], at: time)
      try database.note(.used(account, .rotatedKey), at: time, with: self.keyring)
      return Rotation(keys: changed.count, unopened: unopened)
    }
    keyring.unlock(with: [next] + keyring.clinic)
    return rotation
  }

  /// Nothing where the key of a session was damaged or is sealed to a key that is not at hand: one
  /// of them must not keep the others with a key that somebody may have.
  private func rewrapped(
    _ kept: Database.KeptKey, to next: ClinicPrivateKey, in database: Database
  ) throws -> WrappedKey? {
    let name = LogName(store: try database.site().store, log: kept.log)
    let key: LogKey
    do {
      key = try database.key(of: name, unwrapping: kept.wrapped, with: keyring)
    } catch StoreError.keyDamaged where kept.number.kind == .session {
      return nil
    }
    return try WrappedKey(key, of: name, to: next.publicKey)
  }
}

extension Database {
  struct KeptKey: Sendable {
    let log: EventLog
    let number: LogNumber
    let wrapped: WrappedKey
  }

  func wrappedKeys() throws -> [KeptKey] {
    let rows = try Row.fetchCursor(
      self,
      sql: """
        SELECT log_key.log, wrapped, session.id FROM log_key
        LEFT JOIN session ON session.ticket = log_key.log ORDER BY log_key.log
        """)
    var keys: [KeptKey] = []
    while let row = try rows.next() {
      guard let value = Int.fromDatabaseValue(row[0]), let wrapped = Data.fromDatabaseValue(row[1])
      else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
      let number = LogNumber(value: value)
      let id = String.fromDatabaseValue(row[2])
      // Only the clinic's own logs have a key without a session.
      guard id != nil || number.kind != .session else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT)
      }
      let log = EventLog(number, session: id ?? "")
      keys.append(KeptKey(log: log, number: number, wrapped: WrappedKey(bytes: Array(wrapped))))
    }
    return keys
  }
}
