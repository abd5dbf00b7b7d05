import Foundation
import GRDB

extension Database {
  /// Refuses a store whose key is not the one that its history says: what is sealed to it would be
  /// lost, or open to whoever put it there. `known` was found right before, and spares the look.
  func checkedClinic(_ known: ClinicPublicKey? = nil, path: String) throws -> ClinicPublicKey {
    let clinic = try site().clinic
    guard clinic != known else { return clinic }
    let chained = try chainedClinic()
    guard clinic == chained else {
      throw StoreError.changedKey(path: path, named: clinic.name, chained: chained.name)
    }
    return clinic
  }

  /// Whom the chain says that the store seals to: the last that said so, or the first event of all.
  /// The events that say it begin in the clear with what they are, so none is sealed or opened.
  func chainedClinic() throws -> ClinicPublicKey {
    let beginning = SealedRecord.plainBeginning(of: SiteFormat1.Kind.keyRotated.rawValue)
    let rotated = try Data.fetchOne(
      cachedStatement(
        sql: """
          SELECT sealed FROM event WHERE log = ? AND substr(sealed, 1, ?) = ?
          ORDER BY number DESC LIMIT 1
          """),
      arguments: [LogNumber.site.value, beginning.count, Data(beginning)])
    let said = try rotated ?? Data.fetchOne(self, sql: "SELECT sealed FROM event WHERE seq = 1")
    let record = said.flatMap { SealedRecord(bytes: Array($0)).plainRecord }
    switch record.flatMap({ EventReader().siteEvent($0) }) {
    case .keyMade(let clinic), .keyRotated(let clinic, _): return clinic
    case .migrated, .destroyed, .backupMade, .used, .kept, nil:
      throw StoreError.damagedSite(number: 1)
    }
  }
}
