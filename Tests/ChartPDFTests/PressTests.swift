import Testing

@testable import ChartPDF

@Suite("Pages from several threads")
struct PressTests {
  @Test("Pages that are drawn at the same time are the pages that are drawn one by one")
  func together() async throws {
    let sample = try PageSample.shipped()
    let visits = try [sample.example("V01"), sample.example("V05"), sample.unfinished(after: 9)]
    let pages = visits.map { sample.page($0, identity: .waived) }
    let alone = try pages.map { try $0.bytes() }
    let together = try await withThrowingTaskGroup(of: (Int, [UInt8]).self) { group in
      for number in 0..<12 {
        group.addTask { (number, try pages[number % pages.count].bytes()) }
      }
      return try await group.reduce(into: [Int: [UInt8]]()) { $0[$1.0] = $1.1 }
    }
    for (number, bytes) in together { #expect(bytes == alone[number % pages.count]) }
    #expect(together.count == 12)
  }
}
