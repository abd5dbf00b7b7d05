/// Draws diagnostics for people, with the line and a caret, or as JSON for programs.
package enum DiagnosticRenderer {
  static let width = 100
  /// How far a hint may go over that beside the caret.
  static let hintWidth = 144

  /// One picture after another, with an empty line between them.
  package static func text(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map(text).joined(separator: "\n")
  }

  package static func text(_ diagnostic: Diagnostic) -> String {
    let heading =
      "\(diagnostic.severity.rawValue)[\(diagnostic.code)]: \(visible(diagnostic.message))\n"
    let location = diagnostic.location
    let hint = diagnostic.hint.map(visible)
    guard let excerpt = location.excerpt else {
      return heading + "  --> \(visible(location.file))\n" + (hint.map { "   = \($0)\n" } ?? "")
        + lines(diagnostic.details, after: " ")
    }
    let number = String(location.line)
    let margin = String(repeating: " ", count: number.count)
    let window = ExcerptWindow(
      excerpt, column: location.column, length: location.length,
      width: width - number.count - 3)
    let caret =
      String(repeating: " ", count: window.caretOffset)
      + String(repeating: "^", count: window.caretWidth)
    return heading
      + "\(margin)--> \(visible(location.file)):\(location.line):\(location.column)\n"
      + "\(margin) |\n"
      + "\(number) | \(window.text)\n"
      + "\(margin) | \(caret)\(placed(hint, after: caret, margin: margin))\n"
      + lines(diagnostic.details, after: margin)
  }

  /// Beside the caret where there is room for it, else on a line of its own.
  private static func placed(_ hint: String?, after caret: String, margin: String) -> String {
    guard let hint else { return "" }
    return margin.count + 3 + caret.count + 1 + hint.count <= hintWidth
      ? " \(hint)" : "\n\(margin) = \(hint)"
  }

  private static func lines(_ details: [String], after margin: String) -> String {
    guard !details.isEmpty else { return "" }
    return "\(margin) |\n" + details.map { "\(margin) | \(visible($0))\n" }.joined()
  }

  private static func visible(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map(\.shown)))
  }
}

/// The part of a line that fits beside its number, and where the caret belongs under it.
struct ExcerptWindow {
  let text: String
  let caretOffset: Int
  let caretWidth: Int

  init(_ line: Substring, column: Int, length: Int, width: Int) {
    let scalars = Array(line.unicodeScalars)
    let start = min(max(0, column - 1), scalars.count)
    let end = min(scalars.count, start + max(1, length))
    var first = 0
    if ExcerptWindow.width(of: scalars[...]) > width {
      // The caret goes to the first third, so that most of what follows can be seen.
      first = start
      var room = width / 3
      while first > 0, room > scalars[first - 1].columns {
        first -= 1
        room -= scalars[first].columns
      }
    }
    let lead = first > 0 ? "…" : ""
    var last = first
    var used = lead.count
    while last < scalars.count {
      let needed = scalars[last].columns + (last + 1 < scalars.count ? 1 : 0)
      guard used + needed <= width else { break }
      used += scalars[last].columns
      last += 1
    }
    let tail = last < scalars.count ? "…" : ""
    let shown = String(String.UnicodeScalarView(scalars[first..<last].map(\.shown)))
    text = lead + shown + tail
    caretOffset =
      lead.count + ExcerptWindow.width(of: scalars[first..<max(first, min(start, last))])
    caretWidth = max(1, ExcerptWindow.width(of: scalars[min(start, last)..<min(end, last)]))
  }

  private static func width(of scalars: ArraySlice<Unicode.Scalar>) -> Int {
    scalars.reduce(0) { $0 + $1.columns }
  }
}
