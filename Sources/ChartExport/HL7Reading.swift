/// A message taken apart as a receiver would: what is between the delimiters, still escaped.
struct HL7Reading {
  let segments: [Segment]

  struct Segment {
    let name: String
    /// The standard's numbers begin at 1; a header's first two are its delimiters.
    let fields: [Substring]
    /// Which segment of this name it is, from 1.
    let count: Int

    subscript(number: Int) -> Substring {
      let place = name == HL7Segment.Name.header.rawValue ? number - 1 : number
      return fields.indices.contains(place) ? fields[place] : ""
    }

    var lastNumber: Int {
      name == HL7Segment.Name.header.rawValue ? fields.count : fields.count - 1
    }

    func place(_ number: Int) -> HL7Fault.Place {
      HL7Fault.Place(segment: name, count: count, field: number)
    }
  }

  init(_ text: String) {
    var counts: [Substring: Int] = [:]
    segments = text.unicodeScalars.split(separator: "\r", omittingEmptySubsequences: true)
      .map { line in
        let fields = Substring(line).unicodeScalars
          .split(separator: "|", omittingEmptySubsequences: false).map { Substring($0) }
        let name = fields.first ?? ""
        counts[name, default: 0] += 1
        return Segment(name: String(name), fields: fields, count: counts[name, default: 1])
      }
  }
}

extension Substring {
  /// Between the carets.
  var components: [Substring] {
    unicodeScalars.split(separator: "^", omittingEmptySubsequences: false).map { Substring($0) }
  }

  var longestLeaf: Int {
    let leaves = components.flatMap { $0.unicodeScalars.split(separator: "&") }
    return leaves.map(\.count).max() ?? 0
  }

  /// Only whole escapes of the kinds that we write, and no delimiter that should have been one.
  var isLeaf: Bool {
    var inside: Substring.UnicodeScalarView?
    for scalar in unicodeScalars {
      if scalar == "\\" {
        if let escape = inside {
          guard Self.isEscape(String(escape)) else { return false }
          inside = nil
        } else {
          inside = Substring().unicodeScalars
        }
      } else if inside != nil {
        inside?.append(scalar)
      } else if scalar == "^" || scalar == "&" || scalar == "~" || scalar.isControl {
        return false
      }
    }
    return inside == nil
  }

  /// Whether an escape in it stands for a backslash.
  var hasBackslash: Bool {
    let parts = unicodeScalars.split(separator: "\\", omittingEmptySubsequences: false)
    return zip(0..., parts).contains { $0 % 2 == 1 && Substring($1) == "E" }
  }

  private static func isEscape(_ escape: String) -> Bool {
    switch escape {
    case "E", "F", "S", "T", "R", ".br": true
    case _:
      escape.hasPrefix("X") && escape.utf8.count > 1 && escape.utf8.count % 2 == 1
        && escape.utf8.dropFirst().allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 }
    }
  }
}
