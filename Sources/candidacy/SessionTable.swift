import TerminalUI

/// Sessions in columns for a person, or as JSON for a program.
struct SessionTable {
  private let lines: [SessionLine]
  /// What each outcome is called.
  private let titles: [String: String]

  init(_ lines: [SessionLine], titles: [String: String]) {
    self.lines = lines
    self.titles = titles
  }

  var text: String {
    guard !lines.isEmpty else { return "No sessions.\n" }
    let rows =
      [["TICKET", "SESSION", "STARTED", "LANGUAGE", "STATE", "OUTCOME"]]
      + lines.map { line in
        [
          String(line.summary.ticket), line.summary.id.text, line.started.minuteText,
          line.language?.code ?? "", line.state.rawValue,
          line.verdict.map { titles[$0.outcome] ?? $0.outcome } ?? "",
        ]
      }
    let widths = rows[0].indices.map { column in
      rows.map { TextLayout.width($0[column]) }.max() ?? 0
    }
    return rows.map { row in
      let cells = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - TextLayout.width(cell))
      }
      let text = cells.joined(separator: "  ")
      return String(text.reversed().drop { $0 == " " }.reversed()) + "\n"
    }.joined()
  }

  var json: String {
    guard !lines.isEmpty else { return "[]\n" }
    let objects = lines.map { line in
      let members = [
        ("language", line.language.map { "\(JSONText($0.code))" }),
        ("outcome", line.verdict.map { "\(JSONText($0.outcome))" }),
        ("rule", line.verdict.map { "\(JSONText($0.rule))" }),
        ("session", "\(JSONText(line.summary.id.text))"),
        ("started", "\(JSONText(line.started.isoText))"),
        ("state", "\(JSONText(line.state.rawValue))"),
        ("ticket", String(line.summary.ticket)),
      ]
      return "  {"
        + members.map { key, value in "\"\(key)\": \(value ?? "null")" }.joined(separator: ", ")
        + "}"
    }
    return "[\n\(objects.joined(separator: ",\n"))\n]\n"
  }
}
