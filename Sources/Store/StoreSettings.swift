import GRDB

/// The SQLite settings that durability and integrity rest on.
enum StoreSettings {
  /// Each with what it must read back as.
  private static let required: [(name: String, value: String, readBack: String)] = [
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "EXTRA", "3"),
    ("foreign_keys", "ON", "1"),
    ("trusted_schema", "OFF", "0"),
    ("cell_size_check", "ON", "1"),
    ("secure_delete", "ON", "1"),
  ]

  static func apply(to database: Database) throws {
    for setting in required {
      try database.execute(sql: "PRAGMA \(setting.name) = \(setting.value)")
    }
  }

  /// Carries out `look`, the first look of a connection at the file.
  ///
  /// A journal that a crash has left is emptied then, and not removed: a kiosk that runs beside this
  /// may write to that very file, and make no other.
  static func keepingJournal(of database: Database, _ look: () throws -> Void) throws {
    try database.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
    try look()
    try database.execute(sql: "PRAGMA journal_mode = TRUNCATE")
    // Takes effect with the next look at the file.
    try database.execute(sql: "PRAGMA locking_mode = NORMAL")
  }

  /// Where this fails the next writer finds a journal that is kept, which is as safe.
  static func restoreJournal(of database: Database) {
    do {
      try database.execute(sql: "PRAGMA journal_mode = TRUNCATE")
    } catch {
      // Said by whatever the connection does next.
    }
  }

  /// Each with what it should read as and what it does.
  static func readings(
    of database: Database
  ) throws -> [(name: String, wanted: String, found: String)] {
    try required.map { setting in
      let found = try DatabaseValue.fetchOne(database, sql: "PRAGMA \(setting.name)")
      return (setting.name, setting.readBack, found.flatMap(String.init(readingBack:)) ?? "")
    }
  }

  /// Refuses a connection on which one of the settings did not take hold.
  static func check(_ database: Database, path: String) throws {
    for setting in required {
      let found = try DatabaseValue.fetchOne(database, sql: "PRAGMA \(setting.name)")
      guard found.flatMap(String.init(readingBack:)) == setting.readBack else {
        throw StoreError.unsafeSetting(path: path, setting: setting.name)
      }
    }
  }
}

extension String {
  fileprivate init?(readingBack value: DatabaseValue) {
    switch value.storage {
    case .int64(let number): self = String(number)
    case .string(let text): self = text
    case .null, .double, .blob: return nil
    }
  }
}
