extension DiagnosticRenderer {
  /// An array with one object a line; keys are sorted, what is missing is null.
  ///
  /// `end` is the place behind what is marked, `fix` the text to write there instead.
  package static func json(_ diagnostics: [Diagnostic]) -> String {
    guard !diagnostics.isEmpty else { return "[]\n" }
    return "[\n" + diagnostics.map { "  " + object($0) }.joined(separator: ",\n") + "\n]\n"
  }

  private static func object(_ diagnostic: Diagnostic) -> String {
    let details = diagnostic.details.map { quoted($0) }.joined(separator: ",")
    let end = diagnostic.column + diagnostic.length
    let pairs: [(String, String)] = [
      ("code", quoted(diagnostic.code)),
      ("column", String(diagnostic.column)),
      ("details", "[\(details)]"),
      ("end", "{\"column\":\(end),\"line\":\(diagnostic.line)}"),
      ("file", quoted(diagnostic.file)),
      ("fix", diagnostic.fix.map(quoted) ?? "null"),
      ("hint", diagnostic.hint.map(quoted) ?? "null"),
      ("length", String(diagnostic.length)),
      ("line", String(diagnostic.line)),
      ("message", quoted(diagnostic.message)),
      ("severity", quoted(diagnostic.severity.rawValue)),
    ]
    return "{" + pairs.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      default:
        guard scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) else {
          result.unicodeScalars.append(scalar)
          continue
        }
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
    return result + "\""
  }
}
