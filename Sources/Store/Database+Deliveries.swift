import Foundation
import GRDB
import Interview

extension Database {
  /// What was kept under the digest for the session of `log`.
  func payload(digest: String, of log: OpenLog) throws -> [UInt8]? {
    let sealed = try Data.fetchOne(
      self, sql: "SELECT sealed FROM payload WHERE name = ?",
      arguments: [Data(log.key.name(of: digest))])
    guard let sealed else { return nil }
    let context = Self.payloadContext(digest, of: log)
    guard let bytes = log.key.open(sealed, authenticating: context) else {
      throw StoreError.damagedPayload(digest: digest)
    }
    return bytes
  }

  func insert(payload: [UInt8], digest: String, of log: OpenLog) throws {
    let sealed = try log.key.seal(payload, authenticating: Self.payloadContext(digest, of: log))
    try execute(
      sql: "INSERT INTO payload(name, log, sealed) VALUES (?, ?, ?)",
      arguments: [Data(log.key.name(of: digest)), log.number.value, Data(sealed)])
  }

  private static func payloadContext(_ digest: String, of log: OpenLog) -> [UInt8] {
    Array("candidacy payload 1".utf8) + log.name.bytes + [0] + Array(digest.utf8)
  }
}
