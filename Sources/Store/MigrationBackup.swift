import Foundation
import GRDB
import Interview

/// The backup that is kept of a store of an older format before it is brought up to this one.
struct MigrationBackup {
  private let store: String
  private let key: KeyFile
  private let time: Timestamp

  init(of store: String, for key: KeyFile, at time: Timestamp) {
    self.store = store
    self.key = key
    self.time = time
  }

  static func path(beside store: String) -> String {
    "\(store).before-version-\(StoreSchema.version).backup"
  }

  /// While nobody else may write the store. Nothing is left of the readable copy that it takes.
  func make() throws(StoreError) {
    let path = Self.path(beside: store)
    do throws(BackupError) {
      let identity = try identity()
      _ = try BackupMaking(store: store, clinic: key.clinic, at: time, opening: identity)
        .make(at: .ownFile(path: path)) { (draft) throws(StoreError) in try copy(to: draft) }
    } catch {
      throw .noBackup(path: store, reason: error.sentence)
    }
  }

  /// Behind a passphrase it cannot be asked for here.
  private func identity() throws(BackupError) -> ClinicIdentity? {
    guard !key.isLocked else { return nil }
    do throws(StoreError) {
      return try key.openIdentity()
    } catch {
      throw .store(error)
    }
  }

  /// By a connection of its own, because the other one is about to write.
  private func copy(to draft: String) throws(StoreError) {
    do {
      var configuration = Configuration()
      configuration.prepareDatabase { database in
        try StoreSettings.keepingJournal(of: database) {
          try StoreSchema.checkIdentity(of: database, path: store)
        }
      }
      let queue = try DatabaseQueue(path: store, configuration: configuration)
      try queue.copy(to: draft)
      try queue.close()
    } catch {
      throw StoreError(error, path: store)
    }
  }
}
