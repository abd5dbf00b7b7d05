/// Looks for words and numbers among bytes.
struct ByteScan {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  func first(_ word: String, from start: Int) -> Int? { first(of: [word], from: start) }

  func first(of words: [String], from start: Int) -> Int? {
    guard start >= 0, start < bytes.count else { return nil }
    let words = words.map { Array($0.utf8) }
    return (start..<bytes.count).first { place in words.contains { starts($0, at: place) } }
  }

  func has(_ word: String, at place: Int) -> Bool { starts(Array(word.utf8), at: place) }

  func last(_ word: String) -> Int? {
    let word = Array(word.utf8)
    guard bytes.count >= word.count else { return nil }
    return (0...(bytes.count - word.count)).last { starts(word, at: $0) }
  }

  /// The next number at or after a place, and where it ends; words in between are passed over.
  func number(after start: Int) -> (value: Int, end: Int)? {
    guard start >= 0, start < bytes.count,
      let first = bytes[start...].firstIndex(where: Self.isDigit)
    else { return nil }
    let end = bytes[first...].firstIndex { !Self.isDigit($0) } ?? bytes.count
    guard end - first < 19 else { return nil }
    return (bytes[first..<end].reduce(0) { $0 * 10 + Int($1 - 0x30) }, end)
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private func starts(_ word: [UInt8], at place: Int) -> Bool {
    guard bytes[place] == word.first, place + word.count <= bytes.count else { return false }
    return word.indices.allSatisfy { bytes[place + $0] == word[$0] }
  }
}
