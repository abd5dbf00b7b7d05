import Foundation
import GRDB
import Interview
import TestSupplies
import Testing

@testable import Store

/// A store in which somebody changed the key that it seals to, and left no other trace.
@Suite struct ChangedKeyTests {
  let folder: TemporaryFolder
  let clinic: ClinicPublicKey

  init() throws {
    folder = try TemporaryFolder()
    let desk = try SQLiteEventStore.desk(at: folder.storePath)
    _ = try desk.append([opening, kneeHurts], to: anna, after: 0, at: time(1))
    clinic = try desk.clinic()
  }

  /// As somebody does it who has the file; the key of an attacker is as good as none.
  private func put(_ key: ClinicPublicKey) throws {
    let queue = try DatabaseQueue(path: folder.storePath)
    try queue.write { database in
      try database.execute(sql: "UPDATE site SET public = ?", arguments: [Data(key.bytes)])
    }
  }

  private func stranger() throws -> ClinicPublicKey {
    try #require(ClinicPrivateKey.random()).publicKey
  }

  private func error(_ named: ClinicPublicKey) -> StoreError {
    .changedKey(path: folder.storePath, named: named.name, chained: clinic.name)
  }

  @Test("Is not opened to be written, and nothing of it is changed")
  func refused() throws {
    let key = try stranger()
    try put(key)
    let before = try Data(contentsOf: URL(filePath: folder.storePath))
    #expect(throws: error(key)) { try SQLiteEventStore.kiosk(at: folder.storePath) }
    #expect(throws: error(key)) { try ClinicPublicKey.sealing(storeAt: folder.storePath) }
    #expect(try Data(contentsOf: URL(filePath: folder.storePath)) == before)
    try put(clinic)
    let kiosk = try SQLiteEventStore.kiosk(at: folder.storePath)
    #expect(try kiosk.append([opening], to: bert, after: 0, at: time(2)) == 1)
  }

  @Test("Is not written by a program that has it open, until the key is back")
  func running() throws {
    let desk = try SQLiteEventStore.desk(at: folder.storePath)
    let kiosk = try SQLiteEventStore.kiosk(at: folder.storePath)
    #expect(try kiosk.append([opening], to: bert, after: 0, at: time(2)) == 1)
    let key = try stranger()
    try put(key)
    #expect(throws: error(key)) { try kiosk.append([kneeHurts], to: bert, after: 1, at: time(3)) }
    #expect(throws: error(key)) { try kiosk.append([opening], to: "carl", after: 0, at: time(3)) }
    #expect(throws: error(key)) { try kiosk.keep([1], digest: "d1") }
    #expect(throws: error(key)) {
      try desk.note(.used("ann", .listed(sessions: 1)), at: time(3))
    }
    #expect(throws: error(key)) { try desk.destroy([anna], by: "ann", at: time(3)) }
    // What was stored before is read as ever.
    #expect(try desk.events(of: anna).count == 2)
    #expect(try desk.holdsPresentKey())
    try put(clinic)
    #expect(try kiosk.append([kneeHurts], to: bert, after: 1, at: time(4)) == 2)
  }

  @Test("A rotation by another program is no such change, and a return to the former key is one")
  func rotated() throws {
    let kiosk = try SQLiteEventStore.kiosk(at: folder.storePath)
    let desk = try SQLiteEventStore.desk(at: folder.storePath)
    for number in Int64(1)...3 {
      let next = try #require(ClinicPrivateKey.random())
      _ = try desk.rotate(to: next, by: "ann", at: time(1 + number))
      let session = Session.ID("later-\(number)")
      #expect(try kiosk.append([opening], to: session, after: 0, at: time(5)) == 1)
      #expect(try desk.events(of: session).count == 1)
      let fresh = try SQLiteEventStore.kiosk(at: folder.storePath)
      #expect(try fresh.clinic() == next.publicKey)
    }
    let present = try desk.clinic()
    try put(clinic)
    let error = StoreError.changedKey(
      path: folder.storePath, named: clinic.name, chained: present.name)
    #expect(throws: error) { try kiosk.append([opening], to: "later", after: 0, at: time(6)) }
    #expect(throws: error) { try SQLiteEventStore.kiosk(at: folder.storePath) }
  }

  @Test("Where no event says what the key is, the store is not written either")
  func unsaid() throws {
    let queue = try DatabaseQueue(path: folder.storePath)
    try queue.write { database in
      try database.execute(sql: "DROP TRIGGER event_refuses_update")
      try database.execute(sql: "UPDATE event SET sealed = x'0100' WHERE seq = 1")
      for part in StoreSchema.parts where part.name == "event_refuses_update" {
        try database.execute(sql: part.definition)
      }
    }
    #expect(throws: StoreError.damagedSite(number: 1)) {
      try SQLiteEventStore.kiosk(at: folder.storePath)
    }
  }

  @Test("What was sealed to a stranger meanwhile is unreadable, and hides nothing else")
  func sealedMeanwhile() throws {
    let desk = try SQLiteEventStore.desk(at: folder.storePath)
    let key = try stranger()
    _ = try desk.append([opening], to: bert, after: 0, at: time(2))
    // As a program of before wrote it, which did not look.
    try desk.connection.write { database in
      let name = LogName(store: try database.site().store, log: .session(bert))
      let wrapped = try WrappedKey(try #require(LogKey.random()), of: name, to: key)
      try database.execute(
        sql: "UPDATE log_key SET wrapped = ? WHERE log = 2", arguments: [Data(wrapped.bytes)])
    }
    let fresh = try SQLiteEventStore.desk(at: folder.storePath)
    let damaged = StoreError.keyDamaged(log: "session \(bert.text)")
    #expect(throws: damaged) { try fresh.events(of: bert) }
    #expect(try fresh.stored(bert).contents == .unreadable)
    #expect(try fresh.stored(anna).events?.count == 2)
    // It keeps the clinic from no new key.
    let next = try #require(ClinicPrivateKey.random())
    #expect(try fresh.rotate(to: next, by: "ann", at: time(3)) == .init(keys: 1, unopened: [2]))
    #expect(try fresh.stored(anna).events?.count == 2)
  }
}
