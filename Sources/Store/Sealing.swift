import Foundation
import GRDB
import Interview

/// Takes over a store of version 3, in which everything was readable, into the chain.
struct Sealing {
  private let database: Database
  private let found: Int
  private let time: Timestamp

  init(_ database: Database, from found: Int, at time: Timestamp) {
    self.database = database
    self.found = found
    self.time = time
  }

  /// What is readable is overwritten when its tables go, because secure_delete is on.
  func carryOut(for clinic: ClinicPublicKey) throws {
    try setAside()
    for part in StoreSchema.version4 where !Self.stays(part.name) {
      try database.execute(sql: part.definition)
    }
    try database.beginSite(for: clinic, at: time)
    try database.appendPlain([.migrated(from: found)], at: time)
    let keyring = Keyring()
    try sealSessions(with: keyring)
    try sealLog("staff", .staff, .staff, with: keyring)
    try sealLog("delivery", .delivery, .delivery, with: keyring)
    try sealPayloads(with: keyring)
    for table in Self.readable { try database.execute(sql: "DROP TABLE plain_\(table)") }
  }
}

extension Sealing {
  private static let readable = ["event", "staff", "delivery", "payload"]

  private static func stays(_ name: String) -> Bool {
    ["starts", "session", "questionnaire"].contains { name == $0 || name.hasPrefix("\($0)_") }
  }

  /// Renaming would keep the guards under their old names.
  private func setAside() throws {
    let guards = try Row.fetchAll(
      database,
      sql: """
        SELECT type, name FROM sqlite_schema WHERE type IN ('trigger', 'index')
        AND sql IS NOT NULL AND tbl_name IN ('event', 'staff', 'delivery', 'payload')
        """)
    for row in guards {
      guard let type = String.fromDatabaseValue(row[0]), let name = String.fromDatabaseValue(row[1])
      else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
      try database.execute(sql: "DROP \(type) \(name)")
    }
    for table in Self.readable {
      try database.execute(sql: "ALTER TABLE \(table) RENAME TO plain_\(table)")
    }
  }

  /// In the order in which they were stored.
  private func sealSessions(with keyring: Keyring) throws {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT kind, schema, CAST(payload AS BLOB), at, ticket, number, id
        FROM plain_event JOIN session USING (ticket) ORDER BY seq
        """)
    while let row = try rows.next() {
      guard let ticket = Int.fromDatabaseValue(row[4]), let number = Int.fromDatabaseValue(row[5]),
        let id = String.fromDatabaseValue(row[6])
      else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
      try seal(
        row, number: number, in: .session(Session.ID(id)), .session(ticket: ticket), with: keyring)
    }
  }

  private func sealLog(
    _ table: String, _ log: EventLog, _ number: LogNumber, with keyring: Keyring
  ) throws {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT kind, schema, CAST(payload AS BLOB), at, number FROM plain_\(table) ORDER BY number
        """)
    while let row = try rows.next() {
      guard let place = Int.fromDatabaseValue(row[4]) else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT)
      }
      try seal(row, number: place, in: log, number, with: keyring)
    }
  }

  /// Byte for byte: what could not be read before is not lost here.
  private func seal(
    _ row: Row, number: Int, in log: EventLog, _ logNumber: LogNumber, with keyring: Keyring
  ) throws {
    guard let kind = String.fromDatabaseValue(row[0]), let schema = Int.fromDatabaseValue(row[1]),
      let payload = Data.fromDatabaseValue(row[2]), let at = Int64.fromDatabaseValue(row[3])
    else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    let (open, newKey) = try database.logToWrite(log, logNumber, with: keyring)
    try database.append(
      [EventRecord.bytes(kind: kind, schema: schema, payload: Array(payload))], to: open,
      after: number - 1, at: Timestamp(milliseconds: at), newKey: newKey)
  }

  /// Each under the key of the session that it tells of; one that no letter names is of no use.
  private func sealPayloads(with keyring: Keyring) throws {
    guard
      let log = try database.logToRead(.delivery, .delivery, with: keyring)
    else { return }
    for stored in try database.deliveries(log, after: 0, with: keyring) {
      guard case .queued(let letter) = stored.event,
        let ticket = try database.ticket(of: letter.session),
        let bytes = try Data.fetchOne(
          database, sql: "SELECT bytes FROM plain_payload WHERE digest = ?",
          arguments: [letter.digest])
      else { continue }
      let number = LogNumber.session(ticket: ticket)
      guard let session = try database.logToRead(.session(letter.session), number, with: keyring),
        try database.payload(digest: letter.digest, of: session) == nil
      else { continue }
      try database.insert(payload: Array(bytes), digest: letter.digest, of: session)
    }
  }
}
