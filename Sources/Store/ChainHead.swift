import GRDB

/// Where a chain ends: how many events it has, and the first of the hash of the last one.
///
/// Kept away from the computer, it tells later whether the same chain was only gone on with.
package struct ChainHead: Hashable, Sendable {
  package let count: Int
  /// Lower-case hexadecimal digits.
  package let hash: String

  static let digits = 16

  init(count: Int, hash: [UInt8]) {
    self.count = count
    self.hash = hash.prefix(Self.digits / 2).hexadecimal
  }

  /// As it is written down: `1204-9f3a41c0de77b2e8`.
  package var text: String { "\(count)-\(hash)" }

  /// Nothing where the text is no head; capital letters are the same.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let digits = parts.first, !digits.isEmpty,
      digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let count = Int(digits)
    else { return nil }
    let hash = parts[1].lowercased()
    guard hash.utf8.count == Self.digits,
      hash.utf8.allSatisfy({ 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 })
    else { return nil }
    self.count = count
    self.hash = hash
  }
}

extension SQLiteEventStore {
  /// Where the chain ends now; needs no key.
  package func head() throws(StoreError) -> ChainHead {
    try connection.read { try $0.head() }
  }
}

extension Database {
  func head() throws -> ChainHead {
    let end = try chainEnd(of: try site())
    return ChainHead(count: end.sequence, hash: end.hash)
  }
}
