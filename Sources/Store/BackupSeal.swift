import Crypto
import Foundation

/// Seals a backup in chunks, each bound to all that stands before them, to its place, and to
/// whether it is the last: nothing can be changed, moved, left out or cut off.
struct BackupSeal {
  static let magic = Array("CNDYBKUP".utf8)
  static let version: UInt8 = 1
  static let chunkLength = 1 << 16
  static let tagLength = 16
  static let digestLength = 32
  /// Marks the last chunk in the length in front of it.
  static let lastMark: UInt32 = 1 << 31
  private static let purpose = "candidacy backup 1"

  private let key: LogKey
  private let context: [UInt8]

  /// `preamble` is all that stands before the chunks.
  init(_ key: LogKey, preamble: [UInt8]) {
    self.key = key
    context = Array(Self.purpose.utf8) + Array(SHA256.hash(data: preamble))
  }

  func seal(_ chunk: [UInt8], place: Int, isLast: Bool) throws -> [UInt8] {
    try key.withBytes { bytes in
      let box = try AES.GCM.seal(
        chunk, using: SymmetricKey(data: bytes), nonce: try Self.nonce(place, isLast),
        authenticating: data(place, isLast))
      return Array(box.ciphertext) + Array(box.tag)
    }
  }

  /// Nothing where it was changed or stood elsewhere.
  func open(_ sealed: [UInt8], place: Int, isLast: Bool) -> [UInt8]? {
    guard sealed.count >= Self.tagLength else { return nil }
    return key.withBytes { bytes in
      do {
        let box = try AES.GCM.SealedBox(
          nonce: try Self.nonce(place, isLast), ciphertext: sealed.dropLast(Self.tagLength),
          tag: sealed.suffix(Self.tagLength))
        return Array(
          try AES.GCM.open(
            box, using: SymmetricKey(data: bytes), authenticating: data(place, isLast)))
      } catch {
        return nil
      }
    }
  }

  private func data(_ place: Int, _ isLast: Bool) -> [UInt8] {
    context + EventHeader.bytes(of: Int64(place)) + [isLast ? 1 : 0]
  }

  /// Never twice under one key, which is new for every backup.
  private static func nonce(_ place: Int, _ isLast: Bool) throws -> AES.GCM.Nonce {
    try AES.GCM.Nonce(data: [0, 0, 0] + EventHeader.bytes(of: Int64(place)) + [isLast ? 1 : 0])
  }
}

extension BackupSeal {
  /// Magic, version, and the header behind its length.
  static func opening(of header: [UInt8]) -> [UInt8] {
    magic + [version] + bytes(of: UInt32(header.count)) + header
  }

  static func wrap(
    _ key: LogKey, to clinic: ClinicPublicKey, opening: [UInt8]
  ) throws -> [UInt8] {
    try key.withBytes { bytes in
      try ClinicSeal.seal(
        bytes, to: clinic, purpose: purpose, data: Array(SHA256.hash(data: opening)))
    }
  }

  static func unwrap(
    _ wrapped: [UInt8], with key: ClinicPrivateKey, opening: [UInt8]
  ) -> LogKey? {
    ClinicSeal.open(
      wrapped, with: key, purpose: purpose, data: Array(SHA256.hash(data: opening))
    ).flatMap { LogKey(copying: $0) }
  }

  static func bytes(of number: UInt32) -> [UInt8] {
    stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  static func number(of bytes: some Collection<UInt8>) -> UInt32 {
    bytes.reduce(0) { $0 << 8 | UInt32($1) }
  }
}

enum BackupDigest {
  static func sha256(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }
}
