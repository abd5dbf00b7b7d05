import Glibc
import Store

/// The one place where the clinic's key is unlocked to read records.
struct KeyDoor {
  private let passphraseFile: String?
  private let wording: KeyWording

  init(_ passphraseFile: String?, speaking wording: KeyWording = .english) {
    self.passphraseFile = passphraseFile
    self.wording = wording
  }

  /// The identity beside the store at `path`, after its passphrase where it has one.
  func identity(of path: String) throws -> ClinicIdentity {
    let file = try KeyFile(at: KeyFile.path(beside: path))
    guard file.isLocked else { return try file.openIdentity() }
    return try unlocked(file).identity
  }

  func unlocked(_ file: KeyFile) throws(Failure) -> KeyFile.Unlocked {
    try opened { (secret) throws(StoreError) in try file.unlocked(by: secret) }
  }

  /// Whatever `open` opens with the passphrase, which is asked for where no file with it was named.
  func opened<Value>(
    by open: (KeySlot.Secret) throws(StoreError) -> Value
  ) throws(Failure) -> Value {
    if let passphraseFile {
      let passphrase = try PassphraseFile(passphraseFile).passphrase(wording)
      do throws(StoreError) {
        return try open(.passphrase(passphrase))
      } catch {
        throw .environment(error == .wrongSecret ? wording.wrong : error.sentence)
      }
    }
    guard SecretInput().isTerminal else { throw .usage(wording.locked) }
    return try KeyQuestion.passphrase(prompt: wording.prompt, wording).opened(by: open)
  }
}
