import Foundation

/// Finds words that were told to one place in bytes where they should not be: as they are, in UTF-16,
/// in hexadecimal, in Base64, or escaped as JSON escapes.
struct CanarySearch {
  /// So many bytes of a word in a row are a find.
  private static let span = 8

  /// Whose word eight bytes come from.
  private var owners: [UInt64: Int] = [:]
  /// The first two of the eight, because most bytes begin none.
  private var beginnings = [Bool](repeating: false, count: 65_536)

  /// Adds a word of at least eight bytes.
  mutating func add(_ word: String, of owner: Int) {
    let bytes = Array(word.utf8)
    for start in 0...max(0, bytes.count - Self.span) where bytes.count >= Self.span {
      let window = bytes[start..<start + Self.span].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      owners[window] = owner
      beginnings[Int(window >> 48)] = true
    }
  }

  /// Whose words are in there, in any guise.
  func owners(in bytes: [UInt8]) -> Set<Int> {
    Self.guises(of: bytes).reduce(into: []) { $0.formUnion(plainOwners(in: $1)) }
  }

  /// Whose words are in there as they are.
  func plainOwners(in bytes: [UInt8]) -> Set<Int> {
    var found: Set<Int> = []
    guard bytes.count >= Self.span else { return found }
    bytes.withUnsafeBufferPointer { bytes in
      var window: UInt64 = 0
      var place = 0
      while place < bytes.count {
        window = window << 8 | UInt64(bytes[place])
        place += 1
        if place >= Self.span, beginnings[Int(window >> 48)], let owner = owners[window] {
          found.insert(owner)
        }
      }
    }
    return found
  }
}

extension CanarySearch {
  private static func guises(of bytes: [UInt8]) -> [[UInt8]] {
    bytes.withUnsafeBufferPointer { plain in
      [bytes] + [0, 1].map { half(of: plain, from: $0) }
        + hexadecimal(plain) + base64(plain) + [unescaped(plain)]
    }
  }

  private static func half(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count / 2)
    var place = start
    while place < bytes.count {
      result.append(bytes[place])
      place += 2
    }
    return result
  }

  /// What hexadecimal digits say, with or without blanks, begun at either digit.
  private static func hexadecimal(_ bytes: UnsafeBufferPointer<UInt8>) -> [[UInt8]] {
    var results: [[UInt8]] = [[], []]
    var last: UInt8 = 0
    var count = 0
    for byte in bytes where byte != 0x20 {
      let digit = digits[Int(byte)]
      results[count & 1].append(last << 4 | digit)
      last = digit
      count += 1
    }
    return results
  }

  /// Anything else ends a number; two of these are no letter of a word.
  private static let digits = (0..<256).map { byte -> UInt8 in
    switch UInt8(byte) {
    case 0x30...0x39: UInt8(byte) - 0x30
    case 0x41...0x46: UInt8(byte) - 0x41 + 10
    case 0x61...0x66: UInt8(byte) - 0x61 + 10
    case _: 0xF
    }
  }

  /// What letters of Base64 say, begun at each place of four.
  private static func base64(_ bytes: UnsafeBufferPointer<UInt8>) -> [[UInt8]] {
    (0..<4).map { start in
      var result: [UInt8] = []
      result.reserveCapacity(bytes.count)
      var place = start
      while place + 3 < bytes.count {
        let upper = sixes[Int(bytes[place])] << 18 | sixes[Int(bytes[place + 1])] << 12
        let bits = upper | sixes[Int(bytes[place + 2])] << 6 | sixes[Int(bytes[place + 3])]
        result.append(UInt8(truncatingIfNeeded: bits >> 16))
        result.append(UInt8(truncatingIfNeeded: bits >> 8))
        result.append(UInt8(truncatingIfNeeded: bits))
        place += 4
      }
      return result
    }
  }

  private static let sixes = (0..<256).map { byte -> UInt32 in
    switch UInt8(byte) {
    case 0x41...0x5A: UInt32(byte) - 0x41
    case 0x61...0x7A: UInt32(byte) - 0x61 + 26
    case 0x30...0x39: UInt32(byte) - 0x30 + 52
    case 0x2B, 0x2D: 62
    case _: 63
    }
  }

  /// With `\u00e9` as the byte that it stands for; nothing where there is no such escape.
  private static func unescaped(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    guard zip(bytes, bytes.dropFirst()).contains(where: { $0 == 0x5C && $1 == 0x75 }) else {
      return []
    }
    var result: [UInt8] = []
    var place = 0
    while place < bytes.count {
      if bytes[place] == 0x5C, place + 5 < bytes.count, bytes[place + 1] == 0x75,
        let value = UInt8(String(decoding: bytes[place + 2..<place + 6], as: UTF8.self), radix: 16)
      {
        result.append(value)
        place += 6
      } else {
        result.append(bytes[place])
        place += 1
      }
    }
    return result
  }
}
