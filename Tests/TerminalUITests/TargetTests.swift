import Testing
import TerminalUI

@Suite("A target")
struct TargetTests {
  @Test("answers on each of its cells and nowhere else, and the later one wins")
  func picture() {
    var frame = Frame(size: Size(columns: 8, rows: 4))
    frame.target(1, in: Rect(column: 1, row: 0, columns: 5, rows: 3))
    frame.target(2, in: Rect(column: 3, row: 1, columns: 4, rows: 1))
    frame.target(3, in: Rect(column: 6, row: 3, columns: 9, rows: 9))
    let picture = (0..<4).map { row in
      (0..<8).map { frame.target(at: Point(column: $0, row: row)).map(String.init) ?? "." }.joined()
    }
    #expect(picture == [".11111..", ".112222.", ".11111..", "......33"])
  }

  @Test("is part of the frame")
  func equality() {
    var frame = Frame(size: Size(columns: 2, rows: 2))
    let before = frame
    frame.target(7, in: Rect(column: 0, row: 0, columns: 1, rows: 1))
    #expect(frame != before)
  }
}
