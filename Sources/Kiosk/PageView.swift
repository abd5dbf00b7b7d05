import TerminalUI

/// A page as cells.
package enum PageView {
  /// The widest a page gets: long lines are hard to read.
  static let measure = 88

  package static func frame(of page: Page, scroll: Int, in size: Size) -> Frame {
    var frame = Frame(size: size)
    let layout = PageLayout(page, in: size)
    drawTitle(page, on: &frame)
    for (row, line) in layout.pinned.enumerated() {
      draw(line, of: page, at: layout.top + row, layout, on: &frame)
    }
    let offset = layout.offset(scroll: scroll)
    let visible = layout.scrolling.dropFirst(offset).prefix(layout.room)
    for (row, line) in visible.enumerated() {
      draw(line, of: page, at: layout.roomTop + row, layout, on: &frame)
    }
    drawMore(page, layout, offset, on: &frame)
    if case .choices(let choices) = page.control, case .picture(let panels) = choices.arrangement {
      PictureView.draw(panels, choices, page, layout, on: &frame)
    }
    drawNotices(page, layout, on: &frame)
    drawButtons(page, layout, on: &frame)
    drawHints(page, layout, on: &frame)
    return frame
  }

  /// How far down a page's text can be moved.
  package static func furthestScroll(_ page: Page, in size: Size) -> Int {
    PageLayout(page, in: size).furthest
  }

  private static func drawTitle(_ page: Page, on frame: inout Frame) {
    let columns = frame.size.columns
    frame.fill(Rect(column: 0, row: 0, columns: columns, rows: 1), with: " ", role: .title)
    let progress = page.progress ?? ""
    let width = TextLayout.width(progress)
    let room = max(0, columns - width - 4)
    frame.write(
      TextLayout.truncated(page.title, to: room), at: Point(column: 1, row: 0), role: .title)
    frame.write(progress, at: Point(column: max(1, columns - width - 1), row: 0), role: .title)
  }

  private static func draw(
    _ line: PageLayout.Line, of page: Page, at row: Int, _ layout: PageLayout,
    on frame: inout Frame
  ) {
    if let element = line.element {
      let isFocused = element == page.focus
      if isFocused, line.hasBar {
        frame.fill(
          Rect(column: layout.left, row: row, columns: layout.listWidth, rows: 1), with: " ",
          role: .focused)
      }
      if line.hasBar {
        frame.target(
          element,
          in: Rect(column: layout.left, row: row, columns: layout.listWidth, rows: 1))
      }
    }
    for span in line.spans {
      let place = Point(column: layout.left + span.column, row: row)
      let isFocused = span.element.map { $0 == page.focus } ?? false
      let used = frame.write(span.text, at: place, role: isFocused ? .focused : span.role)
      if let element = span.element, !line.hasBar {
        frame.target(element, in: Rect(column: place.column, row: row, columns: used, rows: 1))
      }
      if isFocused, let cursor = span.cursor {
        frame.cursor = Point(column: place.column + cursor, row: row)
      }
    }
  }

  private static func drawMore(
    _ page: Page, _ layout: PageLayout, _ offset: Int, on frame: inout Frame
  ) {
    let wording = Wording.inLanguage(page.language)
    if offset > 0 {
      draw("▲ " + wording.moreAbove, .above, at: layout.roomTop - 1)
    }
    if offset < layout.furthest {
      draw("▼ " + wording.moreBelow, .below, at: layout.roomTop + layout.room)
    }
    func draw(_ text: String, _ element: Page.Element, at row: Int) {
      let used = frame.write(text, at: Point(column: layout.left, row: row), role: .hint)
      guard let tag = page.elements.firstIndex(of: element) else { return }
      frame.target(tag, in: Rect(column: layout.left, row: row, columns: used, rows: 1))
    }
  }

  private static func drawNotices(_ page: Page, _ layout: PageLayout, on frame: inout Frame) {
    for (row, line) in layout.noticeLines.enumerated() {
      frame.write(
        line, at: Point(column: layout.left, row: layout.noticeTop + row), role: .notice)
    }
  }

  private static func drawButtons(_ page: Page, _ layout: PageLayout, on frame: inout Frame) {
    let first = page.controlElements.count
    for placed in layout.buttons {
      let element = first + placed.order
      let isFocused = element == page.focus
      let place = Point(column: placed.column, row: placed.row)
      let text = (isFocused ? "▶" : " ") + placed.text
      let used = frame.write(text, at: place, role: isFocused ? .focused : .choice)
      frame.target(element, in: Rect(column: place.column, row: place.row, columns: used, rows: 1))
      if isFocused { frame.cursor = Point(column: place.column, row: place.row) }
    }
  }

  private static func drawHints(_ page: Page, _ layout: PageLayout, on frame: inout Frame) {
    let row = frame.size.rows - 1
    frame.fill(
      Rect(column: 0, row: row, columns: frame.size.columns, rows: 1), with: " ", role: .hint)
    var column = layout.left
    for hint in page.hints {
      let text = "\(hint.key) \(hint.label)"
      let used = frame.write(text, at: Point(column: column, row: row), role: .hint)
      if let action = hint.action, let tag = page.elements.firstIndex(of: .hint(action)) {
        frame.target(tag, in: Rect(column: column, row: row, columns: used, rows: 1))
      }
      column += used + 3
    }
  }
}
