/// One column of a table, with what it takes from a row and what it may hold.
struct CSVColumn<Row: Sendable>: Sendable {
  let name: String
  let content: AnalysisContent
  let need: CSVNeed
  /// Nothing for an empty field.
  let text: @Sendable (Row) -> String?

  init(
    _ name: String, _ content: AnalysisContent, _ need: CSVNeed = .free,
    _ text: @escaping @Sendable (Row) -> String?
  ) {
    self.name = name
    self.content = content
    self.need = need
    self.text = text
  }
}

/// Which rows must have something in a column.
enum CSVNeed: Hashable, Sendable {
  case always
  /// All but the void sessions, which have nothing.
  case unlessVoid
  case free
  /// Any but the void sessions, which have nothing.
  case freeUnlessVoid
}
