/// Six digits that somebody of the staff chose, and that are not among the first anybody guesses.
package struct PIN: Hashable, Sendable {
  package static let length = 6

  package let digits: String

  package init(_ text: String) throws(PINFault) {
    guard Self.isWellFormed(text) else { throw .notSixDigits }
    guard !CommonDigits(text).isCommon else { throw .tooCommon }
    digits = text
  }

  /// Whether it could be a PIN at all, common or not.
  package static func isWellFormed(_ text: String) -> Bool {
    text.utf8.count == length && text.utf8.allSatisfy { 0x30...0x39 ~= $0 }
  }
}

/// Why something is no PIN.
package enum PINFault: Error, Hashable, Sendable {
  case notSixDigits
  /// Many people choose it, so it is guessed first.
  case tooCommon
}

/// What makes six digits common, by rules where lists of leaked codes show one, else by name.
///
/// About 3,300 of the million are; the others are enough to choose from.
private struct CommonDigits {
  private let digits: [Int]

  init(_ text: String) {
    digits = text.utf8.map { Int($0) - 0x30 }
  }

  var isCommon: Bool {
    isProgression || isRepetition || isMirrored || isTwoTriplets || isCounting || isOnKeypad
      || Self.named.contains(digits)
  }

  /// The same step from each digit to the next, past 9 to 0: 111111, 123456, 987654, 246802.
  private var isProgression: Bool {
    let steps = Set(zip(digits, digits.dropFirst()).map { ($1 - $0 + 10) % 10 })
    return steps.count == 1
  }

  /// A pair three times or a triple twice: 121212, 123123.
  private var isRepetition: Bool {
    digits.dropFirst(2).elementsEqual(digits.dropLast(2))
      || digits.prefix(3).elementsEqual(digits.suffix(3))
  }

  /// The second half is the first, backwards: 123321.
  private var isMirrored: Bool { digits.elementsEqual(digits.reversed()) }

  /// Two digits, three times each: 111222.
  private var isTwoTriplets: Bool {
    Set(digits.prefix(3)).count == 1 && Set(digits.suffix(3)).count == 1
  }

  /// Three numbers of two digits, counted by ones, tens or elevens: 101112, 102030, 112233.
  private var isCounting: Bool {
    let numbers = [0, 2, 4].map { digits[$0] * 10 + digits[$0 + 1] }
    let step = numbers[1] - numbers[0]
    return numbers[2] - numbers[1] == step && [1, 10, 11].contains(step.magnitude)
  }

  /// Two rows, columns or diagonals of the keypad, each from either end, one after the other or
  /// in turn: 147258, 789456, 159753, 123654, 142536.
  private var isOnKeypad: Bool {
    let halves = [Array(digits.prefix(3)), Array(digits.suffix(3))]
    let turns = [[digits[0], digits[2], digits[4]], [digits[1], digits[3], digits[5]]]
    return [halves, turns].contains { $0.allSatisfy { Self.keypadLines.contains($0) } }
  }

  private static let keypadLines: Set<[Int]> = {
    let lines = [
      [1, 2, 3], [4, 5, 6], [7, 8, 9], [1, 4, 7], [2, 5, 8], [3, 6, 9], [1, 5, 9], [3, 5, 7],
      [5, 8, 0],
    ]
    return Set(lines + lines.map { $0.reversed() })
  }()

  /// Even and odd numbers, well-known constants and series, from the outside of the number row
  /// inwards, and around the keypad.
  private static let named: Set<[Int]> = [
    [2, 4, 6, 8, 1, 0], [1, 3, 5, 7, 9, 0], [0, 2, 4, 6, 8, 1], [3, 1, 4, 1, 5, 9],
    [2, 7, 1, 8, 2, 8], [1, 4, 1, 4, 2, 1], [1, 6, 1, 8, 0, 3], [1, 1, 2, 3, 5, 8],
    [1, 2, 3, 5, 8, 1], [2, 3, 5, 7, 1, 1], [1, 4, 9, 1, 6, 2], [1, 9, 2, 8, 3, 7],
    [9, 1, 8, 2, 7, 3], [1, 0, 2, 9, 3, 8], [0, 1, 9, 2, 8, 3], [1, 4, 7, 8, 9, 6],
    [1, 2, 4, 5, 7, 8], [2, 3, 5, 6, 8, 9], [1, 2, 3, 4, 5, 0], [1, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 1],
  ]
}
