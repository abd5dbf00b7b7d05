import Interview
import TestSupplies
import Testing

@testable import Store

@Suite("What every store promises about staff", .serialized)
struct StaffContractTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test("Staff events come back in order, as they were", arguments: Conformer.allCases)
  func order(_ conformer: Conformer) throws {
    let store = try conformer.store(in: folder)
    let events = StoredStaffText.samples.map(\.event)
    #expect(try store.staff() == [])
    #expect(try store.append(events, after: 0, at: time(100)) == events.count)
    #expect(try store.append([.tried("m1", "desk")], after: events.count, at: time(50)) == 8)
    let expected = events.enumerated().map { offset, event in
      StoredStaffEvent(number: offset + 1, event: event, at: time(100))
    }
    #expect(
      try store.staff()
        == expected + [StoredStaffEvent(number: 8, event: .tried("m1", "desk"), at: time(50))])
  }

  @Test(
    "The same events may be sent again and keep their first time", arguments: Conformer.allCases)
  func resend(_ conformer: Conformer) throws {
    let store = try conformer.store(in: folder)
    #expect(
      try store.append([.tried("m1", "desk"), .tried("m1", "desk")], after: 0, at: time(1)) == 2)
    #expect(
      try store.append([.tried("m1", "desk"), .tried("m1", "desk")], after: 0, at: time(9)) == 2)
    #expect(try store.append([.tried("m1", "desk"), .disabled("m1")], after: 1, at: time(9)) == 3)
    #expect(
      try store.staff() == [
        StoredStaffEvent(number: 1, event: .tried("m1", "desk"), at: time(1)),
        StoredStaffEvent(number: 2, event: .tried("m1", "desk"), at: time(1)),
        StoredStaffEvent(number: 3, event: .disabled("m1"), at: time(9)),
      ])
  }

  @Test(
    "Another event under a taken number is refused, and so is what follows it",
    arguments: Conformer.allCases)
  func conflict(_ conformer: Conformer) throws {
    let store = try conformer.store(in: folder)
    _ = try store.append([.tried("m1", "desk"), .disabled("m2")], after: 0, at: time(1))
    #expect(throws: StoreError.staffConflict(number: 2)) {
      try store.append(
        [.tried("m1", "desk"), .disabled("m1"), .tried("m1", "desk")], after: 0, at: time(2))
    }
    #expect(try store.staff().map(\.event) == [.tried("m1", "desk"), .disabled("m2")])
  }

  @Test(
    "Events after a missing one are refused", arguments: Conformer.allCases,
    [1, 2, -1, Int.max, Int.min])
  func gap(_ conformer: Conformer, _ number: Int) throws {
    let store = try conformer.store(in: folder)
    #expect(throws: StoreError.staffGap(number: number &+ 1)) {
      try store.append([.tried("m1", "desk")], after: number, at: time(1))
    }
    #expect(try store.staff() == [])
  }

  @Test("No events change nothing", arguments: Conformer.allCases)
  func nothing(_ conformer: Conformer) throws {
    let store = try conformer.store(in: folder)
    #expect(try store.append([], after: 0, at: time(1)) == 0)
    #expect(try store.staff() == [])
  }
}
