import Rules

/// A piece of a report, before it is text or Markdown.
enum ReportBlock {
  case title(String)
  case heading(String)
  /// With a name for those who look it up in the files.
  case subheading(String, name: String)
  case paragraph(String)
  case list([Statement])
  case table(ReportTable)
}

/// Rows of cells; a cell is entries of which each has its own line.
struct ReportTable {
  let columns: [Column]
  let rows: [[[String]]]

  struct Column {
    let title: String
    /// In a text of 80 columns.
    let width: Int
  }
}
