import Desk
import Testing
import TerminalUI

/// What is true of every page, on every screen and at every stop.
struct DeskPageFocusTests {
  @Test(
    "The focus is marked by the bar and by the cursor on every stop, size and scroll",
    arguments: [
      Size(columns: 80, rows: 25), Size(columns: 64, rows: 24), Size(columns: 120, rows: 33),
    ])
  func everyStop(size: Size) throws {
    for page in Self.pages {
      for stop in page.stops.indices {
        for scroll in [0, 7, 500] {
          var page = page
          page.focus = stop
          let frame = DeskView.frame(of: page, scroll: scroll, in: size)
          let cursor = try #require(frame.cursor)
          #expect(frame.target(at: cursor) == stop)
          #expect(frame[cursor]?.role == .focused)
          #expect(frame.text(ofRow: cursor.row).contains("▶"))
        }
      }
    }
  }

  @Test("A screen of any size is drawn, with the cursor within it")
  func anySize() {
    for columns in [0, 1, 5, 20, 33, 64, 200] {
      for rows in [0, 1, 2, 6, 9, 13, 60] {
        for page in Self.pages {
          let frame = page.screen(columns, rows, scroll: 3)
          #expect(frame.size == Size(columns: columns, rows: rows))
          #expect(frame.cursor.map(frame.contains) ?? true)
        }
      }
    }
  }

  @Test("On the smallest screen the focused row is in view")
  func smallest() throws {
    var page = DeskPageSamples.worklist
    page.focus = 2
    let frame = page.screen(20, 6)
    let cursor = try #require(frame.cursor)
    #expect(frame.target(at: cursor) == 2)
  }

  @Test("Scrolling moves a page that has more than fits, and both signs can be clicked")
  func signs() throws {
    var page = Self.long
    page.focus = 20
    let frame = page.screen(80, 25, scroll: 15)
    #expect(frame.text(ofRow: 1) == " ▲ more above")
    #expect(frame.text(ofRow: 23) == " ▼ more below")
    let above = try #require(frame.target(at: Point(column: 2, row: 1)))
    let below = try #require(frame.target(at: Point(column: 2, row: 23)))
    #expect(page.elements[above] == .above)
    #expect(page.elements[below] == .below)
    page.language = "es"
    #expect(page.screen(80, 25, scroll: 15).text(ofRow: 1) == " ▲ más arriba")
  }

  @Test("A page stands still while the focus moves within it")
  func settledScroll() {
    let size = Size(columns: 80, rows: 25)
    var page = Self.long
    page.focus = 40
    let low = DeskView.settledScroll(0, of: page, in: size)
    #expect(low == 20)
    page.focus = 30
    #expect(DeskView.settledScroll(low, of: page, in: size) == low)
    page.focus = 5
    #expect(DeskView.settledScroll(low, of: page, in: size) == 5)
    #expect(DeskView.room(page, in: size) == 21)
    #expect(DeskView.furthestScroll(page, in: size) == 79)
  }

  @Test("A text taller than the screen can be read to its end")
  func tallText() throws {
    let words = (1...400).map { "word\($0)" }.joined(separator: " ")
    let page = DeskPage(
      language: "en", title: "Text", parts: [.text(words, element: .line(0))])
    #expect(page.screen(64, 24).text.contains("▶ word1 word2"))
    let end = page.screen(64, 24, scroll: 500)
    #expect(end.text.contains("word400"))
    #expect(end.cursor == Point(column: 1, row: 2))
  }

  @Test("Alerts, hints and rows answer to clicks")
  func clicks() throws {
    let page = DeskPageSamples.worklist
    let frame = page.screen(80, 25)
    func element(_ column: Int, _ row: Int) -> DeskElement? {
      frame.target(at: Point(column: column, row: row)).map { page.elements[$0] }
    }
    #expect(element(10, 1) == .banner(0))
    #expect(element(60, 4) == .row(0))
    #expect(element(1, 23) == .hint(.open))
    #expect(element(15, 23) == .hint(.filter))
    #expect(element(1, 24) == .hint(.switchLanguage))
    #expect(element(79, 12) == nil)
  }

  @Test("Only what can be focused is a stop, in reading order")
  func stops() {
    #expect(
      DeskPageSamples.review.stops
        == [.answer(3), .answer(4), .line(0), .button(.items), .button(.sign)])
    #expect(DeskPageSamples.review.focused == .answer(3))
    #expect(DeskPage(language: "en", title: "Empty").focused == nil)
  }

  static var long: DeskPage {
    DeskPage(
      language: "en", title: "Long",
      parts: (0..<100).map {
        .row(DeskRow(cells: [DeskCell("Ticket", String($0), width: 6)]), element: .row($0))
      })
  }

  static var pages: [DeskPage] {
    [
      DeskPageSamples.worklist, DeskPageSamples.review, DeskPageSamples.form(focus: 0),
      DeskPageSamples.form(focus: 0, exam: DeskPageSamples.exam(typed: "partly")), long,
    ]
  }
}
