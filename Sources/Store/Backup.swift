import Foundation
import GRDB
import Interview

/// A backup that was made, and how far it was verified.
package struct Backup: Hashable, Sendable {
  package let path: String
  package let header: BackupHeader
  package let size: Int
  package let verification: Verification
  package let key: KeyPlace
  /// What the key opened in it, where it was at hand.
  package let opening: StoreInspection.Opening?

  package enum Verification: Hashable, Sendable {
    /// Opened again with the clinic's key: the chain inside is whole and ends where the store did.
    case opened
    /// The same, with the key that it had just been sealed with.
    case openedByItsMaker
  }

  package enum KeyPlace: Hashable, Sendable {
    /// In the backup, behind its passphrase.
    case inside
    /// Only in this file.
    case outside(path: String)
    /// There is no file that this account may read.
    case unknown(path: String)
  }
}

extension SQLiteEventStore {
  /// Writes a sealed backup of the store as it is now to `place`, and verifies it before it gets its
  /// name there; other programs go on writing meanwhile.
  package func backUp(
    to place: BackupPlace, at time: Timestamp, opening identity: ClinicIdentity?,
    archiveFits: @escaping ChainCheck.ArchiveRule = ChainCheck.anyArchive
  ) throws(BackupError) -> Backup {
    let clinic: ClinicPublicKey
    do throws(StoreError) {
      clinic = try self.clinic()
    } catch {
      throw .store(error)
    }
    return try BackupMaking(
      store: self.path, clinic: clinic, at: time, opening: identity, archiveFits: archiveFits
    )
    .make(at: place) { (draft) throws(StoreError) in try connection.copy(to: draft) }
  }
}

/// How a backup is made: a copy, looked at, sealed, opened again, looked at again.
struct BackupMaking {
  private let store: String
  private let clinic: ClinicPublicKey
  private let time: Timestamp
  private let identity: ClinicIdentity?
  private let archiveFits: ChainCheck.ArchiveRule

  /// Of the store at the path `store`; `clinic` is the key to seal to where the store has none yet.
  init(
    store: String, clinic: ClinicPublicKey, at time: Timestamp, opening identity: ClinicIdentity?,
    archiveFits: @escaping ChainCheck.ArchiveRule = ChainCheck.anyArchive
  ) {
    self.store = store
    self.clinic = clinic
    self.time = time
    self.identity = identity
    self.archiveFits = archiveFits
  }

  func make(
    at place: BackupPlace, copy: (_ draft: String) throws(StoreError) -> Void
  ) throws(BackupError) -> Backup {
    let draft = try DraftFile(beside: place.path)
    let (header, seal, key) = try write(to: draft, for: place, copy: copy)
    let (verification, found) = try verify(draft.path, header, seal)
    let size = try Self.size(of: draft.path)
    return Backup(
      path: try place.take(draft), header: header, size: size, verification: verification,
      key: key, opening: found.opening)
  }

  private func write(
    to draft: DraftFile, for place: BackupPlace,
    copy: (_ draft: String) throws(StoreError) -> Void
  ) throws(BackupError) -> (BackupHeader, LogKey, Backup.KeyPlace) {
    // Beside the store: it is the clinic's own disk, and the copy never leaves it unsealed.
    let plain = try DraftFile(beside: "\(store).copy")
    // Not before all of it was read.
    defer { plain.discard() }
    try Self.storing { () throws(StoreError) in try copy(plain.path) }
    let found = try Self.soundStore(plain.path, store, archiveFits)
    // After the copy: at each moment the file holds every key that something is sealed to.
    let (key, keyFile) = Self.keyPlace(of: store)
    let header = BackupHeader(
      store: found.store, version: found.version, clinic: found.clinic ?? clinic,
      head: found.head, sessions: found.sessions, at: time, keyFile: keyFile)
    try place.check(before: header, of: plain.path)
    let seal = try BackupWriter.write(
      plain.path, under: header, to: draft.path, for: place.path)
    return (header, seal, key)
  }

