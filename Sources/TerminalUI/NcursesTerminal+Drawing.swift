import CNcurses

package extension NcursesTerminal {
  /// Shows the frame with one write, which carries only what differs from the frame before.
  mutating func draw(_ frame: Frame) {
    guard frame != drawn else { return }
    if drawn?.size != frame.size {
      drawn = nil
      erase()
    }
    for row in 0..<min(frame.size.rows, size.rows) where !isDrawn(row, of: frame) {
      put(row, of: frame)
    }
    showCursor(of: frame)
    NcursesTerminal.send(hold.capabilities.frameStart)
    refresh()
    NcursesTerminal.send(hold.capabilities.frameEnd)
    drawn = frame
  }

  /// Changes how roles look from the next frame on.
  mutating func use(_ theme: Theme) {
    paint = Paint(paint, theme: theme)
    drawn = nil
  }

  func ring() {
    NcursesTerminal.send("\u{7}")
  }

  /// Erases the screen and everything that has scrolled out of it; the next frame is drawn whole.
  mutating func wipe() {
    NcursesTerminal.send(hold.capabilities.erase)
    clearok(cnc_physical_screen(), true)
    drawn = nil
  }
}

private extension NcursesTerminal {
  func isDrawn(_ row: Int, of frame: Frame) -> Bool {
    guard let drawn else { return false }
    let range = row * frame.size.columns..<(row + 1) * frame.size.columns
    return drawn.cells[range] == frame.cells[range]
  }

  func put(_ row: Int, of frame: Frame) {
    for column in 0..<min(frame.size.columns, size.columns) {
      let cell = frame.cells[row * frame.size.columns + column]
      let brush = paint[cell.role]
      guard let text = characters(of: cell) else { continue }
      cnc_put(Int32(row), Int32(column), text, brush.attributes, brush.pair)
    }
  }

  /// What to send for a cell, ended by zero; nil where the left half has sent it already.
  func characters(of cell: Cell) -> [wchar_t]? {
    switch hold.output {
    case .utf8:
      return cell.continuation ? nil : cell.text.endedByZero
    case .ascii:
      let text = cell.continuation ? " " : String(Transliteration.cell(cell.text))
      return text.endedByZero
    }
  }

  mutating func showCursor(of frame: Frame) {
    let isShown = frame.cursor.map(frame.contains) ?? false
    if isShown != cursorIsShown {
      // Fails where a terminal cannot hide its cursor, which then simply stays.
      curs_set(isShown ? 1 : 0)
      cursorIsShown = isShown
    }
    if isShown, let cursor = frame.cursor {
      move(Int32(cursor.row), Int32(cursor.column))
    }
  }
}

private extension String {
  var endedByZero: [wchar_t] {
    unicodeScalars.map { wchar_t(bitPattern: $0.value) } + [0]
  }
}
