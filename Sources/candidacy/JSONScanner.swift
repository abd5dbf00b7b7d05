/// Reads JSON straight from bytes in one pass and without allocating, which is what lets every
/// fault name its place, a repeated key be refused and a patient take microseconds.
struct JSONScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// The next byte that is no blank, which stays where it is; nil at the end.
  mutating func peek() -> UInt8? {
    while position < bytes.count {
      let byte = bytes[position]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
      position += 1
    }
    return nil
  }

  /// Steps over the next byte after blanks when it is this one.
  mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    position += 1
    return true
  }

  /// Steps over a word such as `null`.
  mutating func take(word: StaticString) throws(JSONFault) {
    let start = position
    for offset in 0..<word.utf8CodeUnitCount {
      guard position < bytes.count, bytes[position] == word.utf8Start[offset] else {
        throw JSONFault(kind: .unreadable, offset: start)
      }
      position += 1
    }
  }

  /// After a member or element: true when another follows, false at the closing byte.
  mutating func another(before closing: UInt8) throws(JSONFault) -> Bool {
    if take(UInt8(ascii: ",")) {
      if peek() == closing { throw fault(.commaBeforeEnd) }
      return true
    }
    guard take(closing) else { throw fault(.noComma(closing: closing)) }
    return false
  }

  func expectEnd() throws(JSONFault) {
    var rest = self
    guard rest.peek() == nil else { throw rest.fault(.moreAfterEnd) }
  }

  /// A fault here; at the end of the bytes it is that they end too early.
  func fault(_ kind: JSONFault.Kind) -> JSONFault {
    JSONFault(kind: position < bytes.count ? kind : .endsEarly, offset: position)
  }
}

/// Where the inside of a string lies, between its quotes.
struct JSONString {
  let range: Range<Int>
  let hasEscapes: Bool
}

/// Why bytes are not JSON, and at which of them.
struct JSONFault: Error {
  let kind: Kind
  let offset: Int

  enum Kind {
    case endsEarly
    case moreAfterEnd
    case unreadable
    case noComma(closing: UInt8)
    case commaBeforeEnd
    case noColon
    case noKey
    case controlCharacter
    case badEscape
    case invalidUTF8
    case badNumber
    case numberTooLarge
  }
}
