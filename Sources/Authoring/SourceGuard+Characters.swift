extension SourceGuard {
  /// Control characters, line separators of other worlds, and byte order marks in the middle.
  static func unwantedCharacter(in bytes: UnsafeBufferPointer<UInt8>) -> Refusal? {
    for place in bytes.indices {
      let byte = bytes[place]
      switch byte {
      case 0x20...0x7E, 0x09, 0x0A, 0x80...0xC1, 0xC3...0xE1, 0xE3...0xEE, 0xF0...0xFF: continue
      case 0xC2 where bytes[place + 1] >= 0xA0: continue
      case 0xE2 where bytes[place + 1] != 0x80 || !(0xA8...0xA9).contains(bytes[place + 2]):
        continue
      case 0xEF where bytes[place + 1] != 0xBB || bytes[place + 2] != 0xBF:
        if bytes[place + 1] != 0xBF || bytes[place + 2] < 0xBE { continue }
      default: break
      }
      return unwanted(at: place, in: bytes)
    }
    return nil
  }

  static func unwanted(
    at place: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Refusal {
    let before = bytes[..<place]
    let line = before.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let column = before[start...].reduce(1) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    let scalar = String(decoding: bytes[place...].prefix(4), as: UTF8.self).unicodeScalars.first
    return Refusal(
      fact: .unwantedCharacter(scalar?.value ?? 0), line: line, column: column, extent: 1)
  }
}
