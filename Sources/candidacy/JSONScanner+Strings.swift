extension JSONScanner {
  /// Reads the string whose opening quote is here.
  mutating func string() throws(JSONFault) -> JSONString {
    let start = position + 1
    var hasEscapes = false
    var place = start
    while true {
      place = bytes.endOfPlainText(from: place)
      guard place < bytes.count else { break }
      let byte = bytes[place]
      if byte == UInt8(ascii: "\"") {
        position = place + 1
        return JSONString(range: start..<place, hasEscapes: hasEscapes)
      }
      if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        place = try end(ofEscapeAt: place)
      } else if byte < 0x20 {
        throw JSONFault(kind: .controlCharacter, offset: place)
      } else {
        place = try end(ofSequenceAt: place)
      }
    }
    throw JSONFault(kind: .endsEarly, offset: bytes.count)
  }

  /// The text of a string that was read.
  func text(of string: JSONString) -> String {
    guard string.hasEscapes else {
      return String(decoding: bytes[string.range], as: UTF8.self)
    }
    return String(decoding: decoded(string), as: UTF8.self)
  }

  /// The bytes that a string stands for, its escapes resolved.
  func decoded(_ string: JSONString) -> [UInt8] {
    var decoded: [UInt8] = []
    var place = string.range.lowerBound
    while place < string.range.upperBound {
      guard bytes[place] == UInt8(ascii: "\\") else {
        decoded.append(bytes[place])
        place += 1
        continue
      }
      switch bytes[place + 1] {
      case UInt8(ascii: "b"): decoded.append(0x08)
      case UInt8(ascii: "f"): decoded.append(0x0C)
      case UInt8(ascii: "n"): decoded.append(0x0A)
      case UInt8(ascii: "r"): decoded.append(0x0D)
      case UInt8(ascii: "t"): decoded.append(0x09)
      case UInt8(ascii: "u"):
        let scalar = unicodeEscape(at: place)
        if let value = scalar.value { decoded.append(contentsOf: Array(String(value).utf8)) }
        place = scalar.end
        continue
      case let itself: decoded.append(itself)
      }
      place += 2
    }
    return decoded
  }

  private func end(ofEscapeAt place: Int) throws(JSONFault) -> Int {
    guard place + 1 < bytes.count else {
      throw JSONFault(kind: .endsEarly, offset: bytes.count)
    }
    switch bytes[place + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return place + 2
    case UInt8(ascii: "u"):
      let scalar = unicodeEscape(at: place)
      // Half of a surrogate pair is no character.
      guard scalar.value != nil else {
        throw JSONFault(kind: .badEscape, offset: place)
      }
      return scalar.end
    default:
      throw JSONFault(kind: .badEscape, offset: place)
    }
  }

  /// The character of `\u1234`, or of two that make a surrogate pair, and where it ends.
  private func unicodeEscape(at place: Int) -> (value: Unicode.Scalar?, end: Int) {
    guard let first = hexadecimal(at: place + 2) else { return (nil, place + 2) }
    guard (0xD800..<0xDC00).contains(first) else {
      return (Unicode.Scalar(first), place + 6)
    }
    guard place + 7 < bytes.count, bytes[place + 6] == UInt8(ascii: "\\"),
      bytes[place + 7] == UInt8(ascii: "u"), let second = hexadecimal(at: place + 8),
      (0xDC00..<0xE000).contains(second)
    else { return (nil, place + 6) }
    return (Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)), place + 12)
  }

  private func hexadecimal(at place: Int) -> UInt32? {
    guard place + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in bytes[place..<(place + 4)] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 + UInt32(byte - 0x30)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 + UInt32(byte - 0x57)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 + UInt32(byte - 0x37)
      default: return nil
      }
    }
    return value
  }

  /// Past a character of two to four bytes; overlong forms and surrogates are none.
  private func end(ofSequenceAt place: Int) throws(JSONFault) -> Int {
    let second: ClosedRange<UInt8>
    let length: Int
    switch bytes[place] {
    case 0xC2...0xDF: (second, length) = (0x80...0xBF, 2)
    case 0xE0: (second, length) = (0xA0...0xBF, 3)
    case 0xED: (second, length) = (0x80...0x9F, 3)
    case 0xE1...0xEF: (second, length) = (0x80...0xBF, 3)
    case 0xF0: (second, length) = (0x90...0xBF, 4)
    case 0xF1...0xF3: (second, length) = (0x80...0xBF, 4)
    case 0xF4: (second, length) = (0x80...0x8F, 4)
    default: throw JSONFault(kind: .invalidUTF8, offset: place)
    }
    guard place + length <= bytes.count, second.contains(bytes[place + 1]),
      bytes[(place + 2)..<(place + length)].allSatisfy({ 0x80...0xBF ~= $0 })
    else { throw JSONFault(kind: .invalidUTF8, offset: place) }
    return place + length
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Past the ASCII characters that stand for themselves in a string.
  fileprivate func endOfPlainText(from start: Int) -> Int {
    var place = start
    while place < count {
      let byte = self[place]
      guard byte &- 0x20 < 0x60, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") else {
        break
      }
      place += 1
    }
    return place
  }
}
