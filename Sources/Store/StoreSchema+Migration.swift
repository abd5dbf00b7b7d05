import GRDB
import Interview

extension StoreSchema {
  /// Brings a store of an older program up to this one, as a whole or not at all; asks for the
  /// clinic's key where nothing was sealed so far, and first keeps a backup of what was found.
  static func migrate(
    _ database: Database, path: String, at time: Timestamp, keyFile: () throws -> KeyFile
  ) throws {
    guard try foundVersion(of: database) < version else { return }
    // Until now everything stood there for everybody to read.
    try database.inTransactionWithoutTrace(path: path) {
      // Another program may have done it while this one waited for the lock.
      try checkIdentity(of: database, path: path)
      let found = try foundVersion(of: database)
      try checkParts(of: found, in: database, path: path)
      guard found < sealedSince else { return }
      // Fails where nothing can be written, before a key or a backup is made.
      try database.execute(sql: "UPDATE starts SET count = count")
      let key = try keyFile()
      // What others write would have to wait, so nothing is missing in the backup.
      try MigrationBackup(of: path, for: key, at: time).make()
      for part in addedByVersion.dropFirst(found).flatMap(\.self) {
        try database.execute(sql: part.definition)
      }
      try Sealing(database, from: found, at: time).carryOut(for: key.clinic)
      try database.execute(sql: "PRAGMA user_version = \(version)")
    }
  }

  static func foundVersion(of database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
  }
}
