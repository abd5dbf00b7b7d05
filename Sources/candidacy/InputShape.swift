/// Whether some input is one JSON object or an object on each line.
enum InputShape {
  case one
  case lines
  /// More has to be read first; at the end of the input it is one object.
  case undecided

  /// Lines, where the first line closes all it opens and something follows below it.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.firstIndex(where: { !Self.isBlank($0) }),
      let end = bytes[first...].firstIndex(of: UInt8(ascii: "\n"))
    else {
      self = .undecided
      return
    }
    if Self.isOpen(bytes[first..<end]) {
      self = .one
    } else {
      self = bytes[end...].contains { !Self.isBlank($0) } ? .lines : .undecided
    }
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A
  }

  private static func isOpen(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var depth = 0
    var isInString = false
    var isEscaped = false
    for byte in line {
      if isInString {
        if !isEscaped, byte == UInt8(ascii: "\"") { isInString = false }
        isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
      } else {
        switch byte {
        case UInt8(ascii: "\""): isInString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
        case _: break
        }
      }
    }
    return depth > 0
  }
}
