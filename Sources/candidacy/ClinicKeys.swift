import Glibc
import Interview
import Store

/// The clinic's key and the store that is sealed to it, changed together.
final class ClinicKeys {
  private static let shortestPassphrase = 15

  private let path: String
  private let store: SQLiteEventStore
  private var file: KeyFile
  private var unlocked: KeyFile.Unlocked?

  init(_ option: StoreOption) throws(Failure) {
    store = try option.openToWrite()
    path = KeyFile.path(beside: store.path)
    file = try Self.read(path)
  }

  private static func read(_ path: String) throws(Failure) -> KeyFile {
    try KeysCommand.attempt { () throws(StoreError) in try KeyFile(at: path) }
  }

  var name: String { file.clinic.name }

  /// The identity in the file, after `ask` where the file is locked; the store is unlocked with it.
  func identity(
    asking ask: () throws(Failure) -> KeySlot.Secret
  ) throws(Failure) -> ClinicIdentity {
    let identity: ClinicIdentity
    if file.isLocked {
      let secret = try ask()
      let opened = try KeysCommand.attempt { () throws(StoreError) in
        try self.file.unlocked(by: secret)
      }
      unlocked = opened
      identity = opened.identity
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
    let passphrase = try newPassphrase()
    let code = RecoveryCode.random()
    try KeysCommand.attempt { () throws(StoreError) in
      let file = try KeyFile.locked(identity, passphrase: passphrase, recovery: code)
      try self.store.note(.used(SystemAccount.current(), use), at: .now())
      try file.write(at: self.path)
    }
    try StandardOutput.write(
      """
      The key \(name) has a passphrase now. Desks and exports ask for it; kiosks do not need it.

      Recovery code:

        \(code.shown)

      Write it down and lock it away. It opens the records when the passphrase is forgotten, and
      it is not shown again.\(wasLocked ? " Earlier codes open nothing any more." : Self.wasOpen)

      """)
  }

  private static let wasOpen = """


    Until now the key lay open on this computer and in copies of its disk. If anybody may have
    taken one, `candidacy keys rotate` makes a new key.
    """

  /// At each moment the file holds every key that something is sealed to.
  func rotate(asking ask: () throws(Failure) -> KeySlot.Secret) throws(Failure) -> Int {
    let identity = try identity(asking: ask)
    return try KeysCommand.attempt { () throws(StoreError) in
      guard let next = ClinicPrivateKey.random() else { throw .noMemory }
      let before = ClinicIdentity(
        present: identity.present, former: [next] + identity.keys.dropFirst())
      try self.file.holding(before, unlocked: self.unlocked).write(at: self.path)
      let count = try self.store.rotate(
        to: next, by: SystemAccount.current(), at: .now())
      let after = ClinicIdentity(present: next, former: identity.keys)
      self.file = try self.file.holding(after, unlocked: self.unlocked)
      try self.file.write(at: self.path)
      return count
    }
  }

  private func newPassphrase() throws(Failure) -> String {
    let input = SecretInput()
    let first = try input.line(asking: "New passphrase, at least 15 characters: ")
    guard first.count >= Self.shortestPassphrase else {
      throw .problems(
        "A passphrase has at least 15 characters: take five or six words that do not belong"
          + " together.")
    }
    guard try input.line(asking: "New passphrase once more: ") == first else {
      throw .problems("The two passphrases differ: nothing was changed.")
    }
    return first
  }
}
