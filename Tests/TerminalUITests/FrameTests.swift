import Testing
import TerminalUI

@Suite("A frame")
struct FrameTests {
  private static let size = Size(columns: 12, rows: 3)

  private func frame(_ draw: (inout Frame) -> Void) -> Frame {
    var frame = Frame(size: FrameTests.size)
    draw(&frame)
    return frame
  }

  @Test("shows what was written where it was written")
  func picture() {
    let frame = frame {
      $0.fill(Rect(column: 0, row: 0, columns: 12, rows: 1), with: "─", role: .title)
      $0.write("Hola", at: Point(column: 1, row: 0), role: .title)
      $0.write("▶ 1 Sí", at: Point(column: 2, row: 2), role: .focused)
    }
    #expect(
      frame.text == """
        ─Hola───────

          ▶ 1 Sí
        """)
    #expect(frame.texts(in: .focused) == ["▶ 1 Sí"])
    #expect(frame.texts(in: .title) == ["─Hola───────"])
  }

  @Test("returns the columns a text took")
  func columnsUsed() {
    var frame = Frame(size: FrameTests.size)
    #expect(frame.write("añ語", at: Point(column: 0, row: 0), role: .plain) == 4)
    #expect(frame.write("abcdef", at: Point(column: 0, row: 1), role: .plain, width: 4) == 4)
    #expect(frame.write("語語語", at: Point(column: 0, row: 2), role: .plain, width: 5) == 4)
    #expect(frame.text == "añ語\nabcd\n語語")
  }

  @Test("clips at every edge without splitting a wide character")
  func clipping() {
    let frame = frame {
      $0.write("1234567890語", at: Point(column: 1, row: 0), role: .plain)
      $0.write("語abc", at: Point(column: -1, row: 1), role: .plain)
      $0.write("gone", at: Point(column: 0, row: -1), role: .plain)
      $0.write("gone", at: Point(column: 0, row: 3), role: .plain)
      $0.write("gone", at: Point(column: 12, row: 2), role: .plain)
    }
    #expect(frame.text == " 1234567890\n abc\n")
  }

  @Test(
    "has no half of a wide character left when the other half is overwritten",
    arguments: [
      (0, "x 語c"), (1, " x語c"), (2, "語x c"), (3, "語 xc"),
    ])
  func overwriting(column: Int, row: String) {
    let frame = frame {
      $0.write("語語c", at: Point(column: 0, row: 0), role: .plain)
      $0.write("x", at: Point(column: column, row: 0), role: .plain)
    }
    #expect(frame.text(ofRow: 0) == row)
    #expect(frame.cells.count { $0.continuation } == 1)
  }

  @Test("shows controls and direction overrides instead of obeying them")
  func controls() {
    let frame = frame {
      $0.write("a\u{1B}[31m\nb\u{202E}c\t", at: Point(column: 0, row: 0), role: .plain)
    }
    #expect(frame.text(ofRow: 0) == "a\u{FFFD}[31m\u{FFFD}b\u{FFFD}c\u{FFFD}")
  }

  @Test("keeps marks with their letter, at most four")
  func marks() {
    let frame = frame {
      $0.write(
        "e\u{301}x\u{301}\u{302}\u{303}\u{304}\u{305}y", at: Point(column: 0, row: 0), role: .plain)
    }
    #expect(
      frame.cells[0..<4].map(\.text) == ["e\u{301}", "x\u{301}\u{302}\u{303}\u{304}", "y", " "])
  }

  @Test("fills only what lies on the screen")
  func fillClips() {
    let frame = frame {
      $0.fill(Rect(column: 9, row: 1, columns: 9, rows: 9), with: "#", role: .picture)
      $0.fill(Rect(column: -2, row: -2, columns: 4, rows: 3), with: "*", role: .picture)
      $0.fill(Rect(column: 0, row: 7, columns: 4, rows: 3), with: "!", role: .picture)
    }
    #expect(frame.text == "**\n         ###\n         ###")
  }

  @Test("of no size at all holds nothing and takes writing")
  func empty() {
    var frame = Frame(size: Size(columns: -3, rows: 0))
    #expect(frame.write("a", at: Point(column: 0, row: 0), role: .plain) == 0)
    #expect(frame.text == "")
    #expect(frame[Point(column: 0, row: 0)] == nil)
  }

  @Test("differs when only a role differs")
  func equality() {
    let one = frame { $0.write("a", at: Point(column: 0, row: 0), role: .choice) }
    let other = frame { $0.write("a", at: Point(column: 0, row: 0), role: .focused) }
    #expect(one != other)
    #expect(one.text == other.text)
  }
}
