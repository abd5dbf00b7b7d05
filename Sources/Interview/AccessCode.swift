/// Six digits that let one interview go on at a kiosk, once.
package struct AccessCode: Hashable, Sendable {
  package static let length = 6

  package let digits: String

  /// Spaces and hyphens between the digits are the reader's own.
  package init?(_ text: String) {
    let digits = text.filter { $0 != " " && $0 != "-" }
    guard digits.utf8.count == Self.length, digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else {
      return nil
    }
    self.digits = digits
  }

  package init(random generator: inout some RandomNumberGenerator) {
    digits = (0..<Self.length).map { _ in String(Int.random(in: 0...9, using: &generator)) }
      .joined()
  }

  /// In two groups, as people read it out.
  package var shown: String { "\(digits.prefix(3)) \(digits.suffix(3))" }
}

extension AccessCode {
  /// A code that nobody entered for so long, in milliseconds, opens nothing.
  package static let life: Int64 = 12 * 3_600_000
}
