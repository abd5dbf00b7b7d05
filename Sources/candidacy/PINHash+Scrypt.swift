import Interview
import Store

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
    do throws(Scrypt.Fault) {
      return try Scrypt.derive(from: digits, salt: salt, length: length, cost: cost)
    } catch {
      switch error {
      case .unusable: throw .unusable
      case .failed: throw .failed
      }
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
