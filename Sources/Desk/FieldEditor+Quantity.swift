extension FieldEditor {
  /// A decimal number without the errors of a binary one.
  struct Quantity: Hashable {
    var mantissa: Int
    var decimals: Int

    init(mantissa: Int, decimals: Int) {
      self.mantissa = mantissa
      self.decimals = decimals
    }

    /// Nil for what has no reasonable number of digits.
    init?(_ value: Double, decimals: Int) {
      let scaled = (value * Double(Self.power(decimals))).rounded()
      guard abs(scaled) < 1e12 else { return nil }
      self.init(mantissa: Int(scaled), decimals: decimals)
    }

    /// Digits with one point or comma at most, and a minus before them.
    init?(_ text: String) {
      let isNegative = text.hasPrefix("-")
      let parts = text.dropFirst(isNegative ? 1 : 0)
        .split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
      let fraction = parts.count == 2 ? parts[1] : ""
      let digits = parts[0] + fraction
      guard digits.count <= Self.mostDigits, digits.allSatisfy(\.isDigit),
        let mantissa = Int(digits)
      else { return nil }
      self.init(mantissa: isNegative ? -mantissa : mantissa, decimals: fraction.count)
    }

    static let mostDigits = 9

    var value: Double { Double(mantissa) / Double(Self.power(decimals)) }

    var text: String {
      let digits = String(mantissa.magnitude)
      let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
      let point = decimals > 0 ? "." : ""
      return (mantissa < 0 ? "-" : "") + padded.dropLast(decimals) + point
        + padded.suffix(decimals)
    }

    /// Without the zeros at its end.
    var shortest: Quantity {
      var shorter = self
      while shorter.decimals > 0, shorter.mantissa.isMultiple(of: 10) {
        shorter.mantissa /= 10
        shorter.decimals -= 1
      }
      return shorter
    }

    /// `(self - zero) * factor / divisor + newZero`, rounded half up.
    func scaled(
      from zero: Int = 0, by factor: Int, over divisor: Int, to newZero: Int = 0,
      decimals: Int
    ) -> Quantity {
      let own = Self.power(self.decimals)
      let unit = Self.power(decimals)
      let numerator = (mantissa - zero * own) * factor * unit
      let denominator = divisor * own
      let rounded = Self.floor(2 * numerator + denominator, over: 2 * denominator)
      return Quantity(mantissa: rounded + newZero * unit, decimals: decimals)
    }

    private static func power(_ decimals: Int) -> Int {
      (0..<decimals).reduce(1) { product, _ in product * 10 }
    }

    private static func floor(_ numerator: Int, over denominator: Int) -> Int {
      let quotient = numerator / denominator
      return numerator % denominator < 0 ? quotient - 1 : quotient
    }
  }
}

extension FieldEditor.AlternativeUnit {
  package var name: String {
    switch self {
    case .fahrenheit: "F"
    }
  }

  func toBase(_ quantity: FieldEditor.Quantity, decimals: Int) -> FieldEditor.Quantity {
    switch self {
    case .fahrenheit: quantity.scaled(from: 32, by: 5, over: 9, decimals: decimals)
    }
  }

  func fromBase(_ quantity: FieldEditor.Quantity, decimals: Int) -> FieldEditor.Quantity {
    switch self {
    case .fahrenheit: quantity.scaled(by: 9, over: 5, to: 32, decimals: decimals)
    }
  }
}

extension Character {
  /// One of the ten digits on every keyboard.
  var isDigit: Bool { ("0"..."9").contains(self) }
}
