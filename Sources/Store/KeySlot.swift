import Crypto
import Foundation
import Interview

/// One of the ways to open a key file: what somebody knows, and what it opens.
package struct KeySlot: Hashable, Sendable {
  package let kind: Kind
  let salt: [UInt8]
  let sealed: [UInt8]

  package enum Kind: Hashable, Sendable {
    case passphrase(cost: PINHash.Cost)
    case recovery
  }

  package enum Secret: Hashable, Sendable {
    case passphrase(String)
    case recovery(RecoveryCode)
  }

  init(kind: Kind, salt: [UInt8], sealed: [UInt8]) {
    self.kind = kind
    self.salt = salt
    self.sealed = sealed
  }

  init(_ kind: Kind, secret: String, holding master: LogKey) throws(StoreError) {
    let salt = Scrypt.salt()
    let lock = try Self.lock(kind, secret.precomposedStringWithCanonicalMapping, salt)
    do {
      let sealed = try master.withBytes { bytes in
        try lock.seal(Array(bytes), authenticating: Self.context)
      }
      self.init(kind: kind, salt: salt, sealed: sealed)
    } catch {
      throw .noMemory
    }
  }

  /// Nothing where the secret is another one, or of another kind.
  func master(for secret: Secret) throws(StoreError) -> LogKey? {
    for text in spellings(of: secret) where !text.isEmpty {
      let bytes = try Self.lock(kind, text, salt).open(sealed, authenticating: Self.context)
      if let bytes { return LogKey(copying: bytes) }
    }
    return nil
  }

  /// The same letters come in several forms, by the keyboard and the system. Files that were made
  /// before this was known keep the form that was typed then.
  private func spellings(of secret: Secret) -> [String] {
    switch (kind, secret) {
    case (.passphrase, .passphrase(let passphrase)):
      let composed = passphrase.precomposedStringWithCanonicalMapping
      return composed.utf8.elementsEqual(passphrase.utf8) ? [composed] : [composed, passphrase]
    case (.recovery, .recovery(let code)): return [code.letters]
    case (.passphrase, .recovery), (.recovery, .passphrase): return []
    }
  }

  private static let context = Array("candidacy key slot 1".utf8)

  private static func lock(
    _ kind: Kind, _ secret: String, _ salt: [UInt8]
  ) throws(StoreError) -> LogKey {
    let bytes: [UInt8]
    switch kind {
    case .passphrase(let cost):
      do throws(Scrypt.Fault) {
        bytes = try Scrypt.derive(from: secret, salt: salt, length: LogKey.length, cost: cost)
      } catch {
        throw .noMemory
      }
    // 160 random bits need no slowness.
    case .recovery:
      bytes = HKDF<SHA256>.deriveKey(
        inputKeyMaterial: SymmetricKey(data: Data(secret.utf8)), salt: salt, info: context,
        outputByteCount: LogKey.length
      ).withUnsafeBytes { Array($0) }
    }
    guard let key = LogKey(copying: bytes) else { throw .noMemory }
    return key
  }
}

/// A code of 160 random bits and a check, to be printed and kept in a safe.
package struct RecoveryCode: Hashable, Sendable {
  /// Without letters that look like digits.
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
  private static let randomBytes = 20
  private static let checkLetters = 4

  /// The 32 letters of the code, without its check.
  let letters: String

  package static func random() -> RecoveryCode {
    let bytes = SymmetricKey(size: SymmetricKeySize(bitCount: randomBytes * 8))
      .withUnsafeBytes { Array($0) }
    return RecoveryCode(letters: encoded(bytes))
  }

  private init(letters: String) {
    self.letters = letters
  }

  /// Reads it as somebody types it from paper; nothing where a letter is missing or wrong.
  package init?(_ text: String) {
    let typed = text.uppercased().filter { !$0.isWhitespace && $0 != "-" }
      .map { letter -> Character in
        switch letter {
        case "O": "0"
        case "I", "L": "1"
        case _: letter
        }
      }
    let count = Self.randomBytes * 8 / 5
    guard typed.count == count + Self.checkLetters else { return nil }
    let letters = String(typed.prefix(count))
    guard letters.allSatisfy(Self.alphabet.contains),
      String(typed.suffix(Self.checkLetters)) == Self.check(of: letters)
    else { return nil }
    self.letters = letters
  }

  /// In groups of four, the check last.
  package var shown: String {
    let all = Array(letters + Self.check(of: letters))
    return stride(from: 0, to: all.count, by: 4).map { String(all[$0..<$0 + 4]) }
      .joined(separator: "-")
  }

  private static func check(of letters: String) -> String {
    String(encoded(Array(SHA256.hash(data: Array(letters.utf8)))).prefix(checkLetters))
  }

  /// Five bits a letter; a rest of less is left out.
  private static func encoded(_ bytes: [UInt8]) -> String {
    var letters = ""
    var bits = 0
    var count = 0
    for byte in bytes {
      bits = bits << 8 | Int(byte)
      count += 8
      while count >= 5 {
        count -= 5
        letters.append(alphabet[bits >> count & 31])
      }
      bits &= (1 << count) - 1
    }
    return letters
  }
}
