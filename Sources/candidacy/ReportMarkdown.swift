import Rules

/// A report as Markdown.
enum ReportMarkdown {
  static func text(of blocks: [ReportBlock]) -> String {
    blocks.map { lines(of: $0).map { $0 + "\n" }.joined() }.joined(separator: "\n")
  }

  private static func lines(of block: ReportBlock) -> [String] {
    switch block {
    case .title(let text): ["# \(escaped(text))"]
    case .heading(let text): ["## \(escaped(text))"]
    case .subheading(let text, let name): ["### \(escaped(text)) `\(name)`"]
    case .paragraph(let text): [escaped(text)]
    case .list(let statements): statements.flatMap { self.lines(of: $0, depth: 0) }
    case .table(let table): lines(of: table)
    }
  }

  private static func lines(of statement: Statement, depth: Int) -> [String] {
    [String(repeating: "  ", count: depth) + "- " + escaped(statement.text)]
      + statement.parts.flatMap { lines(of: $0, depth: depth + 1) }
  }

  private static func lines(of table: ReportTable) -> [String] {
    [row(table.columns.map { [$0.title] }), "|" + table.columns.map { _ in "---|" }.joined()]
      + table.rows.map(row)
  }

  private static func row(_ cells: [[String]]) -> String {
    "| " + cells.map { $0.map(escaped).joined(separator: "<br>") }.joined(separator: " | ") + " |"
  }

  /// Signs that Markdown would take for its own.
  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, sign in
      if ["\\", "`", "*", "_", "[", "]", "<", ">", "|", "#"].contains(sign) { result += "\\" }
      result.append(sign)
    }
  }
}
