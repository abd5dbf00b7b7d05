import TestSupplies
import Testing

@testable import Store

@Suite("The head of a chain")
struct ChainHeadTests {
  @Test("is read back as it is written")
  func readBack() {
    let head = ChainHead(count: 1_204, hash: (0..<32).map { UInt8($0 * 8) })
    #expect(head.text == "1204-0008101820283038")
    #expect(ChainHead(head.text) == head)
    #expect(ChainHead("1204-0008101820283038".uppercased()) == head)
  }

  @Test(
    "is nothing that lacks a part of one",
    arguments: [
      "", "-", "12", "12-", "-0008101820283038", "12-000810182028303", "12-00081018202830388",
      "12-000810182028303g", "+12-0008101820283038", "12-0008101820283038-", " 12-0008101820283038",
      "99999999999999999999-0008101820283038",
    ])
  func notAHead(text: String) {
    #expect(ChainHead(text) == nil)
  }

  @Test("counts the events of every log, and needs no key")
  func counted() throws {
    let store = try SQLiteEventStore.kiosk(at: TemporaryFolder().storePath)
    let beginning = try store.head()
    #expect(beginning.count == 1)
    _ = try store.append([opening], to: anna, after: 0, at: time(5))
    let later = try store.head()
    #expect(later.count == 2)
    #expect(later.hash != beginning.hash)
  }
}
