/// What a question is called in a system of codes that others publish.
package struct PublishedCode: Hashable, Sendable {
  package let system: System
  package let code: String

  package init(_ system: System, _ code: String) {
    self.system = system
    self.code = code
  }

  package enum System: String, Hashable, Sendable, CaseIterable {
    case loinc
  }
}

extension PublishedCode.System {
  /// Whether the system could have such a code; whether it has it, only the system knows.
  package func couldHave(_ code: String) -> Bool {
    switch self {
    case .loinc: Self.endsWithCheckDigit(code)
    }
  }

  /// Digits, a hyphen and the digit that Luhn's sum of the others asks for.
  private static func endsWithCheckDigit(_ code: String) -> Bool {
    let parts = code.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = parts.first, !number.isEmpty,
      number.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
    else { return false }
    var sum = 0
    for (place, digit) in number.reversed().compactMap(\.wholeNumberValue).enumerated() {
      let weighed = place % 2 == 0 ? digit * 2 : digit
      sum += weighed > 9 ? weighed - 9 : weighed
    }
    return parts[1] == String((10 - sum % 10) % 10)
  }
}
