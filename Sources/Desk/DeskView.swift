import TerminalUI

/// A page of the desk as cells.
package enum DeskView {
  /// The tags of its targets are places among the page's `elements`.
  package static func frame(of page: DeskPage, scroll: Int, in size: Size) -> Frame {
    var drawing = Drawing(page, in: size)
    drawing.drawTitle()
    drawing.drawPinned()
    drawing.drawParts(from: drawing.layout.offset(scroll: scroll))
    drawing.drawHints()
    return drawing.frame
  }

  /// How far down the parts can be moved.
  package static func furthestScroll(_ page: DeskPage, in size: Size) -> Int {
    DeskLayout(page, in: size).furthest
  }

  /// The line that is really on top when so much scrolling is asked for: the focus stays in view.
  ///
  /// A program that keeps this number sees the focus move over a page that stands still.
  package static func settledScroll(
    _ scroll: Int, of page: DeskPage, in size: Size
  ) -> Int {
    DeskLayout(page, in: size).offset(scroll: scroll)
  }

  /// How many lines of the parts are in view at once.
  package static func room(_ page: DeskPage, in size: Size) -> Int {
    DeskLayout(page, in: size).room
  }
}

extension DeskView {
  private struct Drawing {
    let page: DeskPage
    let layout: DeskLayout
    let elements: [DeskElement]
    var frame: Frame

    init(_ page: DeskPage, in size: Size) {
      self.page = page
      layout = DeskLayout(page, in: size)
      elements = page.elements
      frame = Frame(size: size)
    }

    mutating func drawTitle() {
      let columns = frame.size.columns
      fill(row: 0, role: .title)
      let status = TextLayout.truncated(page.status, to: columns / 2)
      let place = columns - TextLayout.width(status) - 1
      let room = place - DeskLayout.left - (status.isEmpty ? 0 : 2)
      frame.write(
        TextLayout.truncated(page.title, to: room), at: Point(column: DeskLayout.left, row: 0),
        role: .title)
      frame.write(status, at: Point(column: place, row: 0), role: .title)
    }

    mutating func drawPinned() {
      for (order, line) in layout.top.enumerated() { draw(line, at: 1 + order) }
      for (order, line) in layout.bottom.enumerated() { draw(line, at: layout.bottomTop + order) }
    }

    mutating func drawParts(from offset: Int) {
      let visible = layout.visible(from: offset)
      for (row, line) in visible { draw(line, at: row) }
      if frame.cursor == nil, let first = visible.first(where: { $0.line.stop == page.focus }) {
        let place = Point(column: DeskLayout.left, row: first.row)
        frame.write("▶", at: place, role: .focused)
        frame.cursor = frame.contains(place) ? place : nil
      }
      guard layout.hasSigns else { return }
      if offset > 0 { drawSign("▲ " + page.words.moreAbove, .above, at: layout.roomTop - 1) }
      if offset < layout.furthest {
        drawSign("▼ " + page.words.moreBelow, .below, at: layout.roomTop + layout.room)
      }
    }

    mutating func drawHints() {
      let first = frame.size.rows - layout.hints.count
      for (order, hints) in layout.hints.enumerated() {
        let row = first + order
        guard row > 0 else { continue }
        fill(row: row, role: .hint)
        for hint in hints {
          let place = Point(column: hint.column, row: row)
          let used = frame.write(hint.text, at: place, role: .hint)
          target(hint.element, at: place, columns: used)
        }
      }
    }

    private mutating func drawSign(_ text: String, _ element: DeskElement, at row: Int) {
      let place = Point(column: DeskLayout.left, row: row)
      target(element, at: place, columns: frame.write(text, at: place, role: .hint))
    }

    private mutating func draw(_ line: DeskLayout.Line, at row: Int) {
      let start = Point(column: DeskLayout.left, row: row)
      if let stop = line.stop {
        if line.hasBar, stop == page.focus {
          frame.fill(
            Rect(column: start.column, row: row, columns: layout.width, rows: 1), with: " ",
            role: .focused)
        }
        frame.target(
          stop, in: Rect(column: start.column, row: row, columns: layout.width, rows: 1))
      }
      target(line.element, at: start, columns: layout.width)
      for span in line.spans { draw(span, in: line, at: row) }
    }

    private mutating func draw(_ span: DeskLayout.Span, in line: DeskLayout.Line, at row: Int) {
      let place = Point(column: DeskLayout.left + span.column, row: row)
      let isFocused = span.stop != nil && span.stop == page.focus
      let used = frame.write(
        span.text, at: place, role: isFocused ? .focused : span.role,
        width: layout.width - span.column)
      if let stop = span.stop, line.stop == nil {
        frame.target(stop, in: Rect(column: place.column, row: row, columns: used, rows: 1))
      }
      if isFocused, let cursor = span.cursor {
        let column = min(place.column + cursor, frame.size.columns - 1)
        let point = Point(column: column, row: row)
        frame.cursor = frame.contains(point) ? point : nil
      }
    }

    /// What can only be clicked stands at the end of the elements.
    private mutating func target(_ element: DeskElement?, at place: Point, columns: Int) {
      guard let element, let tag = elements.lastIndex(of: element) else { return }
      frame.target(
        tag, in: Rect(column: place.column, row: place.row, columns: columns, rows: 1))
    }

    private mutating func fill(row: Int, role: Role) {
      frame.fill(
        Rect(column: 0, row: row, columns: frame.size.columns, rows: 1), with: " ", role: role)
    }
  }
}
