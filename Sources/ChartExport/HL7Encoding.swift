/// Values to bytes and texts to leaves: the only place that writes a delimiter.
package enum HL7Encoding {
  static let terminator = UInt8(ascii: "\r")

  /// Segments that end with a carriage return each, and nothing else.
  static func text(of message: HL7Message) -> String {
    message.segments.map { text(of: $0) + "\r" }.joined()
  }

  private static func text(of segment: HL7Segment) -> String {
    switch segment.name {
    case .header:
      "MSH|^~\\&" + fields(of: segment, from: 3)
    case .event, .patient, .visit, .order, .request, .document, .observation, .note:
      segment.name.rawValue + fields(of: segment, from: 1)
    }
  }

  private static func fields(of segment: HL7Segment, from first: Int) -> String {
    guard segment.lastNumber >= first else { return "" }
    return (first...segment.lastNumber).map { "|" + text(of: segment[$0]) }.joined()
  }

  private static func text(of field: HL7Field) -> String {
    joined(field.components.map { joined($0.map(escaped), by: "&") }, by: "^")
  }

  /// Without empty parts at the end.
  private static func joined(_ parts: [String], by delimiter: String) -> String {
    let end = (parts.lastIndex { !$0.isEmpty } ?? -1) + 1
    return parts[..<end].joined(separator: delimiter)
  }

  /// A text as one leaf; every text comes back from it.
  package static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: \.needsEscape) else { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\E\\"
      case "|": escaped += "\\F\\"
      case "^": escaped += "\\S\\"
      case "&": escaped += "\\T\\"
      case "~": escaped += "\\R\\"
      case "\n": escaped += "\\.br\\"
      case _ where scalar.isControl: escaped += scalar.hexadecimalEscape
      case _: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

extension Unicode.Scalar {
  fileprivate var needsEscape: Bool {
    isControl || self == "\\" || self == "|" || self == "^" || self == "&" || self == "~"
  }

  var isControl: Bool { properties.generalCategory == .control }

  /// Small letters: a receiver is known that reads no others.
  fileprivate var hexadecimalEscape: String {
    let bytes = String(self).utf8.map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return "\\X\(bytes.joined())\\"
  }
}
