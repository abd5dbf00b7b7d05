/// Somebody who works at the desk.
package struct StaffMember: Hashable, Sendable {
  package typealias ID = Identifier<StaffMember>

  package let id: ID
  package let name: String
  package let pin: PINHash
  package let standing: Standing
  /// PINs that were tried since the last right one.
  package let misses: Int
  package let lastTry: Timestamp?

  package enum Standing: Hashable, Sendable {
    case active
    /// Disabled by an administrator.
    case disabled
  }
}

/// What is kept of a PIN: enough to check one, not enough to read it.
package struct PINHash: Hashable, Sendable {
  package let salt: [UInt8]
  package let hash: [UInt8]
  /// The cost of scrypt as it was when this was made.
  package let cost: Cost

  package init(salt: [UInt8], hash: [UInt8], cost: Cost) {
    self.salt = salt
    self.hash = hash
    self.cost = cost
  }

  /// The parameters N, r and p of RFC 7914.
  package struct Cost: Hashable, Sendable {
    package let rounds: Int
    package let blockSize: Int
    package let parallelism: Int

    package init(rounds: Int, blockSize: Int, parallelism: Int) {
      self.rounds = rounds
      self.blockSize = blockSize
      self.parallelism = parallelism
    }
  }
}
