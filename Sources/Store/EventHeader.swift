import Crypto
import Interview

/// What everybody may read of a stored event, and what its seal and its hash are bound to.
struct EventHeader: Hashable, Sendable {
  /// Of the store, so that an event fits into no other one.
  let store: [UInt8]
  /// The place in the whole store, counted from 1.
  let sequence: Int
  let log: LogNumber
  /// Empty where the log is not a session's.
  let session: String
  /// The place in its log, counted from 1.
  let number: Int
  let at: Int64
  /// The hash of the event before, or of the store's beginning.
  let previous: [UInt8]

  static let hashLength = 32
  private static let format = Array("candidacy event 1".utf8)

  /// Every part behind its length or of a fixed one, so that no two headers are written alike.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(160)
    bytes += Self.format
    bytes += store
    bytes += Self.bytes(of: Int64(sequence))
    bytes += Self.bytes(of: Int64(log.value))
    bytes += [log.kind.rawValue]
    bytes += Self.bytes(of: Int64(session.utf8.count))
    bytes += Array(session.utf8)
    bytes += Self.bytes(of: Int64(number))
    bytes += Self.bytes(of: at)
    bytes += previous
    return bytes
  }

  /// The link of the chain: covers what is written, so that no key is needed to verify it.
  func hash(sealed: [UInt8]) -> [UInt8] {
    var hash = SHA256()
    hash.update(data: bytes)
    hash.update(data: sealed)
    return Array(hash.finalize())
  }

  /// What the first event of a store is linked to.
  static func beginning(of store: [UInt8]) -> [UInt8] {
    Array(SHA256.hash(data: Array("candidacy chain 1".utf8) + store))
  }

  static func bytes(of number: Int64) -> [UInt8] {
    stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}

/// A log as the store numbers it: the ticket of a session, or one of the clinic's own logs.
struct LogNumber: Hashable, Sendable {
  let value: Int

  static let staff = LogNumber(value: 0)
  static let delivery = LogNumber(value: -1)
  static let site = LogNumber(value: -2)

  static func session(ticket: Int) -> LogNumber { LogNumber(value: ticket) }

  /// What kind of log it is, as it is written: all that is said about an event in the clear.
  enum Kind: UInt8, CaseIterable, Sendable {
    case session = 1
    case staff = 2
    case delivery = 3
    case site = 4
  }

  var kind: Kind {
    switch value {
    case 0: .staff
    case -1: .delivery
    case -2: .site
    case _: .session
    }
  }
}
