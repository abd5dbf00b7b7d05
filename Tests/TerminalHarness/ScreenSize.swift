/// Columns and rows of a terminal.
package struct ScreenSize: Equatable, Sendable {
  package var columns: Int
  package var rows: Int

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// The smallest, the usual and a large screen of the product.
  package static let small = ScreenSize(columns: 64, rows: 24)
  package static let usual = ScreenSize(columns: 80, rows: 25)
  package static let large = ScreenSize(columns: 120, rows: 33)
}
