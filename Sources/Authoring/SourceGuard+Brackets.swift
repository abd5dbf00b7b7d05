extension SourceGuard {
  mutating func bracketed() -> Refusal? {
    var depth = 0
    var isInText = false
    while position < bytes.count {
      switch current {
      case UInt8(ascii: "\n"):
        nextLine()
        continue
      case UInt8(ascii: " "), UInt8(ascii: "\t"):
        break
      case UInt8(ascii: "#") where !isInText || isAfterBlank:
        skipLine()
        continue
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        isInText = false
        if depth > SourceGuard.nestingLimit { return refused(.nestedTooDeep) }
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        isInText = true
        if depth == 0 {
          position += 1
          return nil
        }
      case UInt8(ascii: ","):
        isInText = false
      case UInt8(ascii: ":") where isBlankNext || isBracketNext || isAfterQuote:
        isInText = false
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if !isInText {
          skipQuoted()
          isInText = true
          continue
        }
      default:
        if !isInText, let refusal = forbiddenStart() { return refusal }
        isInText = isInText || !(current == UInt8(ascii: "?") && isBlankNext)
      }
      position += 1
    }
    return nil
  }

  var isBracketNext: Bool {
    position + 1 < bytes.count && ",[]{}".utf8.contains(bytes[position + 1])
  }

  var isAfterBlank: Bool {
    position == lineStart || isBlank(bytes[position - 1])
  }

  var isAfterQuote: Bool {
    position > 0
      && (bytes[position - 1] == UInt8(ascii: "\"") || bytes[position - 1] == UInt8(ascii: "'"))
  }
}
