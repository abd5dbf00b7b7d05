import Foundation
import Interview
import TestSupplies
import Testing

@testable import Store

@Suite("The file with the clinic's key")
struct KeyFileTests {
  static let cheap = PINHash.Cost(rounds: 2, blockSize: 1, parallelism: 1)
  static let passphrase = "correct horse battery"

  let folder: TemporaryFolder
  let path: String
  let identity: ClinicIdentity

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("store.key")
    let keys = try (1...2).map { _ in try #require(ClinicPrivateKey.random()) }
    identity = ClinicIdentity(present: keys[0], former: [keys[1]])
  }

  private func locked(_ code: RecoveryCode = .random()) throws -> KeyFile {
    try KeyFile.locked(
      identity, passphrase: Self.passphrase, recovery: code, cost: Self.cheap)
  }

  @Test("Comes back as it was written, open and locked, for its owner alone")
  func written() throws {
    for file in [KeyFile.open(identity), try locked()] {
      try file.write(at: path)
      #expect(try KeyFile(at: path) == file)
      #expect(try permissions(of: path) == 0o600)
      #expect(try folder.names() == ["store.key"])
    }
  }

  @Test("Opens with the passphrase or the recovery code, to the same keys")
  func opens() throws {
    let code = RecoveryCode.random()
    let file = try locked(code)
    for secret in [KeySlot.Secret.passphrase(Self.passphrase), .recovery(code)] {
      #expect(try file.unlocked(by: secret).identity.secrets == identity.secrets)
    }
    #expect(file.clinic == identity.present.publicKey)
  }

  @Test("Stays closed to anything else")
  func staysClosed() throws {
    let file = try locked()
    for secret in [
      KeySlot.Secret.passphrase("correct horse batterY"), .passphrase(""), .passphrase("x"),
      .recovery(.random()),
    ] {
      #expect(throws: StoreError.wrongSecret) { try file.unlocked(by: secret) }
    }
    #expect(throws: StoreError.locked) { try file.openIdentity() }
  }

  @Test("A locked file holds no private key, in no spelling")
  func sealed() throws {
    let file = try locked()
    let text = String(decoding: try file.encoded(), as: UTF8.self)
    for secret in identity.secrets {
      #expect(!text.contains(Data(secret).base64EncodedString()))
      #expect(!text.contains(secret.hexadecimal))
    }
    #expect(!text.contains(Self.passphrase))
  }

  @Test("The same slots hold another identity after a rotation")
  func holding() throws {
    let code = RecoveryCode.random()
    let file = try locked(code)
    let unlocked = try file.unlocked(by: .recovery(code))
    let next = ClinicIdentity(present: try #require(.random()), former: identity.keys)
    let changed = try file.holding(next, unlocked: unlocked)
    #expect(
      try changed.unlocked(by: .passphrase(Self.passphrase)).identity.secrets == next.secrets)
    #expect(throws: StoreError.locked) { try file.holding(next, unlocked: nil) }
  }

  @Test("A file that others may read is refused")
  func exposed() throws {
    try KeyFile.open(identity).write(at: path)
    for rights in [0o640, 0o604, 0o620] {
      try setPermissions(rights, of: path)
      #expect(throws: StoreError.keyFileExposed(path: path)) { try KeyFile(at: path) }
    }
  }

  @Test("A missing and a damaged file are told apart")
  func damaged() throws {
    #expect(throws: StoreError.noKeyFile(path: path)) { try KeyFile(at: path) }
    let good = String(decoding: try KeyFile.open(identity).encoded(), as: UTF8.self)
    for text in [
      "", "{}", "nonsense", String(good.dropLast(20)),
      good.replacingOccurrences(of: "keys 1", with: "keys 2"),
      good.replacingOccurrences(of: "privateKeys", with: "sealed"),
    ] {
      try write(Array(text.utf8), to: path)
      try setPermissions(0o600, of: path)
      #expect(throws: StoreError.keyFileDamaged) { try KeyFile(at: path) }
    }
  }

  @Test("A public key that is not that of the private key is refused")
  func mismatch() throws {
    let other = try #require(ClinicPrivateKey.random())
    let file = KeyFile(clinic: other.publicKey, keeping: .open(identity.secrets))
    #expect(throws: StoreError.keyFileDamaged) { try file.openIdentity() }
  }
}

@Suite("A recovery code")
struct RecoveryCodeTests {
  @Test("Is read as it was shown, however it is typed")
  func typed() throws {
    for _ in 0..<50 {
      let code = RecoveryCode.random()
      let shown = code.shown
      #expect(shown.count == 44)
      #expect(RecoveryCode(shown) == code)
      #expect(RecoveryCode(shown.lowercased().replacingOccurrences(of: "-", with: " ")) == code)
      #expect(
        RecoveryCode(
          shown.replacingOccurrences(of: "0", with: "O").replacingOccurrences(of: "1", with: "l"))
          == code)
    }
  }

  @Test("One wrong, missing or added letter is found")
  func mistyped() {
    let code = RecoveryCode.random()
    let letters = Array(code.shown)
    var accepted = 0
    for place in letters.indices where letters[place] != "-" {
      var changed = letters
      changed[place] = letters[place] == "7" ? "8" : "7"
      if RecoveryCode(String(changed)) != nil { accepted += 1 }
    }
    #expect(accepted == 0)
    #expect(RecoveryCode(String(letters.dropLast())) == nil)
    #expect(RecoveryCode(code.shown + "7") == nil)
    #expect(RecoveryCode("") == nil)
    #expect(RecoveryCode(code.shown.replacingOccurrences(of: "-", with: "U")) == nil)
  }
}
