/// Reads one JSON value strictly, to see what others will read.
struct AnalysisJSONReader {
  private let units: [UInt8]
  private var place = 0

  struct Unreadable: Error {}

  static let deepest = 8

  /// The whole text has to be one value, without a key twice.
  static func value(of text: String) throws(Unreadable) -> AnalysisJSON {
    var reader = AnalysisJSONReader(units: Array(text.utf8))
    let value = try reader.value(depth: 0)
    guard reader.place == reader.units.count else { throw Unreadable() }
    return value
  }

  private init(units: [UInt8]) {
    self.units = units
  }

  private var next: UInt8? { place < units.count ? units[place] : nil }

  private mutating func take(_ word: StaticString) -> Bool {
    let bytes = Array("\(word)".utf8)
    guard units[place...].starts(with: bytes) else { return false }
    place += bytes.count
    return true
  }

  private mutating func value(depth: Int) throws(Unreadable) -> AnalysisJSON {
    guard depth <= Self.deepest else { throw Unreadable() }
    if take("null") { return .null }
    if take("true") { return .bool(true) }
    if take("false") { return .bool(false) }
    if take("{") { return .object(try fields(depth: depth)) }
    if take("[") { return .array(try values(depth: depth)) }
    if take("\"") { return .string(try string()) }
    return .number(try number())
  }

  private mutating func fields(depth: Int) throws(Unreadable) -> [String: AnalysisJSON] {
    var fields: [String: AnalysisJSON] = [:]
    if take("}") { return fields }
    repeat {
      guard take("\"") else { throw Unreadable() }
      let key = try string()
      guard fields[key] == nil, take(":") else { throw Unreadable() }
      fields[key] = try value(depth: depth + 1)
    } while take(",")
    guard take("}") else { throw Unreadable() }
    return fields
  }

  private mutating func values(depth: Int) throws(Unreadable) -> [AnalysisJSON] {
    var values: [AnalysisJSON] = []
    if take("]") { return values }
    repeat { values.append(try value(depth: depth + 1)) } while take(",")
    guard take("]") else { throw Unreadable() }
    return values
  }

  private mutating func number() throws(Unreadable) -> String {
    let start = place
    while let byte = next, "+-.eE0123456789".utf8.contains(byte) { place += 1 }
    let digits = String(decoding: units[start..<place], as: UTF8.self)
    guard digits.isJSONNumber else { throw Unreadable() }
    return digits
  }

  private mutating func string() throws(Unreadable) -> String {
    var text: [UInt16] = []
    var plain: [UInt8] = []
    func added() -> [UInt16] { Array(String(decoding: plain, as: UTF8.self).utf16) }
    while let byte = next {
      place += 1
      switch byte {
      case UInt8(ascii: "\""):
        text += added()
        guard let whole = String(validating: text, as: UTF16.self) else { throw Unreadable() }
        return whole
      case UInt8(ascii: "\\"):
        text += added()
        plain = []
        text.append(try escaped())
      case 0..<0x20: throw Unreadable()
      case _: plain.append(byte)
      }
    }
    throw Unreadable()
  }

  private mutating func escaped() throws(Unreadable) -> UInt16 {
    guard let byte = next else { throw Unreadable() }
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return UInt16(byte)
    case UInt8(ascii: "u"):
      guard let unit = UInt16(fourDigits: units[place...].prefix(4)) else { throw Unreadable() }
      place += 4
      return unit
    case _: throw Unreadable()
    }
  }
}
