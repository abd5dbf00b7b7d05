/// A value of RFC 8259, written in one way only.
indirect enum AnalysisJSON: Hashable, Sendable {
  case null
  case bool(Bool)
  /// In the digits that are written.
  case number(String)
  case string(String)
  case array([AnalysisJSON])
  case object([String: AnalysisJSON])

  /// On one line, keys in the order of their bytes.
  var text: String {
    switch self {
    case .null: return "null"
    case .bool(let bool): return bool ? "true" : "false"
    case .number(let digits): return digits
    case .string(let text): return Self.quoted(text)
    case .array(let values): return "[\(values.map(\.text).joined(separator: ","))]"
    case .object(let fields):
      let sorted = fields.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      let written = sorted.map { "\(Self.quoted($0.key)):\($0.value.text)" }
      return "{\(written.joined(separator: ","))}"
    }
  }

  /// Nothing is lost, and nothing can move, hide or reorder the text around it.
  private static func quoted(_ text: String) -> String {
    var written = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        written.append("\\")
        written.append(scalar)
      case _:
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator:
          for unit in String(scalar).utf16 { written.append(contentsOf: escape(unit)) }
        case _: written.append(scalar)
        }
      }
    }
    written.append("\"")
    return String(written)
  }

  private static func escape(_ unit: UInt16) -> String.UnicodeScalarView {
    let digits = String(unit, radix: 16)
    return ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).unicodeScalars
  }
}
