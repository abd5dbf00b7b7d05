import Foundation
import GRDB
import Interview
import TestSupplies
import Testing

@testable import Store

/// What a program reads whose key is not, or no longer, the one that the store seals to.
@Suite struct RotationTests {
  let folder: TemporaryFolder
  let desk: SQLiteEventStore

  init() throws {
    folder = try TemporaryFolder()
    desk = try SQLiteEventStore.desk(at: folder.storePath)
    for session in [anna, bert] {
      _ = try desk.append([opening], to: session, after: 0, at: time(1))
    }
  }

  @Test("A program that runs while the key is changed knows that it has not the new one")
  func changed() throws {
    #expect(try desk.holdsPresentKey())
    let next = try #require(ClinicPrivateKey.random())
    let other = try SQLiteEventStore.desk(at: folder.storePath)
    _ = try other.rotate(to: next, by: "ann", at: time(2))
    #expect(try other.holdsPresentKey())
    #expect(try !desk.holdsPresentKey())
    let error = StoreError.otherKey(id: next.publicKey.name)
    #expect(throws: error) { try desk.stored(anna) }
    #expect(throws: error) { try desk.sessions(before: nil, limit: 9) }
    try desk.unlock(with: ClinicIdentity(present: next))
    #expect(try desk.holdsPresentKey())
    #expect(try desk.sessions(before: nil, limit: 9).allSatisfy { $0.events != nil })
  }

  private func sealAnna(to other: ClinicPublicKey) throws {
    try desk.connection.write { database in
      let name = LogName(store: try database.site().store, log: .session(anna))
      let key = try #require(LogKey.random())
      let wrapped = try WrappedKey(key, of: name, to: other)
      try database.execute(
        sql: "UPDATE log_key SET wrapped = ? WHERE log = 1", arguments: [Data(wrapped.bytes)])
    }
  }

  @Test("One key that nobody can open keeps no other with the former key")
  func unopened() throws {
    let foreign = try #require(ClinicPrivateKey.random()).publicKey
    let next = try #require(ClinicPrivateKey.random())
    try sealAnna(to: foreign)
    #expect(
      try desk.rotate(to: next, by: "ann", at: time(2)) == .init(keys: 1, unopened: [1]))
    let fresh = try SQLiteEventStore(at: folder.storePath)
    try fresh.unlock(with: ClinicIdentity(present: next))
    #expect(try fresh.events(of: bert).count == 1)
    #expect(throws: StoreError.keyDamaged(log: EventLog.session(anna).name)) {
      try fresh.events(of: anna)
    }
  }

  @Test("One key that was damaged keeps no other with the former key")
  func damaged() throws {
    try desk.connection.write { database in
      try database.execute(
        sql: """
          UPDATE log_key SET wrapped = CAST(substr(wrapped, 1, 60) || x'00' || substr(wrapped, 62) \
          AS BLOB) WHERE log = 2
          """)
    }
    let next = try #require(ClinicPrivateKey.random())
    #expect(
      try desk.rotate(to: next, by: "ann", at: time(2)) == .init(keys: 1, unopened: [2]))
    #expect(try desk.events(of: anna).count == 1)
  }

  @Test("A receiver's words are not lost to a sender that has not the new key")
  func receiverWords() throws {
    let letter = Letter(
      session: anna, revision: 1, edition: .signed, target: "lab", format: .hl7v2, digest: "d")
    _ = try desk.append([.queued(letter)], after: 0, at: time(1))
    // It has opened the key of the letters' own log before.
    _ = try desk.deliveries(after: 0)
    let next = try #require(ClinicPrivateKey.random())
    let other = try SQLiteEventStore.desk(at: folder.storePath)
    _ = try other.rotate(to: next, by: "ann", at: time(2))
    #expect(throws: StoreError.otherKey(id: next.publicKey.name)) {
      try desk.append([.parked(1, words: "Anna who?")], after: 1, at: time(3))
    }
    #expect(try other.append([.parked(1, words: "Anna who?")], after: 1, at: time(3)) == 2)
    #expect(try other.deliveries(after: 1).map(\.event) == [.parked(1, words: "Anna who?")])
  }

  @Test("One session that is sealed to another key does not hide the others")
  func oneSession() throws {
    try sealAnna(to: #require(ClinicPrivateKey.random()).publicKey)
    let fresh = try SQLiteEventStore.desk(at: folder.storePath)
    let stored = try fresh.sessions(before: nil, limit: 9)
    #expect(stored.map(\.ticket) == [2, 1])
    #expect(stored.map { $0.contents == .unreadable } == [false, true])
  }
}
