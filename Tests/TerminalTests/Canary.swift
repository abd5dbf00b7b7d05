import TestSupplies

/// Words that nobody else writes, from a lot.
enum Canary {
  private static let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")

  static func word(of length: Int, using lot: inout SeededGenerator) -> String {
    String((0..<length).map { _ in letters[Int.random(in: letters.indices, using: &lot)] })
  }

  /// The same as a name, which has letters only.
  static func name(_ word: String) -> String {
    String(
      word.enumerated().map { order, letter -> Character in
        guard let digit = letter.wholeNumberValue else { return order == 0 ? "Z" : letter }
        return Array("abcdefghij")[digit]
      })
  }
}