  /// How it was opened again, and what was found inside; `seal` is what it was sealed with.
  private func verify(
    _ path: String, _ header: BackupHeader, _ seal: LogKey
  ) throws(BackupError) -> (Backup.Verification, StoreInspection) {
    let reader = try BackupReader(path)
    guard reader.header == header else { throw .damaged(path: path, part: .header) }
    let place = "\(store).copy"
    guard let identity, identity.holds(header.clinic) else {
      let opened = try reader.opened(by: seal, nil, beside: place, archiveFits: archiveFits)
      return (.openedByItsMaker, opened.inspection)
    }
    let opened = try reader.opened(with: identity, beside: place, archiveFits: archiveFits)
    return (.opened, opened.inspection)
  }

  private static func keyPlace(of store: String) -> (Backup.KeyPlace, [UInt8]?) {
    let path = KeyFile.path(beside: store)
    do throws(StoreError) {
      let file = try KeyFile(at: path)
      return file.isLocked ? (.inside, try file.encoded()) : (.outside(path: path), nil)
    } catch {
      return (.unknown(path: path), nil)
    }
  }

  /// The copy, unless something in it is wrong.
  static func sound(
    _ copy: String, _ name: String, opening identity: ClinicIdentity? = nil,
    archiveFits: @escaping ChainCheck.ArchiveRule
  ) throws(BackupError) -> StoreInspection {
    let found: StoreInspection
    do throws(StoreError) {
      found = try StoreInspection(of: copy, opening: identity, archiveFits: archiveFits)
    } catch {
      throw .unsound(path: name, faults: [error.sentence])
    }
    guard found.faults.isEmpty else { throw .unsound(path: name, faults: found.faults) }
    return found
  }

  private static func soundStore(
    _ copy: String, _ store: String, _ archiveFits: @escaping ChainCheck.ArchiveRule
  ) throws(BackupError) -> StoreInspection {
    do throws(BackupError) {
      return try sound(copy, store, archiveFits: archiveFits)
    } catch {
      guard case .unsound(_, let faults) = error else { throw error }
      throw .unsoundStore(path: store, faults: faults)
    }
  }

  private static func storing(_ body: () throws(StoreError) -> Void) throws(BackupError) {
    do throws(StoreError) {
      try body()
    } catch {
      throw .store(error)
    }
  }

  private static func size(of path: String) throws(BackupError) -> Int {
    var status = stat()
    guard stat(path, &status) == 0 else { throw .reading(path) }
    return Int(status.st_size)
  }
}

/// A backup that was opened: the store in a draft, and what was found in it.
package struct OpenedBackup {
  package let reader: BackupReader
  package let inspection: StoreInspection
  let draft: DraftFile
}

extension BackupReader {
  /// Opens all of it into a draft whose name begins as `place` does, and looks at what is inside.
  package func opened(
    with identity: ClinicIdentity, beside place: String,
    archiveFits: @escaping ChainCheck.ArchiveRule = ChainCheck.anyArchive
  ) throws(BackupError) -> OpenedBackup {
    try opened(by: key(for: identity), identity, beside: place, archiveFits: archiveFits)
  }

  fileprivate func opened(
    by key: LogKey, _ identity: ClinicIdentity?, beside place: String,
    archiveFits: @escaping ChainCheck.ArchiveRule
  ) throws(BackupError) -> OpenedBackup {
    let draft = try DraftFile(beside: place)
    try open(by: key, to: draft.path)
    let found = try BackupMaking.sound(
      draft.path, path, opening: identity, archiveFits: archiveFits)
    guard found.head == header.head, found.store == header.store,
      found.version == header.version, found.sessions == header.sessions
    else { throw .mislabelled(path: path) }
    return OpenedBackup(reader: self, inspection: found, draft: draft)
  }
}
