import GRDB
import Interview
import TestSupplies
import Testing

@testable import Store

/// The keys that wait behind codes, where something is wrong with them or their time is over.
@Suite struct HandoverTests {
  let folder: TemporaryFolder
  let desk: SQLiteEventStore
  let kiosk: SQLiteEventStore

  init() throws {
    folder = try TemporaryFolder()
    desk = try SQLiteEventStore.desk(at: folder.storePath)
    kiosk = try SQLiteEventStore.kiosk(at: folder.storePath)
    for (session, code) in [(anna, "482915"), (bert, "591482")] {
      let given = SessionEvent.staff(StaffEntry(by: "m1", .codeGiven(.sample(code))))
      _ = try desk.append([opening, given], to: session, after: 0, at: time(1))
    }
  }

  @Test(
    "A code that was damaged keeps nobody from entering another one",
    arguments: [
      "rounds = 3", "rounds = 1048576", "block_size = 0", "parallelism = 9", "salt = x'00'",
    ])
  func damaged(_ change: String) throws {
    try desk.connection.write { database in
      try database.execute(sql: "UPDATE handover SET \(change) WHERE log = 2")
    }
    #expect(try kiosk.sessions(openedBy: .sample("591482"), givenAfter: time(0)) == [])
    #expect(try kiosk.sessions(openedBy: .sample("482915"), givenAfter: time(0)) == [anna])
  }

  @Test("Codes that can be entered no more are removed without waiting for an event")
  func expired() throws {
    let later = time(1).advanced(by: AccessCode.life)
    try desk.connection.write { database in
      try database.execute(sql: "UPDATE handover SET at = at + 1 WHERE log = 2")
    }
    func kept() throws -> Int? { try StoreOnDisk(path: folder.storePath).count(of: "handover") }
    try kiosk.removeExpiredCodes(at: later)
    #expect(try kept() == 2)
    try kiosk.removeExpiredCodes(at: later.advanced(by: 1))
    #expect(try kept() == 1)
  }
}
