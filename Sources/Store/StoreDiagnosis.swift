import GRDB

/// What a connection to a store is like; nothing is made, brought up or changed.
package struct StoreDiagnosis: Hashable, Sendable {
  package let sqliteVersion: String
  /// Of the format.
  package let version: Int
  package let settings: [Setting]

  package struct Setting: Hashable, Sendable {
    package let name: String
    package let wanted: String
    package let found: String

    package var isSafe: Bool { wanted == found }
  }

  /// The format that this program writes.
  package static let knownVersion = StoreSchema.version

  package init(at path: String) throws(StoreError) {
    do {
      let file = StoreFile(path: path, patience: .seconds(5))
      let queue = try DatabaseQueue(path: file.path, configuration: file.configuration)
      self = try queue.inDatabase { database in
        StoreDiagnosis(
          sqliteVersion: try String.fetchOne(database, sql: "SELECT sqlite_version()") ?? "",
          version: try StoreSchema.foundVersion(of: database),
          settings: try StoreSettings.readings(of: database).map {
            Setting(name: $0.name, wanted: $0.wanted, found: $0.found)
          })
      }
      try queue.close()
    } catch {
      throw StoreError(error, path: path)
    }
  }

  private init(sqliteVersion: String, version: Int, settings: [Setting]) {
    self.sqliteVersion = sqliteVersion
    self.version = version
    self.settings = settings
  }
}
