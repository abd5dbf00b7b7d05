import Foundation
import GRDB
import Interview

/// What a file of a store holds, and whether it is sound; nothing in it is changed.
package struct StoreInspection: Hashable, Sendable {
  /// Of its format.
  package let version: Int
  /// Its name; empty where its format had none.
  package let store: [UInt8]
  package let clinic: ClinicPublicKey?
  package let head: ChainHead
  package let sessions: Int
  /// Of these, the ones whose keys were destroyed.
  package let destroyed: Int
  package let lastEventAt: Timestamp?
  package let lastBackupAt: Timestamp?
  /// In sentences; a store without any is sound.
  package let faults: [String]
  /// What the clinic's key opened, where it was at hand.
  package let opening: Opening?

  package struct Opening: Hashable, Sendable {
    package let readable: Int
    /// Tickets of sessions that cannot be read.
    package let unreadable: [Int]
    /// Tickets of sessions whose questionnaire is missing.
    package let unasked: [Int]

    package var isWhole: Bool { unreadable.isEmpty && unasked.isEmpty }
  }

  package var isSound: Bool { faults.isEmpty && opening?.isWhole ?? true }
}

extension StoreInspection {
  /// Reads all of the file at `path`, whatever its version; opens every session where there is a
  /// key.
  package init(
    of path: String, opening identity: ClinicIdentity? = nil,
    archiveFits: @escaping ChainCheck.ArchiveRule = ChainCheck.anyArchive
  ) throws(StoreError) {
    guard access(path, F_OK) == 0 else {
      throw .cannotOpen(path: path, reason: String(cString: strerror(errno)))
    }
    do {
      let queue = try DatabaseQueue(path: path, configuration: Self.configuration(path))
      let chain = try Self.chainFaults(path, queue, archiveFits)
      self = try queue.read { try StoreInspection($0, path: path, identity, chain) }
      try queue.close()
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Whether the file at `path` begins as a store does.
  package static func isDatabase(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    let magic = Array("SQLite format 3\u{0}".utf8)
    var bytes = [UInt8](repeating: 0, count: magic.count)
    return read(descriptor, &bytes, bytes.count) == bytes.count && bytes == magic
  }

  /// How many faults are told; a store with more is no better known by them.
  private static let mostFaults = 20

  /// Of the chain and the questionnaires, which need no key.
  private static func chainFaults(
    _ path: String, _ queue: DatabaseQueue, _ archiveFits: @escaping ChainCheck.ArchiveRule
  ) throws -> [String] {
    let version = try queue.read { try StoreSchema.foundVersion(of: $0) }
    guard version >= StoreSchema.sealedSince else { return [] }
    do {
      var sentences: [String] = []
      _ = try ChainCheck(at: path).run(archiveFits: archiveFits) { fault in
        if sentences.count < mostFaults { sentences.append(fault.sentence) }
      }
      return sentences
    } catch let refusal as ChainRefusal {
      guard case .store(let error) = refusal else { return [refusal.sentence] }
      throw error
    }
  }

  private static func configuration(_ path: String) -> Configuration {
    var configuration = Configuration()
    // A file that may be written is opened so, because a journal may have to be rolled back.
    configuration.readonly = access(path, W_OK) != 0
    let wait = BusyWait(patience: .seconds(10))
    configuration.busyMode = .callback { wait.waits(before: $0) }
    configuration.prepareDatabase { database in
      try StoreSettings.keepingJournal(of: database) {
        try StoreSchema.checkIdentity(of: database, path: path)
      }
      try database.execute(sql: "PRAGMA trusted_schema = OFF")
      try database.execute(sql: "PRAGMA cell_size_check = ON")
    }
    return configuration
  }

  private init(
    _ database: Database, path: String, _ identity: ClinicIdentity?, _ chain: [String]
  ) throws {
    let version = try StoreSchema.foundVersion(of: database)
    try StoreSchema.checkParts(of: version, in: database, path: path)
    let integrity = try String.fetchAll(database, sql: "PRAGMA integrity_check")
    let faults =
      integrity == ["ok"] ? [] : ["SQLite finds the file damaged (\(integrity.count) places)."]
    sessions = try Int.fetchOne(database, sql: "SELECT count(*) FROM session") ?? 0
    self.version = version
    guard version >= StoreSchema.sealedSince else {
      store = []
      clinic = nil
      head = ChainHead(count: try Self.plainCount(database, version), hash: Self.noHash)
      destroyed = 0
      lastEventAt = try Self.lastTime(database)
      lastBackupAt = nil
      self.faults = faults
      opening = nil
      return
    }
    let site = try database.site()
    store = site.store
    clinic = site.clinic
    head = try database.head()
    lastEventAt = try Self.lastTime(database)
    lastBackupAt = try database.lastBackupTime()
    destroyed =
      try Int.fetchOne(
        database,
        sql: "SELECT count(*) FROM session WHERE ticket NOT IN (SELECT log FROM log_key)") ?? 0
    // What SQLite itself finds is told there too.
    self.faults = chain.isEmpty ? faults : chain
    opening = try identity.map { try Opening(database, $0) }
  }

  /// Of a store that was readable by everybody there is no chain.
  static let noHash = [UInt8](repeating: 0, count: EventHeader.hashLength)

  private static func plainCount(_ database: Database, _ version: Int) throws -> Int {
    try ["event", "staff", "delivery"].prefix(version).reduce(0) { count, table in
      try count + (Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)") ?? 0)
    }
  }

  private static func lastTime(_ database: Database) throws -> Timestamp? {
    try Int64.fetchOne(database, sql: "SELECT at FROM event ORDER BY seq DESC LIMIT 1")
      .map { Timestamp(milliseconds: $0) }
  }
}

extension StoreInspection.Opening {
  fileprivate init(_ database: Database, _ identity: ClinicIdentity) throws {
    let keyring = Keyring()
    keyring.unlock(with: identity.keys)
    var readable = 0
    var unreadable: [Int] = []
    var unasked: [Int] = []
    for (id, ticket) in try database.tickets(before: nil, limit: .max) {
      switch try database.stored(id, ticket: ticket, with: keyring).contents {
      case .events(let events):
        readable += 1
        if try !database.keepsQuestionnaire(of: events) { unasked.append(ticket) }
      case .unreadable: unreadable.append(ticket)
      case .destroyed: break
      }
    }
    self.readable = readable
    self.unreadable = unreadable.sorted()
    self.unasked = unasked.sorted()
    // The logs of the clinic are opened as well; one that is damaged is thrown.
    for (log, number) in [(EventLog.staff, LogNumber.staff), (.delivery, .delivery)] {
      guard let open = try database.logToRead(log, number, with: keyring) else { continue }
      switch log {
      case .staff: _ = try database.staffEvents(open, after: 0)
      case .delivery: _ = try database.deliveries(open, after: 0, with: keyring)
      case .session, .site: break
      }
    }
    _ = try database.siteEvents(after: 0, with: keyring)
  }
}

extension Database {
  /// Whether the questionnaire that a session was asked with is still there.
  fileprivate func keepsQuestionnaire(of events: [StoredEvent]) throws -> Bool {
    guard case .opened(let opening)? = events.first?.event else { return true }
    let statement = try cachedStatement(
      sql: "SELECT EXISTS (SELECT 1 FROM questionnaire WHERE digest = ?)")
    return try Bool.fetchOne(statement, arguments: [opening.digest]) ?? false
  }
}
