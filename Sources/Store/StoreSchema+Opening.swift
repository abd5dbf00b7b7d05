import GRDB
import Interview

extension StoreSchema {
  static func create(
    in database: Database, for clinic: ClinicPublicKey, at time: Timestamp
  ) throws {
    for part in parts { try database.execute(sql: part.definition) }
    try database.execute(sql: "INSERT INTO starts(id, count) VALUES (1, 0)")
    try database.beginSite(for: clinic, at: time)
    try database.execute(sql: "PRAGMA application_id = \(applicationID)")
    try database.execute(sql: "PRAGMA user_version = \(version)")
  }

  /// Refuses a file that is no store, or a store of a newer program; reads two numbers.
  static func checkIdentity(of database: Database, path: String) throws {
    guard try Int.fetchOne(database, sql: "PRAGMA application_id") == applicationID else {
      throw StoreError.notAStore(path: path)
    }
    let found = try foundVersion(of: database)
    guard found <= version else { throw StoreError.newer(found: found, known: version) }
    guard found >= 1 else { throw StoreError.altered(path: path, part: "user_version") }
  }

  /// Refuses a store whose tables or guards are not those of `version`.
  static func checkParts(of version: Int, in database: Database, path: String) throws {
    let rows = try Row.fetchAll(database, sql: "SELECT name, sql FROM sqlite_schema")
    for part in parts(of: version) {
      let isThere = rows.contains { row in
        String.fromDatabaseValue(row[0]) == part.name
          && String.fromDatabaseValue(row[1]) == part.definition
      }
      guard isThere else { throw StoreError.altered(path: path, part: part.name) }
    }
  }
}
