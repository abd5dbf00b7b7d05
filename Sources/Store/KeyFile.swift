import Crypto
import Foundation
import Interview

/// The file that keeps the clinic's private key, open or behind a passphrase.
package struct KeyFile: Hashable, Sendable {
  /// The present public key.
  package let clinic: ClinicPublicKey
  package let keeping: Keeping

  package enum Keeping: Hashable, Sendable {
    /// The private keys as they are, the present one first: whoever reads the file reads all.
    case open([[UInt8]])
    /// The private keys, sealed with a key that each slot opens.
    case locked(sealed: [UInt8], slots: [KeySlot])
  }

  init(clinic: ClinicPublicKey, keeping: Keeping) {
    self.clinic = clinic
    self.keeping = keeping
  }

  /// The real one, where it or the store is a link.
  package static func path(beside store: String) -> String {
    RealPath.of("\(RealPath.of(store)).key")
  }

  package var isLocked: Bool {
    switch keeping {
    case .open: false
    case .locked: true
    }
  }

  /// The identity in a file that is not locked.
  package func openIdentity() throws(StoreError) -> ClinicIdentity {
    switch keeping {
    case .open(let keys): try ClinicIdentity(keys, of: clinic)
    case .locked: throw .locked
    }
  }
}

/// The private keys of a clinic: the present one first, then those of earlier years.
package struct ClinicIdentity: Sendable {
  package let keys: [ClinicPrivateKey]

  /// Never empty.
  package var present: ClinicPrivateKey { keys[0] }

  package init(present: ClinicPrivateKey, former: [ClinicPrivateKey] = []) {
    keys = [present] + former
  }

  init(_ secrets: [[UInt8]], of clinic: ClinicPublicKey) throws(StoreError) {
    let keys = secrets.compactMap { ClinicPrivateKey($0) }
    guard keys.count == secrets.count, keys.first?.publicKey == clinic else {
      throw .keyFileDamaged(path: nil)
    }
    self.keys = keys
  }

  /// Copies, to be written or sealed at once.
  var secrets: [[UInt8]] { keys.map { key in key.withBytes { Array($0) } } }
}

// MARK: - Locking

extension KeyFile {
  /// Behind a passphrase and a recovery code; either opens it.
  package static func locked(
    _ identity: ClinicIdentity, passphrase: String, recovery: RecoveryCode,
    cost: PINHash.Cost = .usual
  ) throws(StoreError) -> KeyFile {
    guard let master = LogKey.random() else { throw .noMemory }
    return try locked(
      identity, with: master,
      slots: [
        KeySlot(.passphrase(cost: cost), secret: passphrase, holding: master),
        KeySlot(.recovery, secret: recovery.letters, holding: master),
      ])
  }

  /// What was locked, and the key that the slots hold.
  package struct Unlocked: Sendable {
    package let identity: ClinicIdentity
    let master: LogKey
  }

  /// Takes about 0.3 seconds for a passphrase.
  package func unlocked(by secret: KeySlot.Secret) throws(StoreError) -> Unlocked {
    guard case .locked(let sealed, let slots) = keeping else { throw .keyFileOpen }
    for slot in slots {
      guard let master = try slot.master(for: secret) else { continue }
      guard let bytes = master.open(sealed, authenticating: Self.context),
        bytes.count % ClinicPrivateKey.length == 0
      else { throw .keyFileDamaged(path: nil) }
      let secrets = stride(from: 0, to: bytes.count, by: ClinicPrivateKey.length).map {
        Array(bytes[$0..<$0 + ClinicPrivateKey.length])
      }
      return Unlocked(identity: try ClinicIdentity(secrets, of: clinic), master: master)
    }
    throw .wrongSecret
  }

  /// The same slots, holding another identity.
  package func holding(
    _ identity: ClinicIdentity, unlocked: Unlocked?
  ) throws(StoreError) -> KeyFile {
    switch keeping {
    case .open:
      return KeyFile(clinic: identity.present.publicKey, keeping: .open(identity.secrets))
    case .locked(_, let slots):
      guard let unlocked else { throw .locked }
      return try Self.locked(identity, with: unlocked.master, slots: slots)
    }
  }

  package static func open(_ identity: ClinicIdentity) -> KeyFile {
    KeyFile(clinic: identity.present.publicKey, keeping: .open(identity.secrets))
  }

  private static let context = Array("candidacy keys 1".utf8)

  private static func locked(
    _ identity: ClinicIdentity, with master: LogKey, slots: [KeySlot]
  ) throws(StoreError) -> KeyFile {
    do {
      let sealed = try master.seal(identity.secrets.flatMap(\.self), authenticating: context)
      return KeyFile(
        clinic: identity.present.publicKey, keeping: .locked(sealed: sealed, slots: slots))
    } catch {
      throw .noMemory
    }
  }
}
