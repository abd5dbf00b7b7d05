import Foundation
import GRDB
import Interview

extension ChainPass {
  /// What SQLite itself knows of the file, and whether its tables and guards are this program's.
  mutating func checkFile(_ database: Database) throws {
    try reading("sqlite_schema") { pass in
      for words in try String.fetchAll(database, sql: "PRAGMA integrity_check") where words != "ok"
      {
        try pass.reportUnsound(.structure(words: words))
      }
    }
    try reading("sqlite_schema") { pass in try pass.checkParts(database) }
  }

  private mutating func checkParts(_ database: Database) throws {
    var expected: [String: [String?]] = [:]
    for part in StoreSchema.parts { expected[part.name] = Self.row(of: part) }
    let rows = try Row.fetchAll(
      database, sql: "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid")
    for row in rows {
      let found = (0..<4).map { String.fromDatabaseValue(row[$0]) }
      let name = found[1] ?? ""
      if found == expected[name] {
        expected[name] = nil
      } else if expected[name] == nil, !Self.isOwnIndex(found) {
        try reportUnsound(.foreignPart(name))
      }
    }
    for part in StoreSchema.parts where expected[part.name] != nil {
      try reportUnsound(.missingPart(part.name))
    }
  }

  /// As SQLite keeps it: what it is, its name, its table, and its text.
  private static func row(of part: StoreSchema.Part) -> [String?] {
    let words = part.definition.split { " \n(".contains($0) }
    let isTrigger = words[1] == "TRIGGER"
    let table = isTrigger ? words.firstIndex(of: "ON").map { String(words[$0 + 1]) } : part.name
    return [isTrigger ? "trigger" : "table", part.name, table, part.definition]
  }

  /// SQLite makes them for what has to be unique.
  private static func isOwnIndex(_ row: [String?]) -> Bool {
    guard row[0] == "index", let name = row[1], let table = row[2], row[3] == nil else {
      return false
    }
    return name == "sqlite_autoindex_\(table)_1"
  }
}

// MARK: - Keys, sessions, and the rest

extension ChainPass {
  /// The events that were added meanwhile, and all that is not an event, at one moment.
  mutating func checkRest(_ database: Database) throws {
    while try checkEvents(database) {}
    try endOpenDeed()
    try endRun()
    try endHead()
    if last == 0 { try begin(with: nil) }
    try reading("site") { pass in try pass.checkSite(database) }
    try reading("event") { pass in try pass.checkNumbers(database) }
    try reading("session") { pass in try pass.checkSessions(database) }
    try reading("log_key") { pass in try pass.checkKeys(database) }
    try reading("questionnaire") { pass in try pass.checkArchives(database) }
    try reading("payload") { pass in try pass.checkDocuments(database) }
    try reading("handover") { pass in
      try pass.reportEach(
        database, "SELECT log FROM handover WHERE log NOT IN (SELECT ticket FROM session)"
      ) { .codeWithoutSession(ticket: $0) }
      try pass.checkCodes(database)
    }
    try reading("starts") { pass in
      let fits = try Bool.fetchOne(
        database, sql: "SELECT count(*) = 1 AND min(id) = 1 AND min(count) >= 0 FROM starts")
      if fits != true { try pass.report(.starts) }
    }
  }

  /// Reads the name of the store once, before its first event.
  mutating func readSite(_ database: Database) throws {
    guard site == nil, last == 0 else { return }
    do {
      site = try database.site()
    } catch is StoreError {
      // Told at the end, where the whole table is looked at.
    }
  }

  private mutating func checkSite(_ database: Database) throws {
    let rows = try Int.fetchOne(database, sql: "SELECT count(*) FROM site")
    guard let site, rows == 1 else { return try report(.site) }
    if let clinic, site.clinic != clinic { try report(.publicKey) }
  }

