import GRDB

/// What is in the file of a store, read by another program.
struct StoreOnDisk {
  let path: String

  func change(_ sql: String) throws {
    try DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
  }

  func version() throws -> Int? {
    try DatabaseQueue(path: path).read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
  }

  func count(of table: String) throws -> Int? {
    try DatabaseQueue(path: path).read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)")
    }
  }

  func parts() throws -> [String] {
    try DatabaseQueue(path: path).read {
      try String.fetchAll(
        $0, sql: "SELECT name || ': ' || coalesce(sql, '') FROM sqlite_schema ORDER BY name")
    }
  }
}
