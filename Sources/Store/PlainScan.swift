/// A place in a JSON text without spaces and escapes, and what can be taken from there on.
struct PlainScan {
  let bytes: UnsafeBufferPointer<UInt8>
  var place = 0

  var isAtEnd: Bool { place == bytes.count }

  private var next: UInt8? { isAtEnd ? nil : bytes[place] }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let next, UInt32(next) == character.value else { return false }
    place += 1
    return true
  }

  /// A text in quotation marks; nothing when it is written with an escape.
  mutating func text() -> String? {
    guard take("\"") else { return nil }
    let start = place
    while let next, next != 0x22 {
      guard next >= 0x20, next != 0x5C else { return nil }
      place += 1
    }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    return take("\"") ? text : nil
  }

  /// False when there is no text, or when there was one before.
  mutating func text(into value: inout String?) -> Bool {
    guard value == nil, let text = text() else { return false }
    value = text
    return true
  }

  mutating func list() -> [String]? {
    guard take("[") else { return nil }
    var list: [String] = []
    if take("]") { return list }
    repeat {
      guard let text = text() else { return nil }
      list.append(text)
    } while take(",")
    return take("]") ? list : nil
  }

  /// A number of few digits, so that any way to read it gives the same.
  mutating func number() -> Double? {
    let start = place
    _ = take("-")
    guard let whole = digits(), whole == 1 || bytes[place - whole] != 0x30 else { return nil }
    if take(".") {
      guard digits() != nil else { return nil }
    }
    guard place - start <= 15 else { return nil }
    return Double(String(decoding: bytes[start..<place], as: UTF8.self))
  }

  /// How many digits there were, at least one.
  private mutating func digits() -> Int? {
    let start = place
    while let next, 0x30...0x39 ~= next { place += 1 }
    return place == start ? nil : place - start
  }
}
