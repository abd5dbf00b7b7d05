/// Reads strict JSON: no name twice, nothing null, nothing empty, nothing after the end.
struct FHIRNodeReader {
  enum Fault: Error {
    case notJSON(at: Int)
    case repeatedName(String)
    case nothing(at: Int)
    case tooDeep
  }

  private let bytes: [UInt8]
  private var place = 0
  private var depth = 0
  private static let maximumDepth = 40

  static func reading(_ bytes: [UInt8]) throws(Fault) -> FHIRNode {
    var reader = FHIRNodeReader(bytes)
    let node = try reader.value()
    reader.skipSpace()
    guard reader.place == bytes.count else { throw .notJSON(at: reader.place) }
    return node
  }

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  private mutating func value() throws(Fault) -> FHIRNode {
    skipSpace()
    switch byte {
    case UInt8(ascii: "{"): return try nested { reader throws(Fault) in try reader.object() }
    case UInt8(ascii: "["): return try nested { reader throws(Fault) in try reader.array() }
    case UInt8(ascii: "\""):
      let text = try string()
      guard !text.isEmpty else { throw .nothing(at: place) }
      return .string(text)
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): throw .nothing(at: place)
    case _: return try number()
    }
  }

  private mutating func nested(
    _ read: (inout FHIRNodeReader) throws(Fault) -> FHIRNode
  ) throws(Fault) -> FHIRNode {
    depth += 1
    guard depth <= Self.maximumDepth else { throw .tooDeep }
    place += 1
    let node = try read(&self)
    depth -= 1
    return node
  }

  private mutating func object() throws(Fault) -> FHIRNode {
    var members: [String: FHIRNode] = [:]
    repeat {
      skipSpace()
      let name = try string()
      guard members[name] == nil else { throw .repeatedName(name) }
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw .notJSON(at: place) }
      members[name] = try value()
      skipSpace()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw .notJSON(at: place) }
    return .object(members)
  }

  private mutating func array() throws(Fault) -> FHIRNode {
    var parts: [FHIRNode] = []
    repeat {
      parts.append(try value())
      skipSpace()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw .notJSON(at: place) }
    return .array(parts)
  }

  private mutating func number() throws(Fault) -> FHIRNode {
    let start = place
    while let byte, Self.isNumeral(byte) { place += 1 }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    guard text.isJSONNumber else { throw .notJSON(at: start) }
    return .number(text)
  }

  private mutating func string() throws(Fault) -> String {
    guard take(UInt8(ascii: "\"")) else { throw .notJSON(at: place) }
    var text: [UInt8] = []
    while let byte, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw .notJSON(at: place) }
      place += 1
      if byte == UInt8(ascii: "\\") { try escape(into: &text) } else { text.append(byte) }
    }
    guard take(UInt8(ascii: "\"")), let text = String(validating: text, as: UTF8.self) else {
      throw .notJSON(at: place)
    }
    return text
  }

  /// Our encoder escapes a character by its number only among the controls.
  private mutating func escape(into text: inout [UInt8]) throws(Fault) {
    guard let letter = byte else { throw .notJSON(at: place) }
    place += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "u"):
      guard let unit = UInt16(fourDigits: bytes[place...].prefix(4)),
        let scalar = Unicode.Scalar(unit)
      else { throw .notJSON(at: place) }
      place += 4
      text += Array(String(scalar).utf8)
    case _: throw .notJSON(at: place)
    }
  }

  private mutating func word(_ word: String, _ node: FHIRNode) throws(Fault) -> FHIRNode {
    guard bytes[place...].starts(with: word.utf8) else { throw .notJSON(at: place) }
    place += word.utf8.count
    return node
  }

  private var byte: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func take(_ wanted: UInt8) -> Bool {
    guard byte == wanted else { return false }
    place += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte, [0x20, 0x0A, 0x0D, 0x09].contains(byte) { place += 1 }
  }

  private static func isNumeral(_ byte: UInt8) -> Bool {
    0x30...0x39 ~= byte || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte)
  }
}
