import GRDB

/// How a key file and the store beside it belong together.
package enum KeyFit: Hashable, Sendable {
  /// The store seals to the present key of the file.
  case present
  /// The store seals to this key, which the file keeps from earlier years.
  case former(ClinicPublicKey)
  /// The store seals to this key, and the file is locked and has another one now.
  case unsure(ClinicPublicKey)
  /// The store seals to this key, and the file does not hold it.
  case foreign(ClinicPublicKey)
}

extension KeyFile {
  /// Without `clinic` there is nothing that the file could not fit.
  package func fit(
    to clinic: ClinicPublicKey?, opened: ClinicIdentity?
  ) throws(StoreError) -> KeyFit {
    guard let clinic, clinic != self.clinic else { return .present }
    guard let identity = isLocked ? opened : try openIdentity() else { return .unsure(clinic) }
    return identity.holds(clinic) ? .former(clinic) : .foreign(clinic)
  }
}

extension ClinicIdentity {
  package func holds(_ key: ClinicPublicKey) -> Bool {
    keys.contains { $0.publicKey == key }
  }
}

extension ClinicPublicKey {
  /// The key that the store at `path` seals to, as its history says too; the store is not changed by
  /// this. Nothing where it is of an older format, which sealed nothing.
  package static func sealing(storeAt path: String) throws(StoreError) -> ClinicPublicKey? {
    let file = StoreFile(path: path, patience: .seconds(5))
    do {
      let queue = try DatabaseQueue(path: file.path, configuration: file.configuration)
      let key = try queue.read { database in
        try StoreSchema.foundVersion(of: database) >= StoreSchema.sealedSince
          ? try database.checkedClinic(path: path) : nil
      }
      try queue.close()
      return key
    } catch {
      throw StoreError(error, path: path)
    }
  }
}
