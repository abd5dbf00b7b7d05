import Crypto
import Foundation

/// What a program needs to seal for the clinic; it opens nothing.
package struct ClinicPublicKey: Hashable, Sendable {
  package static let length = 32

  package let bytes: [UInt8]

  /// Nothing where the bytes are no X25519 key.
  package init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == Self.length else { return nil }
    self.bytes = Array(bytes)
  }

  /// The first bytes of its digest: enough to tell one key from another.
  package var id: [UInt8] { Array(SHA256.hash(data: bytes).prefix(ClinicKeyID.length)) }

  /// As people compare it: sixteen letters and digits.
  package var name: String { ClinicKeyID.name(of: id) }

  var agreement: Curve25519.KeyAgreement.PublicKey {
    get throws { try Curve25519.KeyAgreement.PublicKey(rawRepresentation: bytes) }
  }
}

/// What opens everything that was sealed for the clinic.
package final class ClinicPrivateKey: Sendable {
  package static let length = 32

  package let publicKey: ClinicPublicKey
  private let bytes: LockedBytes

  /// Nothing where the bytes are no X25519 key, or there is no memory.
  package init?(_ bytes: some Collection<UInt8>) {
    do {
      let key = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: Array(bytes))
      guard let publicKey = ClinicPublicKey(Array(key.publicKey.rawRepresentation)),
        let locked = LockedBytes(copying: bytes)
      else { return nil }
      self.publicKey = publicKey
      self.bytes = locked
    } catch {
      return nil
    }
  }

  package static func random() -> ClinicPrivateKey? {
    ClinicPrivateKey(Array(Curve25519.KeyAgreement.PrivateKey().rawRepresentation))
  }

  package func withBytes<Value>(
    _ body: (UnsafeRawBufferPointer) throws -> Value
  ) rethrows -> Value {
    try bytes.withBytes(body)
  }

  var agreement: Curve25519.KeyAgreement.PrivateKey {
    get throws {
      try bytes.withBytes { try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: $0) }
    }
  }
}

enum ClinicKeyID {
  static let length = 8

  static func name(of id: [UInt8]) -> String { id.hexadecimal }
}

extension Sequence<UInt8> {
  /// Two lower-case digits a byte.
  package var hexadecimal: String {
    map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
