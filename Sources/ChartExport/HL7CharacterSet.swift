import Foundation

/// Brings a message into the characters that its receiver reads, and counts what it rewrote.
struct HL7CharacterSet {
  let set: ReceiverProfile.CharacterSet
  let decoding: ReceiverProfile.Decoding
  /// Characters that the set does not have.
  private(set) var rewritten = 0

  init(_ profile: ReceiverProfile) {
    set = profile.characterSet
    decoding = profile.decoding
  }

  mutating func fitting(_ message: HL7Message) -> HL7Message {
    var copy = self
    let fitted = message.rewritten { copy.fitting($0) }
    self = copy
    return fitted
  }

  /// Nothing is dropped: what has no spelling in the set becomes its number, as in `[U+5C71]`.
  mutating func fitting(_ text: String) -> String {
    if text.utf8.allSatisfy(\.isPlain) { return text }
    var text = text.withoutMovingCharacters
    switch decoding {
    case .once: break
    case .twice: text = twiceDecodable(text)
    }
    switch set {
    case .unicode: return text
    case .ascii: return spelled(text) { $0.isASCII }
    case .latin1: return spelled(text) { $0.value < 0x80 || 0xA0...0xFF ~= $0.value }
    }
  }

  /// The bytes of a text that fits.
  func bytes(of text: String) -> [UInt8] {
    switch set {
    case .unicode, .ascii: Array(text.utf8)
    case .latin1: text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    }
  }

  /// Such a receiver looks for `\E\` and its like without counting backslashes, and would find it
  /// in `\F\E\F\` too: a letter between two delimiters gets a space. By scalars, because with an
  /// accent on it a backslash is another character and still one in bytes.
  private mutating func twiceDecodable(_ text: String) -> String {
    let slash: Unicode.Scalar = set == .unicode ? "\u{FF3C}" : "/"
    var view = String.UnicodeScalarView()
    var last: Unicode.Scalar?
    var isBetween = false
    for scalar in text.unicodeScalars {
      if scalar == "\\" {
        rewritten += 1
        view.append(slash)
      } else {
        if isBetween, scalar.isDelimiter {
          rewritten += 1
          view.append(" ")
        }
        view.append(scalar)
      }
      isBetween = last?.isDelimiter == true && "EFSRT".unicodeScalars.contains(scalar)
      last = scalar
    }
    return String(view)
  }

  private mutating func spelled(
    _ text: String, within fits: (Unicode.Scalar) -> Bool
  ) -> String {
    guard !text.unicodeScalars.allSatisfy(fits) else { return text }
    var spelled = ""
    for character in text.precomposedStringWithCanonicalMapping {
      if character.unicodeScalars.allSatisfy(fits) {
        spelled.append(character)
      } else {
        rewritten += 1
        spelled += spelling(of: character, within: fits)
      }
    }
    return spelled
  }

  private func spelling(
    of character: Character, within fits: (Unicode.Scalar) -> Bool
  ) -> String {
    let parts = String(character).decomposedStringWithCanonicalMapping.unicodeScalars
    let base = parts.filter { !$0.isLatinMark }
    if !base.isEmpty, base.allSatisfy(fits) { return String(String.UnicodeScalarView(base)) }
    return character.unicodeScalars.map { scalar in
      fits(scalar) ? String(scalar) : Self.spellings[scalar] ?? scalar.numberText
    }
    .joined()
  }

  /// Marks and letters that people write in other letters without thinking.
  private static let spellings: [Unicode.Scalar: String] = [
    "‘": "'", "’": "'", "‚": "'", "“": "\"", "”": "\"", "„": "\"", "–": "-", "—": "-", "‐": "-",
    "‑": "-", "−": "-", "…": "...", "•": "-", "·": "-", "«": "\"", "»": "\"", "\u{A0}": " ",
    "\u{2009}": " ", "\u{202F}": " ", "¿": "?", "¡": "!", "º": "o", "ª": "a", "°": " deg ",
    "€": "EUR", "£": "GBP", "×": "x", "÷": "/", "≤": "<=", "≥": ">=", "≠": "!=", "½": "1/2",
    "¼": "1/4", "¾": "3/4", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o",
    "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th",
    "ı": "i", "\u{FFFD}": "?", "\u{FF3C}": "/",
  ]
}

extension String {
  /// Without anything that could move, hide or reorder the text around it; lines stay lines.
  var withoutMovingCharacters: String {
    var view = String.UnicodeScalarView()
    var follows = false
    for scalar in unicodeScalars {
      let isReturn = scalar == "\r"
      switch scalar.properties.generalCategory {
      case .control where scalar == "\n" && follows: break
      case .control where scalar == "\n" || isReturn: view.append("\n")
      case .control: view.append(scalar == "\t" ? " " : "\u{FFFD}")
      case .lineSeparator, .paragraphSeparator: view.append("\n")
      case .format: view.append(scalar == "\u{200D}" ? scalar : "\u{FFFD}")
      case _: view.append(scalar)
      }
      follows = isReturn
    }
    return String(view)
  }
}

extension Unicode.Scalar {
  /// The accents of the Latin, Greek and Cyrillic scripts; marks of other scripts are letters.
  fileprivate var isLatinMark: Bool { 0x300...0x36F ~= value }

  /// What is sent as an escape.
  fileprivate var isDelimiter: Bool { "|^&~\n".unicodeScalars.contains(self) }

  fileprivate var numberText: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "[U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)]"
  }
}

extension UInt8 {
  /// Printed, the same in every set, and never escaped.
  fileprivate var isPlain: Bool {
    0x20...0x7E ~= self && !"\\|^&~".utf8.contains(self)
  }
}
