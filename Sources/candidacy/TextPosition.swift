/// A place in a text as people count: lines and characters, both from 1.
struct TextPosition {
  private(set) var line = 1
  private(set) var column = 1

  init(of offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes.prefix(offset) {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
  }
}
