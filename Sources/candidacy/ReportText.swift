import ChartExport
import Rules
import TerminalUI

/// A report as plain text of 80 columns.
enum ReportText {
  static func text(of blocks: [ReportBlock]) -> String {
    var lines: [String] = []
    for block in blocks {
      if !lines.isEmpty { lines.append("") }
      lines += self.lines(of: block)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func lines(of block: ReportBlock) -> [String] {
    switch block {
    case .title(let text):
      wrapped(text, after: "", under: "")
        + [String(repeating: "=", count: min(80, TextLayout.width(text)))]
    case .heading(let text): [text.uppercased(), String(repeating: "-", count: text.count)]
    case .subheading(let text, let name): wrapped("\(text)  [\(name)]", after: "", under: "  ")
    case .paragraph(let text): wrapped(text, after: "  ", under: "  ")
    case .list(let statements): statements.flatMap { self.lines(of: $0, depth: 1) }
    case .table(let table): lines(of: table)
    }
  }

  private static func lines(of statement: Statement, depth: Int) -> [String] {
    let margin = String(repeating: "  ", count: depth)
    return wrapped(statement.text, after: margin + "- ", under: margin + "  ")
      + statement.parts.flatMap { lines(of: $0, depth: depth + 1) }
  }

  /// Broken at blanks only, so that names stay whole.
  private static func wrapped(
    _ text: String, after first: String, under rest: String, columns: Int = NoteLines.columns
  ) -> [String] {
    var lines: [String] = []
    var line = first
    var isEmpty = true
    for word in text.split(separator: " ") {
      let gap = isEmpty ? "" : " "
      if !isEmpty, TextLayout.width(line + gap + word) > columns {
        lines.append(line)
        line = rest + word
      } else {
        line += gap + word
      }
      isEmpty = false
    }
    return lines + [line]
  }

  private static func lines(of table: ReportTable) -> [String] {
    let head = row(table.columns.map { [$0.title] }, table)
    let rule = table.columns.map { String(repeating: "-", count: $0.width) }
      .joined(separator: "  ")
    return head + [rule]
      + table.rows.enumerated().flatMap { order, cells in
        (order == 0 ? [] : [""]) + row(cells, table)
      }
  }

  private static func row(_ cells: [[String]], _ table: ReportTable) -> [String] {
    let columns = zip(cells, table.columns).map { entries, column -> [String] in
      let hang = entries.count > 1 ? "  " : ""
      return entries.flatMap { wrapped($0, after: "", under: hang, columns: column.width) }
    }
    let height = columns.map(\.count).max() ?? 0
    return (0..<height).map { line in
      let parts = zip(columns, table.columns).map { lines, column in
        let text = lines.indices.contains(line) ? lines[line] : ""
        let padding = max(0, column.width - TextLayout.width(text))
        return text + String(repeating: " ", count: padding)
      }
      let joined = parts.joined(separator: "  ")
      return String(joined.reversed().drop { $0 == " " }.reversed())
    }
  }
}
