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

  /// Asks where no file with the passphrase was named.
  func unlocked(_ file: KeyFile) throws(Failure) -> KeyFile.Unlocked {
    if let passphraseFile {
      let passphrase = try PassphraseFile(passphraseFile).passphrase(wording)
      do throws(StoreError) {
        return try file.unlocked(by: .passphrase(passphrase))
      } catch {
        throw .environment(error == .wrongSecret ? wording.wrong : error.sentence)
      }
    }
    guard SecretInput().isTerminal else { throw .usage(wording.locked) }
    return try KeyQuestion.passphrase(prompt: wording.prompt, wording).unlocked(file)
  }
}
