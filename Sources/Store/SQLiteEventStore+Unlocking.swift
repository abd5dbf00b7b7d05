import GRDB
import Interview

extension SQLiteEventStore {
  /// Whom the store is sealed to.
  package func clinic() throws(StoreError) -> ClinicPublicKey {
    try connection.read { try $0.site().clinic }
  }

  package var isUnlocked: Bool { keyring.isUnlocked }

  /// Whether this program was unlocked with the key that the store seals to now: another program
  /// may have given it another one meanwhile.
  package func holdsPresentKey() throws(StoreError) -> Bool {
    try connection.read { try $0.holdsPresentKey(of: self.keyring) }
  }

  /// Lets this program read what others wrote.
  package func unlock(with identity: ClinicIdentity) throws(StoreError) {
    let clinic = try clinic()
    guard identity.holds(clinic) else {
      // Where it is the store that names the wrong key, no key file is to blame.
      _ = try connection.read { try $0.checkedClinic(path: self.path) }
      throw .otherKey(id: clinic.name)
    }
    keyring.unlock(with: identity.keys)
  }

  /// The store at `path`, unlocked with the key that lies open beside it.
  package static func unlocked(at path: String) throws(StoreError) -> SQLiteEventStore {
    let store = try SQLiteEventStore(at: path)
    try store.unlock(with: KeyFile(at: KeyFile.path(beside: store.path)).openIdentity())
    return store
  }
}

extension Database {
  func holdsPresentKey(of keyring: Keyring) throws -> Bool {
    let held = keyring.clinic.map(\.publicKey)
    return try held.contains(site().clinic) || held.contains(chainedClinic())
  }
}

// MARK: - What happened to the store

extension SQLiteEventStore {
  /// The site events after `number`, first to last.
  package func siteEvents(after number: Int = 0) throws(StoreError) -> [StoredSiteEvent] {
    try connection.read { database in
      try database.siteEvents(after: number, with: self.keyring)
    }
  }

  /// Records what somebody did to the store as a whole, or with records outside of the desk.
  package func note(_ event: SiteEvent, at time: Timestamp) throws(StoreError) {
    try connection.write { database in
      let record = try EventRecord(event).bytes
      if SiteFormat1(event).kind.isPlain { return try database.appendPlain([event], at: time) }
      let (log, newKey) = try database.logToWrite(.site, .site, with: self.keyring)
      try database.append(
        [record], to: log, after: try database.count(of: .site), at: time, newKey: newKey)
    }
  }
}