  private mutating func checkNumbers(_ database: Database) throws {
    try reportEach(
      database,
      """
      SELECT log FROM event GROUP BY log
      HAVING count(*) <> max(number) OR min(number) <> 1 OR count(DISTINCT number) <> count(*)
      """
    ) { .gap(ChainFault.Log(LogNumber(value: $0))) }
    try reportEach(database, "SELECT seq FROM event WHERE seq < 1 ORDER BY seq") {
      .noEvent(sequence: $0)
    }
  }

  private mutating func checkSessions(_ database: Database) throws {
    count(sessions: try Int.fetchOne(database, sql: "SELECT count(*) FROM session") ?? 0)
    try reportEach(
      database,
      """
      SELECT ticket FROM session
      WHERE ticket < 1 OR NOT EXISTS (SELECT 1 FROM event WHERE log = ticket)
      """
    ) { .sessionWithoutEvents(ticket: $0) }
    try reportEach(
      database,
      """
      SELECT DISTINCT log FROM event
      WHERE log NOT BETWEEN -2 AND 0 AND log NOT IN (SELECT ticket FROM session)
      """
    ) { .eventsWithoutSession(ticket: $0) }
  }

  private mutating func checkKeys(_ database: Database) throws {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT log_key.log, wrapped, substr(sealed, 1, 35), session.id FROM log_key
        LEFT JOIN event ON event.log = log_key.log AND event.number = 1
        LEFT JOIN session ON session.ticket = log_key.log ORDER BY log_key.log
        """)
    while let row = try rows.next() {
      guard let log = Int.fromDatabaseValue(row[0]), let wrapped = Data.fromDatabaseValue(row[1])
      else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
      let number = LogNumber(value: log)
      let first = Data.fromDatabaseValue(row[2]).map { SealedRecord(bytes: Array($0)) }
      let began = number == .site ? siteKeyDigest : first.map { $0.keyDigest ?? [] }
      if let session = String.fromDatabaseValue(row[3]), destroyed.contains(session) {
        try report(.keyNotDestroyed(ticket: log))
      } else if let expected = rotated[log] ?? began {
        guard expected != WrappedKey(bytes: Array(wrapped)).digest else { continue }
        try report(.keyChanged(ChainFault.Log(number)))
      } else {
        try report(.keyWithoutEvents(ChainFault.Log(number)))
      }
    }
    try checkMissingKeys(database)
  }

  private mutating func checkMissingKeys(_ database: Database) throws {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT DISTINCT event.log, session.id FROM event
        LEFT JOIN session ON session.ticket = event.log
        WHERE event.log NOT IN (SELECT log FROM log_key)
        """)
    while let row = try rows.next() {
      guard let log = Int.fromDatabaseValue(row[0]) else { continue }
      let number = LogNumber(value: log)
      if number == .site, siteKeyDigest == nil { continue }
      if let session = String.fromDatabaseValue(row[1]), destroyed.contains(session) { continue }
      try report(.keyMissing(ChainFault.Log(number)))
    }
  }

  private mutating func checkArchives(_ database: Database) throws {
    let rows = try Row.fetchCursor(database, sql: "SELECT digest, archive FROM questionnaire")
    while let row = try rows.next() {
      guard let digest = String.fromDatabaseValue(row[0]),
        let archive = Data.fromDatabaseValue(row[1])
      else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
      if !archiveFits(digest, Array(archive)) { try report(.archive(digest: digest)) }
    }
  }

  private mutating func checkDocuments(_ database: Database) throws {
    try reportEach(
      database,
      """
      SELECT rowid FROM payload
      WHERE log NOT IN (SELECT ticket FROM session) OR length(name) <> 32
      """
    ) { .documentWithoutSession(row: $0) }
  }

  private mutating func reportEach(
    _ database: Database, _ sql: String, _ fault: (Int) -> ChainFault
  ) throws {
    let numbers = try Int.fetchCursor(database, sql: sql)
    while let number = try numbers.next() { try report(fault(number)) }
  }
}
