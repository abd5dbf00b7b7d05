import Crypto
import CryptoExtras
import Foundation
import Interview

/// Keys from what people remember, made slowly so that guessing is slow (RFC 7914).
package enum Scrypt {
  package enum Fault: Error, Hashable, Sendable {
    /// The salt, the length or the cost is not one that this program would have chosen.
    case unusable
    /// There was not enough memory.
    case failed
  }

  package static func derive(
    from secret: String, salt: [UInt8], length: Int, cost: PINHash.Cost
  ) throws(Fault) -> [UInt8] {
    guard !secret.isEmpty, isUsable(salt: salt, cost: cost), 16...64 ~= length,
      let memory = cost.memory
    else { throw .unusable }
    do {
      let key = try KDF.Scrypt.deriveKey(
        from: Array(secret.utf8), salt: salt, outputByteCount: length, rounds: cost.rounds,
        blockSize: cost.blockSize, parallelism: cost.parallelism, maxMemory: memory)
      return key.withUnsafeBytes { Array($0) }
    } catch {
      throw .failed
    }
  }

  /// Whether they are in the bounds of what this program would have chosen.
  static func isUsable(salt: [UInt8], cost: PINHash.Cost) -> Bool {
    8...64 ~= salt.count && cost.memory.map { $0 <= PINHash.Cost.mostMemory } ?? false
      // As the standard limits them.
      && (cost.blockSize > 1 || cost.rounds < 1 << 16)
  }

  /// So many random bytes, for a salt.
  package static func salt() -> [UInt8] {
    SymmetricKey(size: .bits128).withUnsafeBytes { Array($0) }
  }
}

extension PINHash.Cost {
  /// The first of OWASP's settings for scrypt: 128 MiB, and about 0.3 seconds.
  package static let usual = PINHash.Cost(rounds: 1 << 17, blockSize: 8, parallelism: 1)

  package static let mostMemory = 256 << 20

  /// In bytes; nothing where the parameters are out of all bounds.
  package var memory: Int? {
    guard 2...(1 << 21) ~= rounds, rounds & (rounds - 1) == 0, 1...64 ~= blockSize,
      1...16 ~= parallelism
    else { return nil }
    // The working blocks of each lane, and one to mix in, come to those of the table.
    return 128 * blockSize * (rounds + parallelism + 2)
  }
}
