extension SourceGuard {
  var current: UInt8 { position < bytes.count ? bytes[position] : UInt8(ascii: "\n") }

  var column: Int { position - lineStart }

  var isAtLineEnd: Bool { current == UInt8(ascii: "\n") }

  var isBlankNext: Bool {
    position + 1 >= bytes.count || isBlank(bytes[position + 1])
      || bytes[position + 1] == UInt8(ascii: "\n")
  }

  func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  @discardableResult
  mutating func skipSpaces() -> Int {
    while position < bytes.count, isBlank(bytes[position]) { position += 1 }
    return column
  }

  mutating func nextLine() {
    position += 1
    line += 1
    lineStart = position
  }

  mutating func skipLine() {
    while !isAtLineEnd { position += 1 }
    nextLine()
  }

  /// Passes a directive or the line between two documents; the parser has the say on those.
  mutating func skipDocumentMark() -> Bool {
    let end = position + 3
    let isFollowedByBlank =
      end >= bytes.count || isBlank(bytes[end]) || bytes[end] == UInt8(ascii: "\n")
    let isMark =
      isFollowedByBlank
      && ["---", "..."].contains { bytes[position...].starts(with: $0.utf8) }
    guard isMark || current == UInt8(ascii: "%") else { return false }
    columns = []
    guard isMark else {
      skipLine()
      return true
    }
    position += 3
    return true
  }

  mutating func skipQuoted() {
    let quote = current
    position += 1
    while position < bytes.count, current != quote {
      if current == UInt8(ascii: "\n") {
        nextLine()
      } else if current == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        position += 1
        if !isAtLineEnd { position += 1 }
      } else {
        position += 1
      }
    }
    position += 1
  }

  func forbiddenStart() -> Refusal? {
    switch current {
    case UInt8(ascii: "&"): refused(.anchor)
    case UInt8(ascii: "*"): refused(.alias)
    case UInt8(ascii: "!"): refused(.tag)
    default: nil
    }
  }

  func refused(_ fact: FileFact) -> Refusal { refused(fact, at: position) }

  func refused(_ fact: FileFact, at place: Int) -> Refusal {
    let before = bytes[lineStart..<max(lineStart, min(place, bytes.count))]
    let scalars = before.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    let extent = fact == .nestedTooDeep ? 1 : 0
    return Refusal(fact: fact, line: line, column: scalars + 1, extent: extent)
  }
}
