import Authoring
import Interview
import Proof
import Rules

/// How two versions differ, for people.
struct CompareReport {
  let versions: ComparedVersions
  let changes: QuestionnaireChanges
  let differences: [VersionComparison.Difference]
  let responses: ComparedResponses?

  var text: String {
    var lines = changeLines
    if !lines.isEmpty { lines.append("") }
    for difference in differences { lines += words(for: difference) + [""] }
    if let responses { lines += table(responses) + [""] }
    lines.append(summary)
    return lines.joined(separator: "\n") + "\n"
  }

  private var summary: String {
    let outcomes =
      differences.isEmpty
      ? "every patient gets the same outcome by both versions"
      : "patients get another outcome in \(count(differences.count, "way"))"
    return outcomes.prefix(1).uppercased() + outcomes.dropFirst() + "; "
      + "\(count(changes.changes.count, "change")) in what is asked."
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number == 0 ? "no" : String(number)) \(noun)\(number == 1 ? "" : "s")"
  }

  private var changeLines: [String] {
    changes.changes.map { change in
      let what =
        change.option.map { "option `\($0)` of `\(change.item)`" } ?? "question `\(change.item)`"
      switch change.kind {
      case .added: return "added: \(what)"
      case .removed: return "removed: \(what)"
      case .renamed: return "renamed: \(what), now `\(change.newName ?? "")`"
      case .reworded: return "reworded: \(what)"
      case .answeredOtherwise: return "answered otherwise: \(what)"
      }
    }
  }

  private func words(for difference: VersionComparison.Difference) -> [String] {
    let (before, after) = (difference.before, difference.after)
    let newOnly = versions.new.form.items.indices.filter {
      versions.old.form.place(of: versions.new.form.items[$0].id) == nil
        && (difference.newPatient[$0] != nil || difference.newPatient.changed.contains($0))
    }
    return ["`\(before.outcome.id)` becomes `\(after.outcome.id)`"]
      + ShownPatient.answers(of: difference.oldPatient, versions.old).map { "  \($0)" }
      + (newOnly.isEmpty ? [] : ["  And to the new questions:"])
      + newOnly.flatMap { ShownPatient.lines(at: $0, of: difference.newPatient, versions.new) }
      .map { "  \($0)" }
      + [
        "  Old: \(before.rule.id) decides: \(before.outcome.title.source) (\(before.outcome.id)).",
        "  New: \(after.rule.id) decides: \(after.outcome.title.source) (\(after.outcome.id)).",
      ]
  }

  /// How many patients of the file change from what to what, then who.
  private func table(_ responses: ComparedResponses) -> [String] {
    var pairs: [[String]: Int] = [:]
    for changed in responses.changed {
      pairs[[changed.before.outcome, changed.after.outcome], default: 0] += 1
    }
    let rows = pairs.sorted { ($1.value, $0.key[0], $0.key[1]) < ($0.value, $1.key[0], $1.key[1]) }
    let heading =
      "\(responses.changed.count) of \(responses.total) patients would get something else"
    guard !rows.isEmpty else { return [heading + "."] }
    return [heading + ":"]
      + Self.columns(
        [["patients", "old", "new"]]
          + rows.map { [String($0.value), $0.key[0], $0.key[1]] })
      + [""]
      + Self.columns(
        [["line", "id", "old", "new"]]
          + responses.changed.prefix(Self.shownPatients).map { changed in
            [
              String(changed.line), changed.id ?? "-",
              "\(changed.before.outcome) (\(changed.before.rule))",
              "\(changed.after.outcome) (\(changed.after.rule))",
            ]
          })
      + (responses.changed.count > Self.shownPatients
        ? ["  and \(responses.changed.count - Self.shownPatients) more; --format ndjson lists all"]
        : [])
  }

  /// More than anybody reads in a table.
  private static let shownPatients = 50

  private static func columns(_ rows: [[String]]) -> [String] {
    let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0
    }
    return rows.map { row in
      let cells = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count)
      }
      let line = "  " + cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}
