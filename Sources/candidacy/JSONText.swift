/// A text as a JSON string, with its quotes.
struct JSONText: CustomStringConvertible {
  let text: String

  init(_ text: String) {
    self.text = text
  }

  var description: String {
    var written = "\""
    var marks = 0
    for scalar in text.unicodeScalars {
      marks =
        scalar.value >= 0x300 && scalar.properties.generalCategory == .nonspacingMark
        ? marks + 1 : 0
      switch scalar {
      case "\"": written += "\\\""
      case "\\": written += "\\\\"
      case "\n": written += "\\n"
      case "\r": written += "\\r"
      case "\t": written += "\\t"
      case "\0"..<" ":
        let digits = String(scalar.value, radix: 16)
        written += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      case _ where scalar.isSeen && marks <= 4: written.unicodeScalars.append(scalar)
      case _:
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          written += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      }
    }
    return written + "\""
  }
}

extension String {
  /// The order of keys in every JSON that is written: by their bytes.
  func bytesPrecede(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}

extension Unicode.Scalar {
  /// What is not seen, or turns the line around, is written as an escape that says the same.
  fileprivate var isSeen: Bool {
    guard value >= 0x7F else { return true }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return false
    case _: return !properties.isDefaultIgnorableCodePoint || (0xFE00...0xFE0F).contains(value)
    }
  }
}
