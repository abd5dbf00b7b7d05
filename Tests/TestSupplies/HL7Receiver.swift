/// Reads messages as the standard says, sharing nothing with the code that writes them.
package struct HL7Receiver {
  package let segments: [Segment]

  package struct Segment {
    package let name: String
    package let fields: [String]

    /// Decoded; the first leaf of the first component.
    package func text(_ number: Int) -> String { leaf(number, 1) }

    package func leaf(_ number: Int, _ component: Int, _ part: Int = 1) -> String {
      let place = name == "MSH" ? number - 1 : number
      guard place < fields.count else { return "" }
      let components = HL7Receiver.cut(fields[place], at: "^")
      guard component <= components.count else { return "" }
      let parts = HL7Receiver.cut(components[component - 1], at: "&")
      return part <= parts.count ? HL7Receiver.decoded(parts[part - 1]) : ""
    }

    package func raw(_ number: Int) -> String {
      let place = name == "MSH" ? number - 1 : number
      return place < fields.count ? fields[place] : ""
    }
  }

  package init(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    segments = HL7Receiver.cut(text, at: "\r").filter { !$0.isEmpty }
      .map { line in
        let fields = HL7Receiver.cut(line, at: "|")
        return Segment(name: fields[0], fields: fields)
      }
  }

  package func all(_ name: String) -> [Segment] { segments.filter { $0.name == name } }

  /// The observations of one code, with the notes below each.
  package func observations(_ code: String) -> [(segment: Segment, notes: [String])] {
    var found: [(Segment, [String])] = []
    var isInside = false
    for segment in segments {
      if segment.name == "OBX" {
        isInside = segment.text(3) == code
        if isInside { found.append((segment, [])) }
      } else if segment.name == "NTE", isInside {
        found[found.count - 1].1.append(segment.text(3))
      }
    }
    return found
  }

  package static func cut(_ text: String, at delimiter: Unicode.Scalar) -> [String] {
    var parts = [""]
    for scalar in text.unicodeScalars {
      if scalar == delimiter {
        parts.append("")
      } else {
        parts[parts.count - 1].unicodeScalars.append(scalar)
      }
    }
    return parts
  }

  /// Takes the escapes away, once.
  package static func decoded(_ leaf: String) -> String {
    var bytes: [UInt8] = []
    let source = Array(leaf.utf8)
    var place = 0
    while place < source.count {
      guard source[place] == UInt8(ascii: "\\"),
        let end = source[(place + 1)...].firstIndex(of: UInt8(ascii: "\\"))
      else {
        bytes.append(source[place])
        place += 1
        continue
      }
      let name = String(decoding: source[(place + 1)..<end], as: UTF8.self)
      switch name {
      case "E": bytes.append(0x5C)
      case "F": bytes.append(0x7C)
      case "S": bytes.append(0x5E)
      case "T": bytes.append(0x26)
      case "R": bytes.append(0x7E)
      case ".br": bytes.append(0x0A)
      case _:
        var digits = Array(name.dropFirst())
        while digits.count >= 2 {
          bytes.append(UInt8(String(digits[0...1]), radix: 16) ?? 0)
          digits.removeFirst(2)
        }
      }
      place = end + 1
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
