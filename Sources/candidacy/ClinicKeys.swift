import Glibc
import Interview
import Store

/// The clinic's key and the store that is sealed to it, changed together.
final class ClinicKeys {
  private let path: String
  private let store: SQLiteEventStore
  /// Held from before the file is read until it was written.
  private let lock: KeyFileLock
  private var file: KeyFile

  init(_ option: StoreOption) throws(Failure) {
    _ = try option.existingPath()
    let store = try option.openToWrite()
    let path = KeyFile.path(beside: store.path)
    (lock, file) = try KeysCommand.attempt { () throws(StoreError) in
      let lock = try KeyFileLock(of: path)
      return (lock, try KeyFile(at: path))
    }
    self.store = store
    self.path = path
  }

  private var name: String { file.clinic.name }

  /// The identity in the file, after `question` where the file is locked; the store is unlocked
  /// with it.
  func identity(asking question: KeyQuestion) throws(Failure) -> ClinicIdentity {
    let identity: ClinicIdentity
    if file.isLocked {
      identity = try question.unlocked(file).identity
    } else {
      identity = try KeysCommand.attempt { () throws(StoreError) in
        try self.file.openIdentity()
      }
    }
    try KeysCommand.attempt { () throws(StoreError) in try self.store.unlock(with: identity) }
    return identity
  }

  /// Puts the identity behind a new passphrase and a new recovery code, which is printed.
  func protect(_ identity: ClinicIdentity, noting use: SiteEvent.Use) throws {
    let wasLocked = file.isLocked
    let secrets = try NewSecrets.asked()
    let file = try KeysCommand.attempt { () throws(StoreError) in
      let file = try secrets.locking(identity)
      try self.store.note(.used(SystemAccount.current(), use), at: .now())
      return file
    }
    do throws(StoreError) {
      try file.write(at: path)
    } catch {
      // Where only the last step failed the file is there, and nobody has seen its code.
      if isThere(file) { try StandardOutput.write(secrets.shownCode + "\n\n") }
      throw Failure.environment(error.sentence)
    }
    try StandardOutput.write(
      """
      The key \(name) has a passphrase now.
      Desks and exports ask for it; kiosks do not need it.

      \(secrets.shownCode)

      \(wasLocked ? Self.wasLocked : Self.wasOpen)

      """)
  }

  private func isThere(_ file: KeyFile) -> Bool {
    do throws(StoreError) {
      return try KeyFile(at: path) == file
    } catch {
      return false
    }
  }

  private static let wasLocked = """
    The former passphrase and code still open the copies of the key
    that were made before, also those in backups: against that helps
    only a new key, which `candidacy keys rotate` makes.
    """

  private static let wasOpen = """
    Until now the key lay open on this computer and in copies of its
    disk. If anybody may have taken one, `candidacy keys rotate`
    makes a new key.
    """

  /// Behind a new passphrase where the key has one: whoever knew the former one opens nothing that
  /// is written from here on.
  func rotate(asking question: KeyQuestion) throws {
    let identity = try identity(asking: question)
    guard file.isLocked else {
      let rotation = try rotate(identity) { .open($0) }
      return try StandardOutput.write(rotated(rotation))
    }
    let secrets = try NewSecrets.asked()
    let (locked, unlocked) = try KeysCommand.attempt { () throws(StoreError) in
      let locked = try secrets.locking(identity)
      return (locked, try locked.unlocked(by: .recovery(secrets.code)))
    }
    // Before anything is written, so that no file ever waits for a code that nobody has seen.
    try StandardOutput.write(secrets.shownCode + "\n\n")
    let rotation = try rotate(identity) { (identity) throws(StoreError) in
      try locked.holding(identity, unlocked: unlocked)
    }
    try StandardOutput.write(
      rotated(rotation) + """
        The former passphrase and recovery code still open the copies of
        the key that were made before, also those in earlier backups.

        """)
  }

  /// At each moment the file holds every key that something is sealed to.
  private func rotate(
    _ identity: ClinicIdentity, keeping file: (ClinicIdentity) throws(StoreError) -> KeyFile
  ) throws(Failure) -> SQLiteEventStore.Rotation {
    do throws(StoreError) {
      guard let next = ClinicPrivateKey.random() else { throw .noMemory }
      let before = ClinicIdentity(
        present: identity.present, former: [next] + identity.keys.dropFirst())
      try file(before).write(at: path)
      let rotation = try store.rotate(to: next, by: SystemAccount.current(), at: .now())
      let after = try file(ClinicIdentity(present: next, former: identity.keys))
      try after.write(at: path)
      self.file = after
      return rotation
    } catch {
      throw .environment("\(error.sentence) \(standing)")
    }
  }

  /// What opens the file after a rotation that did not come to its end.
  private var standing: String {
    do throws(StoreError) {
      return try KeyFile(at: path) == file
        ? "Nothing was changed: what opened the key before opens it still."
        : "The key file was changed" + (file.isLocked ? ", and what was chosen now opens it" : "")
          + ": rotate once more."
    } catch {
      return error.sentence
    }
  }

  private func rotated(_ rotation: SQLiteEventStore.Rotation) -> String {
    let sealed = BackupReport.counted(
      rotation.keys, "key of records was", "keys of records were")
    let text = """
      The key is \(name) now.
      \(sealed) sealed to it.
      Start desks and `candidacy send` again. Kiosks go on.

      """
    guard !rotation.unopened.isEmpty else { return text }
    let tickets = rotation.unopened.map(String.init).joined(separator: ", ")
    return text + """
      The keys of these tickets could not be opened and stay as they
      were: \(tickets). `candidacy audit verify` says what is wrong.

      """
  }
}
