import Testing

@testable import Desk

/// Which tickets a text means.
struct TicketRangesTests {
  @Test(
    "One ticket, a range, and several of both mean what they say",
    arguments: [
      ("3", [3]), ("3-5", [3, 4, 5]), (" 2 – 4 ", [2, 3, 4]), ("1, 4-5,9", [1, 4, 5, 9]),
      ("7-7", [7]),
    ])
  func meant(text: String, tickets: [Int]) throws {
    let ranges = try #require(TicketRanges(text))
    #expect((0...10).filter(ranges.contains) == tickets)
  }

  @Test(
    "What is no list of tickets means none",
    arguments: [
      "", " ", "x", "3-", "-3", "5-3", "1-2-3", "3,,4", "3.5", "+3", "٣",
      "9" + String(repeating: "0", count: 30),
    ])
  func meaningless(text: String) { #expect(TicketRanges(text) == nil) }

  @Test("It is known whether older tickets are meant than have been read")
  func below() throws {
    let ranges = try #require(TicketRanges("8, 3-5"))
    #expect(!ranges.reachesBelow(3))
    #expect(ranges.reachesBelow(4))
  }
}
