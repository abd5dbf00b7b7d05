/// How JSON writes numbers, more narrowly than Swift reads them.
extension String {
  /// No sign but a minus, no zero in front of other digits, digits on both sides of a point, and
  /// not beyond what other programs can hold.
  var isJSONNumber: Bool {
    guard isPlainNumber, utf8.first != UInt8(ascii: "+"), Double(self)?.isFinite == true else {
      return false
    }
    let digits = utf8.drop { $0 == UInt8(ascii: "-") }
    let second = digits.dropFirst().first
    return digits.first != UInt8(ascii: "0") || second.map { !(0x30...0x39 ~= $0) } ?? true
  }
}

extension UInt16 {
  /// Four hexadecimal digits, neither more nor less, and no sign.
  init?(fourDigits digits: some Collection<UInt8>) {
    guard digits.count == 4 else { return nil }
    var value: UInt16 = 0
    for digit in digits {
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt16(digit - 0x30)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt16(digit - 0x57)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt16(digit - 0x37)
      case _: return nil
      }
    }
    self = value
  }
}
