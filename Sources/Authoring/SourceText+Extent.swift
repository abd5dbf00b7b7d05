extension SourceText {
  /// How many scalars of `line` belong to what stands at a mark; at least one.
  static func length(of mark: SourceMark, in line: Substring) -> Int {
    let rest = line.unicodeScalars.dropFirst(mark.column - 1)
    guard let first = rest.first else { return 1 }
    let whole = max(1, rest.count - rest.reversed().prefix { $0 == " " || $0 == "\t" }.count)
    switch first {
    case "\"": return min(whole, quoted(rest, by: "\""))
    case "'": return min(whole, quoted(rest, by: "'"))
    case "{", "[": return min(whole, mark.extent > 0 ? mark.extent : bracketed(rest))
    case "|", ">": return 1
    default:
      if mark.extent > 0 { return min(whole, mark.extent) }
      return max(1, rest.prefix { $0 != " " && $0 != ":" && $0 != "," }.count)
    }
  }

  private static func quoted(
    _ text: Substring.UnicodeScalarView, by quote: Unicode.Scalar
  ) -> Int {
    var length = 1
    var isEscaped = false
    for scalar in text.dropFirst() {
      length += 1
      if isEscaped {
        isEscaped = false
      } else if scalar == "\\", quote == "\"" {
        isEscaped = true
      } else if scalar == quote {
        return length
      }
    }
    return length
  }

  private static func bracketed(_ text: Substring.UnicodeScalarView) -> Int {
    var depth = 0
    var length = 0
    var quote: Unicode.Scalar?
    for scalar in text {
      length += 1
      if let open = quote {
        if scalar == open { quote = nil }
        continue
      }
      switch scalar {
      case "{", "[": depth += 1
      case "}", "]":
        depth -= 1
        if depth == 0 { return length }
      case "\"": quote = scalar
      default: break
      }
    }
    return length
  }
}
