import TerminalUI

/// Where everything of a page goes on a screen of a certain size.
struct PageLayout {
  let left: Int
  let width: Int
  /// The width of the choices; a picture stands beside them.
  let listWidth: Int
  let top: Int
  /// Lines that never scroll away.
  let pinned: [Line]
  let scrolling: [Line]
  let roomTop: Int
  let room: Int
  /// The rows that are left for what scrolls; none or fewer where the rest fills the screen.
  let free: Int
  let noticeLines: [String]
  let noticeTop: Int
  let buttons: [PlacedButton]
  let pictureColumn: Int
  private let focusedLines: ClosedRange<Int>?

  struct Line {
    var spans: [Span]
    /// The element that the whole line belongs to.
    var element: Int?
    /// A bar across the line shows the focus.
    var hasBar = false
  }

  struct Span {
    let column: Int
    let text: String
    let role: Role
    var element: Int?
    /// Where in the span the cursor sits when it is focused.
    var cursor: Int?
  }

  struct PlacedButton {
    let order: Int
    let column: Int
    let row: Int
    let text: String
  }

  init(_ page: Page, in size: Size) {
    let width = max(10, min(size.columns - 2, PageView.measure))
    let left = max(0, (size.columns - width) / 2)
    let pictureWidth = PictureView.width(of: page)
    let listWidth = pictureWidth > 0 ? max(24, width - pictureWidth - 2) : width
    let lines = PageLines(page, width: width, listWidth: listWidth)
    self.width = width
    self.left = left
    self.listWidth = listWidth
    pictureColumn = left + listWidth + 2
    let buttons = Self.place(page.buttons, left: left, width: width, lastRow: size.rows - 3)
    self.buttons = buttons
    noticeLines = page.notices.flatMap { TextLayout.wrap("! " + $0.text, to: width) }
    let buttonTop = buttons.map(\.row).min() ?? size.rows - 2
    noticeTop = buttonTop - (noticeLines.isEmpty ? 0 : noticeLines.count + 1)
    let floor = noticeTop - 1
    let isRoomy = size.rows >= 40
    top = isRoomy ? 6 : 2
    let pinned = lines.pinned
    self.pinned = pinned
    let roomTop = top + pinned.count + (pinned.isEmpty ? 0 : 1)
    free = floor - roomTop
    let room = max(1, free)
    self.roomTop = roomTop
    self.room = room
    let spaced = lines.spaced
    let scrolling = spaced.count <= room ? spaced : lines.dense
    self.scrolling = scrolling
    let places = scrolling.indices.filter { line in
      scrolling[line].element == page.focus
        || scrolling[line].spans.contains { $0.element == page.focus }
    }
    focusedLines = places.first.flatMap { first in places.last.map { first...$0 } }
  }

  var furthest: Int { max(0, scrolling.count - room) }

  /// The first visible line: the focus is always in view; text without a focus moves freely.
  func offset(scroll: Int) -> Int {
    let wanted = min(scroll, furthest)
    guard let focusedLines else { return wanted }
    let lowest = max(0, focusedLines.upperBound - room + 1)
    let highest = focusedLines.lowerBound
    return min(max(wanted, lowest), max(highest, 0), furthest)
  }

  /// From the left, over as many rows as they need, ending on the last.
  private static func place(
    _ buttons: [Page.Button], left: Int, width: Int, lastRow: Int
  ) -> [PlacedButton] {
    var rows: [[(order: Int, column: Int, text: String)]] = [[]]
    var column = 0
    for (order, button) in buttons.enumerated() {
      let text = "[ \(button.key.map { "\($0)  " } ?? "")\(button.label) ]"
      let needed = TextLayout.width(text) + 1
      if column > 0, column + needed > width {
        rows.append([])
        column = 0
      }
      rows[rows.count - 1].append((order, left + column, text))
      column += needed + 2
    }
    return rows.enumerated().flatMap { row, entries in
      entries.map { entry in
        PlacedButton(
          order: entry.order, column: entry.column, row: lastRow - (rows.count - 1 - row),
          text: entry.text)
      }
    }
  }
}
