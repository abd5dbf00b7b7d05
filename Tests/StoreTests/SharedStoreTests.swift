import TestSupplies
import Interview
import Testing

@testable import Store

@Suite("Two programs on one store")
struct SharedStoreTests {
  let folder: TemporaryFolder
  let kiosk: SQLiteEventStore
  let desk: SQLiteEventStore

  init() throws {
    folder = try TemporaryFolder()
    kiosk = try SQLiteEventStore.desk(at: folder.storePath)
    desk = try SQLiteEventStore.desk(at: folder.storePath)
  }

  @Test("Each sees at once what the other stored, and they may take turns in one session")
  func turns() throws {
    _ = try kiosk.append([opening], to: anna, after: 0, at: time(1))
    #expect(try desk.append([kneeHurts], to: anna, after: 1, at: time(2)) == 2)
    #expect(try kiosk.append([pain], to: anna, after: 2, at: time(3)) == 3)
    _ = try desk.append([opening], to: bert, after: 0, at: time(4))
    #expect(try kiosk.events(of: anna).map(\.event) == [opening, kneeHurts, pain])
    #expect(try kiosk.sessions() == desk.sessions())
    #expect(try kiosk.ticket(of: bert) == 2)
  }

  @Test("The second to store another event under the same number is refused")
  func conflict() throws {
    _ = try kiosk.append([opening], to: anna, after: 0, at: time(1))
    _ = try desk.append([kneeHurts], to: anna, after: 1, at: time(2))
    #expect(throws: StoreError.conflict(session: anna, number: 2)) {
      try kiosk.append([kneeIsFine], to: anna, after: 1, at: time(2))
    }
  }

  @Test("Writers at full speed lose nothing and all get through")
  func crowd() async throws {
    let count = 60
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (store, session) in [(kiosk, anna), (desk, bert)] {
        group.addTask {
          _ = try store.append([opening], to: session, after: 0, at: time(0))
          for number in 1...count {
            let event = SessionEvent.answered("pain", .number(Double(number)))
            _ = try store.append([event], to: session, after: number, at: time(Int64(number)))
          }
        }
      }
      try await group.waitForAll()
    }
    let expected = [opening] + (1...count).map { .answered("pain", .number(Double($0))) }
    #expect(try kiosk.events(of: anna).map(\.event) == expected)
    #expect(try kiosk.events(of: bert).map(\.event) == expected)
  }
}
