extension SourceGuard {
  mutating func blockToken() -> Refusal? {
    while true {
      skipSpaces()
      guard !isAtLineEnd else {
        nextLine()
        return nil
      }
      if let refusal = forbiddenStart() { return refusal }
      switch current {
      case UInt8(ascii: "#"):
        skipLine()
        return nil
      case UInt8(ascii: "-") where isBlankNext, UInt8(ascii: "?") where isBlankNext:
        if let refusal = enter(column) { return refusal }
        position += 1
      case UInt8(ascii: "|"), UInt8(ascii: ">"):
        openBlock = columns.last ?? -1
        skipLine()
        return nil
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let start = column
        let startLine = line
        skipQuoted()
        skipSpaces()
        guard current == UInt8(ascii: ":"), line == startLine else { continue }
        if let refusal = enter(start) { return refusal }
        position += 1
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        let start = column
        if let refusal = bracketed() { return refusal }
        skipSpaces()
        guard current == UInt8(ascii: ":") else { continue }
        if let refusal = enter(start) { return refusal }
        position += 1
      default:
        let before = line
        if let refusal = plainText(startingAt: column) { return refusal }
        if line != before || position >= bytes.count { return nil }
      }
    }
  }

  /// Ends behind a key's colon, or in the next line.
  mutating func plainText(startingAt start: Int?) -> Refusal? {
    while position < bytes.count, current != UInt8(ascii: "\n") {
      if current == UInt8(ascii: ":"), isBlankNext {
        position += 1
        openText = nil
        return start.flatMap { enter($0) } ?? (start == nil ? blockToken() : nil)
      }
      if current == UInt8(ascii: "#"), isBlank(bytes[position - 1]) {
        openText = nil
        skipLine()
        return nil
      }
      position += 1
    }
    openText = columns.last ?? -1
    nextLine()
    return nil
  }

  mutating func enter(_ column: Int) -> Refusal? {
    if columns.last != column { columns.append(column) }
    guard columns.count > SourceGuard.nestingLimit else { return nil }
    return refused(.nestedTooDeep, at: lineStart + column)
  }
}
