extension JSONScanner {
  /// Reads the number that begins here.
  mutating func number() throws(JSONFault) -> Double {
    let start = position
    let isNegative = step(over: UInt8(ascii: "-"))
    var digits = Digits()
    let leadsWithZero = position < bytes.count && bytes[position] == UInt8(ascii: "0")
    let whole = read(&digits)
    guard whole > 0, whole == 1 || !leadsWithZero else {
      throw JSONFault(kind: .badNumber, offset: start)
    }
    var exponent = 0
    if step(over: UInt8(ascii: ".")) {
      let decimals = read(&digits)
      guard decimals > 0 else { throw JSONFault(kind: .badNumber, offset: start) }
      exponent = -decimals
    }
    if step(over: UInt8(ascii: "e")) || step(over: UInt8(ascii: "E")) {
      let isBelow = step(over: UInt8(ascii: "-"))
      if !isBelow { _ = step(over: UInt8(ascii: "+")) }
      var power = Digits()
      guard read(&power) > 0 else { throw JSONFault(kind: .badNumber, offset: start) }
      let size = power.areExact ? Int(power.value) : 1 << 20
      exponent += isBelow ? -size : size
    }
    let magnitude = digits.number(exponent) ?? slowly(start)
    guard magnitude.isFinite else { throw JSONFault(kind: .numberTooLarge, offset: start) }
    return isNegative ? -magnitude : magnitude
  }

  private mutating func step(over byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func read(_ digits: inout Digits) -> Int {
    let start = position
    var place = start
    while place < bytes.count, 0x30...0x39 ~= bytes[place] {
      digits.append(bytes[place] - 0x30)
      place += 1
    }
    position = place
    return place - start
  }

  /// The magnitude of a number that has more digits than a quick way can take.
  private func slowly(_ start: Int) -> Double {
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    return Double(text)?.magnitude ?? .infinity
  }
}

/// Decimal digits as one number, while they are few enough to be exact.
private struct Digits {
  private(set) var value: UInt64 = 0
  private(set) var areExact = true

  mutating func append(_ digit: UInt8) {
    guard value < 100_000_000_000_000 else {
      areExact = false
      return
    }
    value = value * 10 + UInt64(digit)
  }

  /// With a power of ten that is itself exact, one rounding is the right rounding.
  func number(_ exponent: Int) -> Double? {
    guard areExact, exponent.magnitude <= 22 else { return nil }
    var power = 1.0
    for _ in 0..<exponent.magnitude { power *= 10 }
    return exponent < 0 ? Double(value) / power : Double(value) * power
  }
}
