import Foundation
import GRDB
import Interview

/// Whether every event is linked to the one before it, and every log to its key; needs no key.
struct ChainLinks {
  private(set) var faults: [String] = []
  /// Sessions whose keys are gone, as the chain says too.
  private(set) var destroyed: Set<String> = []

  init(_ database: Database, _ site: Site) throws {
    let sessions = try Self.sessions(database)
    let reader = EventReader()
    var previous = EventHeader.beginning(of: site.store)
    var sequence = 0
    /// What the chain remembers of the key of each log.
    var digests: [Int: [UInt8]] = [:]
    let rows = try Row.fetchCursor(database, sql: "\(Database.selectingRows) ORDER BY event.seq")
    while let row = try rows.next() {
      sequence += 1
      guard let sealed = SealedRow(row, in: site), sealed.sequence == sequence,
        sealed.previous == previous
      else {
        faults.append("Event \(sequence) is missing or stands in another place.")
        return
      }
      let header = sealed.header(session: sessions[sealed.log.value] ?? "")
      guard header.hash(sealed: sealed.sealed.bytes) == sealed.hash else {
        faults.append("Event \(sequence) was changed.")
        return
      }
      previous = sealed.hash
      if let digest = sealed.sealed.keyDigest { digests[sealed.log.value] = digest }
      guard sealed.log == .site, sealed.sealed.manner == .plain,
        let record = sealed.sealed.record(with: nil, under: header),
        let event = reader.siteEvent(record)
      else { continue }
      switch event {
      case .destroyed(let session): destroyed.insert(session.text)
      case .keyRotated(_, let keys):
        for key in keys { digests[key.log] = key.digest }
      case .keyMade, .migrated, .used: break
      }
    }
    try checkKeys(database, digests, sessions)
  }

  private mutating func checkKeys(
    _ database: Database, _ digests: [Int: [UInt8]], _ sessions: [Int: String]
  ) throws {
    for (log, digest) in digests.sorted(by: { $0.key < $1.key }) {
      let key = try database.wrappedKey(of: LogNumber(value: log))
      let isDestroyed = sessions[log].map(destroyed.contains) ?? false
      switch (key, isDestroyed) {
      case (nil, true): break
      case (nil, false): faults.append("The key of log \(log) is missing.")
      case (_?, true): faults.append("The key of log \(log) is there although it was destroyed.")
      case (let key?, false):
        if key.digest != digest { faults.append("The key of log \(log) was changed.") }
      }
    }
  }

  private static func sessions(_ database: Database) throws -> [Int: String] {
    var sessions: [Int: String] = [:]
    let rows = try Row.fetchCursor(database, sql: "SELECT ticket, id FROM session")
    while let row = try rows.next() {
      guard let ticket = Int.fromDatabaseValue(row[0]), let id = String.fromDatabaseValue(row[1])
      else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
      sessions[ticket] = id
    }
    return sessions
  }
}
