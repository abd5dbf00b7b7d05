import Testing

@testable import TerminalUI

@Suite("A rectangle")
struct GeometryTests {
  @Test("holds its first cell and not the one after its last")
  func edges() {
    let rect = Rect(column: 2, row: 1, columns: 3, rows: 1)
    let held = (0..<7).filter { rect.contains(Point(column: $0, row: 1)) }
    #expect(held == [2, 3, 4])
    #expect(!rect.contains(Point(column: 2, row: 0)))
    #expect(!rect.contains(Point(column: 2, row: 2)))
  }
}
