/// One whole screen as cells, with the place of the cursor and what a click on each part means.
package struct Frame: Equatable, Sendable {
  package let size: Size
  /// Row by row, `size.columns` cells each.
  package internal(set) var cells: [Cell]
  package internal(set) var targets: [Target]
  /// Where the hardware cursor sits; hidden when nil.
  package var cursor: Point?

  package init(size: Size) {
    self.size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
    cells = Array(repeating: .blank, count: self.size.columns * self.size.rows)
    targets = []
    cursor = nil
  }

  /// A part of the screen that answers to a click with a number of the program's choosing.
  package struct Target: Equatable, Sendable {
    package let tag: Int
    package let rect: Rect
  }

  /// The cell at a place, or nil outside the screen.
  package subscript(_ point: Point) -> Cell? {
    contains(point) ? cells[index(of: point)] : nil
  }

  package func contains(_ point: Point) -> Bool {
    Rect(origin: Point(column: 0, row: 0), size: size).contains(point)
  }

  package mutating func target(_ tag: Int, in rect: Rect) {
    targets.append(Target(tag: tag, rect: rect))
  }

  /// The tag of the last target laid over this place.
  package func target(at point: Point) -> Int? {
    targets.last { $0.rect.contains(point) }?.tag
  }

  func index(of point: Point) -> Int { point.row * size.columns + point.column }
}
