import Foundation
import GRDB

extension Database {
  func archive(digest: String) throws -> [UInt8]? {
    let data = try Data.fetchOne(
      self, sql: "SELECT archive FROM questionnaire WHERE digest = ?", arguments: [digest])
    return data.map { [UInt8]($0) }
  }

  func insert(_ archive: [UInt8], digest: String) throws {
    try execute(
      sql: "INSERT INTO questionnaire(digest, archive) VALUES (?, ?)",
      arguments: [digest, Data(archive)])
  }
}
