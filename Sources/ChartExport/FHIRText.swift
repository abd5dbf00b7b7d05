extension String {
  /// As FHIR's strings may be: nothing that moves, hides or reorders text, and no space around it.
  var fhirText: String {
    var text = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in unicodeScalars {
      defer { isAfterReturn = scalar == "\r" }
      switch scalar.properties.generalCategory {
      case .control:
        switch scalar {
        case "\t": text.append(scalar)
        case "\n": if !isAfterReturn { text.append(scalar) }
        case "\r": text.append("\n")
        case _: text.append("\u{FFFD}")
        }
      case .lineSeparator, .paragraphSeparator: text.append("\n")
      case .spaceSeparator: text.append(" ")
      case .format: text.append(scalar.isJoiner ? scalar : "\u{FFFD}")
      case .unassigned where scalar.value & 0xFFFE == 0xFFFE: text.append("\u{FFFD}")
      case _: text.append(scalar)
      }
    }
    let start = text.drop(while: \.properties.isWhitespace)
    let end = start.reversed().drop(while: \.properties.isWhitespace)
    return String(String.UnicodeScalarView(end.reversed()))
  }

  /// As text of an XHTML narrative.
  var xhtmlText: String {
    var text = ""
    for character in unicodeScalars {
      switch character {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case _: text.unicodeScalars.append(character)
      }
    }
    return text
  }
}

extension Unicode.Scalar {
  /// Shapes the letters or pictures beside it.
  fileprivate var isJoiner: Bool { self == "\u{200C}" || self == "\u{200D}" }
}

extension FHIR.Narrative {
  private static let start = "<div xmlns=\"http://www.w3.org/1999/xhtml\""

  /// One sentence after the other.
  init(_ lines: [String], in language: String) {
    let body = lines.map { "<p>\($0.xhtmlText)</p>" }.joined()
    let code = language.xhtmlText
    div = "\(Self.start) lang=\"\(code)\" xml:lang=\"\(code)\">\(body)</div>"
  }
}
