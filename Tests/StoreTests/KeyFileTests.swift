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
      #expect(throws: StoreError.keyFileDamaged(path: path)) { try KeyFile(at: path) }
    }
  }

  @Test("More than eight slots, or one that takes long to try, are refused unread")
  func bounded() throws {
    let file = try locked()
    guard case .locked(let sealed, let slots) = file.keeping else { return }
    func holding(_ slots: [KeySlot]) throws -> [UInt8] {
      try KeyFile(clinic: file.clinic, keeping: .locked(sealed: sealed, slots: slots)).encoded()
    }
    let eight = try holding(Array(repeating: slots[0], count: 8))
    #expect(try KeyFile(decoding: eight).isLocked)
    let costs = [
      PINHash.Cost(rounds: 2, blockSize: 1, parallelism: 2),
      PINHash.Cost(rounds: 1 << 20, blockSize: 8, parallelism: 1),
      PINHash.Cost(rounds: 3, blockSize: 1, parallelism: 1),
    ]
    let slow = costs.map { cost in
      [KeySlot(kind: .passphrase(cost: cost), salt: slots[0].salt, sealed: slots[0].sealed)]
    }
    for slots in slow + [Array(repeating: slots[0], count: 9)] {
      #expect(throws: StoreError.keyFileDamaged(path: nil)) {
        try KeyFile(decoding: holding(slots))
      }
    }
  }

  @Test("A passphrase opens in whatever form its letters come, also where an older one was kept")
  func spellings() throws {
    let composed = "cinco ni\u{F1}os y un caf\u{E9}"
    let apart = "cinco nin\u{303}os y un cafe\u{301}"
    for (kept, typed) in [(composed, apart), (apart, composed), (apart, apart)] {
      let file = try KeyFile.locked(
        identity, passphrase: kept, recovery: .random(), cost: Self.cheap)
      #expect(try file.unlocked(by: .passphrase(typed)).identity.secrets == identity.secrets)
    }
    // As files were made before: with the letters as they were typed.
    let master = try #require(LogKey.random())
    let salt = Scrypt.salt()
    let key = try #require(
      LogKey(
        copying: Scrypt.derive(
          from: apart, salt: salt, length: LogKey.length, cost: Self.cheap)))
    let old = KeySlot(
      kind: .passphrase(cost: Self.cheap), salt: salt,
      sealed: try master.withBytes {
        try key.seal(Array($0), authenticating: Array("candidacy key slot 1".utf8))
      })
    #expect(try old.master(for: .passphrase(apart)) != nil)
    #expect(try old.master(for: .passphrase(composed)) == nil)
  }

  @Test("Only one program at a time changes the file, and a lock leads nowhere else")
  func lock() throws {
    try KeyFile.open(identity).write(at: path)
    do {
      let held = try KeyFileLock(of: path)
      #expect(throws: StoreError.keyFileInUse) { try KeyFileLock(of: path) }
      withExtendedLifetime(held) {}
    }
    _ = try KeyFileLock(of: path)
    #expect(try folder.names() == ["store.key", "store.key.lock"])
    #expect(try permissions(of: "\(path).lock") == 0o600)
    try FileManager.default.removeItem(atPath: "\(path).lock")
    try FileManager.default.createSymbolicLink(
      atPath: "\(path).lock", withDestinationPath: folder.path("elsewhere"))
    #expect(throws: StoreError.self) { try KeyFileLock(of: path) }
    #expect(!(try folder.names().contains("elsewhere")))
  }

  @Test("Says whether it is the key that a store seals to, as far as that can be known")
  func fit() throws {
    let former = identity.keys[1].publicKey
    let other = try #require(ClinicPrivateKey.random()).publicKey
    let open = KeyFile.open(identity)
    let locked = try locked()
    #expect(try open.fit(to: nil, opened: nil) == .present)
    for file in [open, locked] {
      #expect(try file.fit(to: identity.present.publicKey, opened: nil) == .present)
    }
    #expect(try open.fit(to: former, opened: nil) == .former(former))
    #expect(try open.fit(to: other, opened: nil) == .foreign(other))
    #expect(try locked.fit(to: former, opened: nil) == .unsure(former))
    #expect(try locked.fit(to: former, opened: identity) == .former(former))
    #expect(try locked.fit(to: other, opened: identity) == .foreign(other))
  }

  @Test("A public key that is not that of the private key is refused")
  func mismatch() throws {
    let other = try #require(ClinicPrivateKey.random())
    let file = KeyFile(clinic: other.publicKey, keeping: .open(identity.secrets))
    #expect(throws: StoreError.keyFileDamaged(path: nil)) { try file.openIdentity() }
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
