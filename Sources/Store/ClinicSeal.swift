import Crypto
import Foundation

/// Bytes that only the clinic's private key opens: HPKE (RFC 9180) with X25519, HKDF-SHA256 and
/// AES-256-GCM, behind a version and the id of the key.
package enum ClinicSeal {
  private static let version: UInt8 = 1
  private static let encapsulatedLength = 32
  private static let suite = HPKE.Ciphersuite(
    kem: .Curve25519_HKDF_SHA256, kdf: .HKDF_SHA256, aead: .AES_GCM_256)

  /// `purpose` and `data` have to be the same at opening.
  package static func seal(
    _ plaintext: UnsafeRawBufferPointer, to key: ClinicPublicKey, purpose: String, data: [UInt8]
  ) throws -> [UInt8] {
    var sender = try HPKE.Sender(
      recipientKey: key.agreement, ciphersuite: suite, info: Data(purpose.utf8))
    let sealed = try sender.seal(plaintext, authenticating: data)
    return [version] + key.id + Array(sender.encapsulatedKey) + Array(sealed)
  }

  /// Nothing where it was sealed to another key, for another purpose or with other data.
  package static func open(
    _ sealed: [UInt8], with key: ClinicPrivateKey, purpose: String, data: [UInt8]
  ) -> [UInt8]? {
    let start = 1 + ClinicKeyID.length
    guard sealed.first == version, sealed.count > start + encapsulatedLength,
      keyID(of: sealed) == key.publicKey.id
    else { return nil }
    let encapsulated = sealed[start..<start + encapsulatedLength]
    do {
      var recipient = try HPKE.Recipient(
        privateKey: key.agreement, ciphersuite: suite, info: Data(purpose.utf8),
        encapsulatedKey: Data(encapsulated))
      return Array(
        try recipient.open(
          Data(sealed[(start + encapsulatedLength)...]), authenticating: data))
    } catch {
      return nil
    }
  }

  /// Of the key that it was sealed to.
  package static func keyID(of sealed: [UInt8]) -> [UInt8] {
    Array(sealed.dropFirst().prefix(ClinicKeyID.length))
  }
}
