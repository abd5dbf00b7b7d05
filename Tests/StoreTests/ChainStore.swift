import Foundation
import GRDB
import Interview
import TestSupplies

@testable import Store

/// A small store with something in every table, and what can be done to it by hand.
struct ChainStore {
  let folder: TemporaryFolder
  let path: String
  let identity: ClinicIdentity
  /// The head when everything was in it.
  let head: ChainHead

  static let events = 13

  init(named name: String = "store.sqlite") throws {
    folder = try TemporaryFolder()
    path = folder.path(name)
    let store = try SQLiteEventStore.desk(at: path)
    identity = try KeyFile(at: KeyFile.path(beside: path)).openIdentity()
    try Self.fill(store)
    head = try store.head()
  }

  private static func fill(_ store: SQLiteEventStore) throws {
    let archive = Array("questionnaire: all of it".utf8)
    let opening = SessionEvent.opened(
      SessionEvent.Opening(
        questionnaire: "tpi-candidacy", version: "0.1.0", digest: name(of: archive),
        language: "en"))
    let payload: [UInt8] = Array("a letter".utf8)
    try store.keep(archive, digest: name(of: archive))
    _ = try store.append([.tried("m1", "desk")], after: 0, at: time(2))
    _ = try store.append([opening, kneeHurts], to: anna, after: 0, at: time(3))
    _ = try store.append([opening], to: bert, after: 0, at: time(5))
    _ = try store.append([pain], to: anna, after: 2, at: time(6))
    _ = try store.append(
      [staff(.codeGiven(.sample("204060")))], to: anna, after: 3, at: time(7))
    try store.keep(payload: payload, digest: "p1", of: bert)
    _ = try store.append(
      [
        .queued(
          Letter(
            session: bert, revision: 1, edition: .signed, target: "chart", format: .fhir,
            digest: "p1"))
      ], after: 0, at: time(8))
    try store.note(.used("ana", .backedUp(head: "8-0000000000000000")), at: time(9))
    _ = try store.append([opening], to: cleo, after: 0, at: time(10))
    _ = try store.destroy([cleo], by: "ana", at: time(12))
    _ = try store.append([pain], to: bert, after: 1, at: time(13))
  }

  /// The rule by which questionnaires are named here.
  static func name(of archive: [UInt8]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in archive { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return String(hash, radix: 16)
  }

  /// The sentences of all faults.
  func faults(
    with identity: ClinicIdentity? = nil, against head: ChainHead? = nil
  ) throws -> [String] {
    try Self.check(path, with: identity, against: head).sentences
  }

  static func check(
    _ path: String, with identity: ClinicIdentity? = nil, against head: ChainHead? = nil
  ) throws -> (report: ChainReport, sentences: [String]) {
    var sentences: [String] = []
    let report = try ChainCheck(at: path, with: identity)
      .run(against: head, archiveFits: { $0 == name(of: $1) }) { sentences.append($0.sentence) }
    return (report, sentences)
  }

  /// Changes what is stored past every guard, and puts the guards back.
  func tamper(_ sql: String) throws {
    try DatabaseQueue(path: path).write { database in
      try Self.dropGuards(in: database)
      try database.execute(sql: sql)
      for part in StoreSchema.parts where part.definition.contains("TRIGGER") {
        try database.execute(sql: part.definition)
      }
    }
  }

  static func dropGuards(in database: Database) throws {
    for part in StoreSchema.parts where part.definition.contains("TRIGGER") {
      try database.execute(sql: "DROP TRIGGER \(part.name)")
    }
  }

  /// Links every event anew, as somebody would who knows how the chain is made and has no key.
  func writeChainAnew() throws {
    let rows = try DatabaseQueue(path: path).read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT seq, log, number, at, sealed, id FROM event
          LEFT JOIN session ON ticket = log ORDER BY seq
          """)
    }
    let site = try DatabaseQueue(path: path).read { try $0.site() }
    var previous = EventHeader.beginning(of: site.store)
    var sql = ""
    for row in rows {
      let header = EventHeader(
        store: site.store, sequence: row[0], log: LogNumber(value: row[1]), session: row[5] ?? "",
        number: row[2], at: row[3], previous: previous)
      previous = header.hash(sealed: Array(row[4] as Data))
      sql += "UPDATE event SET hash = x'\(previous.hexadecimal)' WHERE seq = \(header.sequence);\n"
    }
    try tamper(sql)
  }
}
