import CryptoExtras
import Foundation
import Interview

extension PINHash {
  static let saltLength = 16
  private static let hashLength = 32

  /// The salt is random, and another one for every PIN.
  init(of pin: PIN, salt: [UInt8], cost: Cost = .usual) throws(PINHashFault) {
    self.init(
      salt: salt,
      hash: try Self.scrypt(pin.digits, salt: salt, length: Self.hashLength, cost: cost),
      cost: cost)
  }

  /// Whether this was made of these digits; takes as long for wrong ones as for right ones.
  func check(_ digits: String) throws(PINHashFault) -> Bool {
    let other = try Self.scrypt(digits, salt: salt, length: hash.count, cost: cost)
    return zip(hash, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private static func scrypt(
    _ digits: String, salt: [UInt8], length: Int, cost: Cost
  ) throws(PINHashFault) -> [UInt8] {
    guard !digits.isEmpty, 8...64 ~= salt.count, 16...64 ~= length,
      let memory = cost.memory, memory <= Cost.mostMemory
    else { throw .unusable }
    do {
      let key = try KDF.Scrypt.deriveKey(
        from: Array(digits.utf8), salt: salt, outputByteCount: length, rounds: cost.rounds,
        blockSize: cost.blockSize, parallelism: cost.parallelism, maxMemory: memory)
      return key.withUnsafeBytes { Array($0) }
    } catch {
      throw .failed
    }
  }
}

/// Why a PIN could not be hashed, or not be compared with what is kept of it.
enum PINHashFault: Error, Hashable, Sendable {
  /// The salt, the hash or the cost is not one that this program would have made.
  case unusable
  /// There was not enough memory.
  case failed
}

extension PINHash.Cost {
  /// The first of OWASP's settings for scrypt: 128 MiB, and about 0.3 seconds.
  static let usual = PINHash.Cost(rounds: 1 << 17, blockSize: 8, parallelism: 1)

  static let mostMemory = 256 << 20

  /// In bytes; nothing where the parameters are out of all bounds.
  var memory: Int? {
    guard 2...(1 << 21) ~= rounds, rounds & (rounds - 1) == 0, 1...64 ~= blockSize,
      1...16 ~= parallelism
    else { return nil }
    // The working blocks of each lane, and one to mix in, come to those of the table.
    return 128 * blockSize * (rounds + parallelism + 2)
  }
}
