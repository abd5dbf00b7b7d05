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

  @Test("One session that is sealed to another key does not hide the others")
  func oneSession() throws {
    let other = try #require(ClinicPrivateKey.random())
    try desk.connection.write { database in
      let name = LogName(store: try database.site().store, log: .session(anna))
      let key = try #require(LogKey.random())
      let wrapped = try WrappedKey(key, of: name, to: other.publicKey)
      try database.execute(
        sql: "UPDATE log_key SET wrapped = ? WHERE log = 1", arguments: [Data(wrapped.bytes)])
    }
    let fresh = try SQLiteEventStore.desk(at: folder.storePath)
    let stored = try fresh.sessions(before: nil, limit: 9)
    #expect(stored.map(\.ticket) == [2, 1])
    #expect(stored.map { $0.contents == .unreadable } == [false, true])
  }
}
