/// Well-formed JSON on one line, laid out over several with two blanks a level.
enum PrettyJSON {
  static func laidOut(_ line: [UInt8]) -> [UInt8] {
    var written: [UInt8] = []
    var depth = 0
    var isInString = false
    var isEscaped = false
    func breakLine() {
      written.append(UInt8(ascii: "\n"))
      written += Array(repeating: UInt8(ascii: " "), count: depth * 2)
    }
    for (place, byte) in line.enumerated() {
      if isInString {
        written.append(byte)
        if !isEscaped, byte == UInt8(ascii: "\"") { isInString = false }
        isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
        continue
      }
      switch byte {
      case UInt8(ascii: "\""):
        isInString = true
        written.append(byte)
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        written.append(byte)
        guard !closes(line, after: place) else { break }
        depth += 1
        breakLine()
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if !opens(line, before: place) {
          depth -= 1
          breakLine()
        }
        written.append(byte)
      case UInt8(ascii: ","):
        written.append(byte)
        breakLine()
      case UInt8(ascii: ":"):
        written += [byte, UInt8(ascii: " ")]
      case _:
        written.append(byte)
      }
    }
    return written
  }

  private static func closes(_ line: [UInt8], after place: Int) -> Bool {
    guard place + 1 < line.count else { return true }
    return line[place + 1] == UInt8(ascii: "}") || line[place + 1] == UInt8(ascii: "]")
  }

  private static func opens(_ line: [UInt8], before place: Int) -> Bool {
    guard place > 0 else { return true }
    return line[place - 1] == UInt8(ascii: "{") || line[place - 1] == UInt8(ascii: "[")
  }
}
