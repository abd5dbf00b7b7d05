package extension Frame {
  /// Writes one line and returns the columns it took; stops at the edge or after `limit` columns,
  /// and never leaves half of a wide character.
  @discardableResult
  mutating func write(
    _ text: String, at start: Point, role: Role, width limit: Int? = nil
  ) -> Int {
    guard start.row >= 0, start.row < size.rows else { return 0 }
    let end = min(size.columns, limit.map { start.column + max(0, $0) } ?? size.columns)
    var place = start
    for glyph in Glyph.glyphs(in: text) {
      guard place.column + glyph.width <= end else { break }
      if place.column >= 0 { put(glyph, at: place, role: role) }
      place.column += glyph.width
    }
    return place.column - start.column
  }

  /// Covers every cell of the block that lies on the screen with one character.
  mutating func fill(_ rect: Rect, with character: Character, role: Role) {
    guard let glyph = Glyph.glyphs(in: String(character)).first else { return }
    let first = max(0, rect.origin.column)
    let end = min(size.columns, rect.origin.column + rect.size.columns)
    for row in 0..<size.rows where row >= rect.origin.row {
      guard row < rect.origin.row + rect.size.rows else { break }
      var place = Point(column: first, row: row)
      while place.column + glyph.width <= end {
        put(glyph, at: place, role: role)
        place.column += glyph.width
      }
    }
  }
}

private extension Frame {
  mutating func put(_ glyph: Glyph, at place: Point, role: Role) {
    let first = index(of: place)
    clearHalves(around: first, width: glyph.width, in: place)
    cells[first] = Cell(text: glyph.text, role: role)
    for offset in 1..<max(1, glyph.width) {
      cells[first + offset] = Cell(text: "", role: role, continuation: true)
    }
  }

  /// A wide character that is about to lose one half gives up the other as well.
  mutating func clearHalves(around first: Int, width: Int, in place: Point) {
    if cells[first].continuation, place.column > 0 {
      cells[first - 1] = Cell(text: " ", role: cells[first - 1].role)
    }
    let next = place.column + width
    if next < size.columns, cells[first + width].continuation {
      cells[first + width] = Cell(text: " ", role: cells[first + width].role)
    }
  }
}
