import TerminalHarness
import TestSupplies

/// Somebody who presses anything, clicks anywhere and pastes whatever there is; a seed repeats it.
struct Monkey {
  private var generator: SeededGenerator
  private let size: ScreenSize

  init(seed: UInt64, size: ScreenSize) {
    generator = SeededGenerator(seed: seed)
    self.size = size
  }

  /// The bytes of the next event.
  mutating func event() -> [UInt8] {
    switch number(below: 100) {
    case 0..<45: return [usual[number(below: usual.count)]]
    case 45..<60: return [UInt8(number(below: 95) + 0x20)]
    case 60..<68: return [UInt8(number(below: 256))]
    case 68..<80: return MonkeyKeys.every[number(below: MonkeyKeys.every.count)]
    case 80..<97: return mouse()
    default: return paste()
    }
  }

  /// Keys that lead somewhere.
  private let usual = Array("\r\r\r\r\r123456789\t  slc?<mrnhq\u{8}\u{7F}\u{3}\u{1A}\u{1C}".utf8)

  private mutating func number(below limit: Int) -> Int {
    Int(generator.next() % UInt64(limit))
  }

  /// A press and a release of some button, as the terminal is asked to report them.
  private mutating func mouse() -> [UInt8] {
    let button = [0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 65, 66, 128][number(below: 13)]
    let place = "\(number(below: size.columns + 2));\(number(below: size.rows + 2))"
    return Array("\u{1B}[<\(button);\(place)M\u{1B}[<\(button);\(place)m".utf8)
  }

  private mutating func paste() -> [UInt8] {
    let texts = [
      "12", "María Núñez", "\u{1B}]52;c;aGk=\u{7}\u{1B}[2J", "\u{202E}gnirts\u{2066}", "a\u{200B}b",
      "x" + String(repeating: "\u{301}", count: 60), "; rm -rf / #", "$(reboot)",
      "\u{FEFF}\u{E0041}",
      "\u{9B}31m\u{85}", "!sh\n", String(repeating: "A", count: 300),
    ]
    return Array("\u{1B}[200~\(texts[number(below: texts.count)])\u{1B}[201~".utf8)
  }
}

/// Every key of an xterm that sends more than one byte, alone and with modifiers.
enum MonkeyKeys {
  static let every: [[UInt8]] = {
    var keys: [String] = []
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" { keys += ["\u{1B}[\(letter)", "\u{1B}O\(letter)"] }
    for letter in "abcdefghijklmnopqrstuvwxyz" { keys.append("\u{1B}O\(letter)") }
    for number in 1...34 { keys.append("\u{1B}[\(number)~") }
    for modifier in 2...16 {
      for letter in "ABCDEFHPQRS" { keys.append("\u{1B}[1;\(modifier)\(letter)") }
      for number in 1...24 { keys.append("\u{1B}[\(number);\(modifier)~") }
      for code in [9, 13, 27, 32, 99, 127] {
        keys += ["\u{1B}[27;\(modifier);\(code)~", "\u{1B}[\(code);\(modifier)u"]
      }
    }
    // With Alt, and what a terminal answers to questions that nobody has asked.
    for code in UInt8(0x20)..<0x7F {
      keys.append("\u{1B}" + String(Character(Unicode.Scalar(code))))
    }
    keys += [
      "\u{1B}[I", "\u{1B}[O", "\u{1B}[M !!", "\u{1B}[?62;c", "\u{1B}[12;40R", "\u{1B}]0;title\u{7}",
      "\u{1B}P1$r0m\u{1B}\\", "\u{1B}\u{1B}[A", "\u{1B}[<0;0;0M",
      "\u{1B}[<99999999999999999999;1;1M",
    ]
    return keys.map { Array($0.utf8) }
  }()
}
