import Foundation
import GRDB
import Interview
import TestSupplies
import Testing

@testable import Store

@Suite("A sealed store")
struct SealTests {
  let folder: TemporaryFolder
  let kiosk: SQLiteEventStore

  init() throws {
    folder = try TemporaryFolder()
    kiosk = try SQLiteEventStore.kiosk(at: folder.storePath)
    _ = try kiosk.append([opening, kneeHurts], to: anna, after: 0, at: time(1))
  }

  @Test("Nothing that was said stands in the file, and no kind of event")
  func unreadable() throws {
    let desk = try SQLiteEventStore.desk(at: folder.storePath)
    let identity = PatientIdentity(recordNumber: "MRN-471", name: "Zoe Canary", birthDate: nil)
    _ = try desk.append(
      [.answered("other", .text("a canary sang")), staff(.identified(identity))], to: anna,
      after: 2, at: time(2))
    _ = try desk.append(
      [.added("m1", name: "Ann Sparrow", StoredStaffText.pin)], after: 0, at: time(2))
    _ = try desk.append([.parked(1, words: "no such robin")], after: 0, at: time(2))
    try desk.keep(payload: Array("a page about a canary".utf8), digest: "d1", of: anna)
    try desk.note(.used("ann", .read(tickets: [1])), at: time(3))
    let file = try bytes(at: folder.storePath) + bytes(at: folder.storePath + "-journal")
    for word in [
      "canary", "Canary", "MRN-471", "Sparrow", "robin", "knee", "answered", "identified", "parked",
      "\"by\"", "tpi-candidacy",
    ] {
      #expect(!file.contains(Array(word.utf8)), "\(word)")
    }
  }

  @Test("A kiosk reads what it wrote itself, until it forgets it")
  func own() throws {
    #expect(try kiosk.events(of: anna).map(\.event) == [opening, kneeHurts])
    kiosk.forget(anna)
    #expect(throws: StoreError.locked) { try kiosk.events(of: anna) }
    #expect(throws: StoreError.locked) { try kiosk.stored(anna) }
    #expect(throws: StoreError.locked) {
      try kiosk.append([pain], to: anna, after: 2, at: time(2))
    }
  }

  @Test("A kiosk reads nothing that another kiosk wrote, nor what staff did")
  func others() throws {
    _ = try SQLiteEventStore.desk(at: folder.storePath)
      .append([.tried("m1", "desk")], after: 0, at: time(1))
    let other = try SQLiteEventStore.kiosk(at: folder.storePath)
    #expect(throws: StoreError.locked) { try other.events(of: anna) }
    #expect(throws: StoreError.locked) { try other.sessions(before: nil, limit: 9) }
    #expect(throws: StoreError.locked) { try other.staff() }
    #expect(try other.sessions().map(\.eventCount) == [2])
  }

  @Test("A kiosk goes on with a session whose code it was told, and with no other")
  func code() throws {
    kiosk.forget(anna)
    let desk = try SQLiteEventStore.desk(at: folder.storePath)
    _ = try desk.append([staff(.codeGiven(.sample("482915")))], to: anna, after: 2, at: time(2))
    _ = try desk.append([opening], to: bert, after: 0, at: time(2))
    #expect(try kiosk.sessions(openedBy: .sample("482916"), givenAfter: time(0)) == [])
    #expect(throws: StoreError.locked) { try kiosk.events(of: anna) }
    #expect(try kiosk.sessions(openedBy: .sample("482915"), givenAfter: time(0)) == [anna])
    #expect(try kiosk.append([.codeEntered, pain], to: anna, after: 3, at: time(3)) == 5)
    #expect(try kiosk.events(of: anna).map(\.event).last == pain)
    #expect(throws: StoreError.locked) { try kiosk.events(of: bert) }
    let rows = try StoreOnDisk(path: folder.storePath).count(of: "handover")
    #expect(rows == 0)
  }

  @Test("A session goes on under its key when its beginning was stored but said to have failed")
  func retry() throws {
    #expect(try kiosk.append([opening, kneeHurts], to: anna, after: 0, at: time(5)) == 2)
    #expect(try kiosk.append([pain], to: anna, after: 2, at: time(5)) == 3)
  }

  @Test("The desk is refused with another clinic's key")
  func otherKey() throws {
    let clinic = try kiosk.clinic()
    let other = try #require(ClinicPrivateKey.random())
    #expect(throws: StoreError.otherKey(id: clinic.name)) {
      try kiosk.unlock(with: ClinicIdentity(present: other))
    }
    #expect(!kiosk.isUnlocked)
  }

  @Test("An event moved to another place, session or store cannot be opened")
  func moved() throws {
    let events = [opening, kneeHurts, pain]
    _ = try kiosk.append(events, to: bert, after: 0, at: time(1))
    let desk = try SQLiteEventStore.desk(at: folder.storePath)
    try StoreOnDisk(path: folder.storePath).change(
      """
      DROP TRIGGER event_refuses_update;
      UPDATE event SET sealed = (SELECT sealed FROM event WHERE log = 1 AND number = 2)
        WHERE log = 2 AND number = 2;
      """)
    #expect(throws: StoreError.damaged(session: bert, number: 2)) { try desk.events(of: bert) }
  }

  @Test("What happened to the store is on record, some of it for everybody to read")
  func site() throws {
    let desk = try SQLiteEventStore.desk(at: folder.storePath)
    try desk.note(.used("ann", .backedUp(head: "3-00ff")), at: time(9))
    let clinic = try desk.clinic()
    #expect(
      try desk.siteEvents().map(\.event)
        == [.keyMade(clinic), .used("ann", .backedUp(head: "3-00ff"))])
    #expect(throws: StoreError.locked) { try kiosk.siteEvents() }
  }

  @Test("Rotating the key seals every log's key to the new one, and old copies stay closed to it")
  func rotation() throws {
    let desk = try SQLiteEventStore.desk(at: folder.storePath)
    _ = try desk.append([.tried("m1", "desk")], after: 0, at: time(1))
    let former = try KeyFile(at: KeyFile.path(beside: folder.storePath)).openIdentity()
    let next = try #require(ClinicPrivateKey.random())
    #expect(try desk.rotate(to: next, by: "ann", at: time(2)).keys == 2)
    #expect(try desk.events(of: anna).map(\.event) == [opening, kneeHurts])
    // A kiosk that was running goes on, and seals what is new to the new key.
    #expect(try kiosk.append([pain], to: anna, after: 2, at: time(3)) == 3)
    _ = try kiosk.append([opening], to: bert, after: 0, at: time(3))
    let opened = try SQLiteEventStore.kiosk(at: folder.storePath)
    #expect(throws: StoreError.otherKey(id: next.publicKey.name)) {
      try opened.unlock(with: former)
    }
    try opened.unlock(with: ClinicIdentity(present: next))
    #expect(try opened.events(of: anna).map(\.event) == [opening, kneeHurts, pain])
    #expect(try opened.events(of: bert).map(\.event) == [opening])
    #expect(try opened.staff().map(\.event) == [.tried("m1", "desk")])
    let rotated = try opened.siteEvents().compactMap { stored -> Int? in
      guard case .keyRotated(let key, let logs) = stored.event, key == next.publicKey else {
        return nil
      }
      return logs.count
    }
    #expect(rotated == [2])
  }
}
