/// What a terminal says when a button goes down or comes up.
struct MouseReport: Equatable {
  let input: Input?

  /// Reads the part of an SGR report after its introducer: `<0;12;5` and the final M (down) or m.
  init?(parameters: String, final: Unicode.Scalar) {
    guard final == "M" || final == "m", parameters.first == "<" else { return nil }
    let numbers = parameters.dropFirst().split(separator: ";").map { Int($0) }
    guard numbers.count == 3, let button = numbers[0], let column = numbers[1],
      let row = numbers[2]
    else { return nil }
    self.init(button: button, column: column, row: row)
    if final == "m" { self.init(input: nil) }
  }

  /// Reads the three characters of the older report, which counts everything from 32.
  init?(old characters: [Unicode.Scalar]) {
    guard characters.count == 3, characters.allSatisfy({ $0.value >= 32 }) else { return nil }
    let numbers = characters.map { Int($0.value) - 32 }
    self.init(button: numbers[0], column: numbers[1], row: numbers[2])
  }

  private init(input: Input?) {
    self.input = input
  }

  /// Columns and rows count from 1.
  private init?(button: Int, column: Int, row: Int) {
    guard column >= 1, row >= 1 else { return nil }
    let withModifierKeys = 4 | 8 | 16
    switch button & ~withModifierKeys {
    case 0: input = .click(Point(column: column - 1, row: row - 1))
    case 64: input = .scrollUp
    case 65: input = .scrollDown
    default: input = nil
    }
  }
}
