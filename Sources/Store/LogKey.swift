import Crypto
import Foundation

/// The key that one log is sealed with: 256 random bits, kept in locked memory.
final class LogKey: Sendable {
  static let length = 32

  private let bytes: LockedBytes

  private init(_ bytes: LockedBytes) {
    self.bytes = bytes
  }

  /// Nothing where there is no memory.
  static func random() -> LogKey? {
    SymmetricKey(size: .bits256).withUnsafeBytes { LogKey(copying: $0) }
  }

  convenience init?(copying bytes: some Collection<UInt8>) {
    guard bytes.count == Self.length, let locked = LockedBytes(copying: bytes) else { return nil }
    self.init(locked)
  }

  /// With a random nonce in front and the tag behind.
  func seal(_ plaintext: [UInt8], authenticating data: [UInt8]) throws -> [UInt8] {
    try withKey { key in
      let box = try AES.GCM.seal(plaintext, using: key, authenticating: data)
      return Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
    }
  }

  /// Nothing where the bytes were not sealed with this key, or with other data.
  func open(_ sealed: some Collection<UInt8>, authenticating data: [UInt8]) -> [UInt8]? {
    withKey { key in
      do {
        let box = try AES.GCM.SealedBox(combined: Array(sealed))
        return Array(try AES.GCM.open(box, using: key, authenticating: data))
      } catch {
        return nil
      }
    }
  }

  /// A name that tells nothing of `text` to whoever lacks the key.
  func name(of text: String) -> [UInt8] {
    withKey { Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: $0)) }
  }

  func withBytes<Value>(_ body: (UnsafeRawBufferPointer) throws -> Value) rethrows -> Value {
    try bytes.withBytes(body)
  }

  private func withKey<Value>(_ body: (SymmetricKey) throws -> Value) rethrows -> Value {
    try bytes.withBytes { try body(SymmetricKey(data: $0)) }
  }
}
