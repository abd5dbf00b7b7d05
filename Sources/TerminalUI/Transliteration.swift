/// Readable ASCII for terminals that show nothing else; nothing that is visible disappears.
package enum Transliteration {
  /// The text in ASCII; one character may become several, and what has no likeness becomes "?".
  package static func ascii(_ text: String) -> String {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    return text.map { ascii($0) }.joined()
  }

  /// Exactly one ASCII character for what one cell shows.
  package static func cell(_ text: String) -> Character {
    guard let character = text.first else { return " " }
    if let symbol = symbols[character.base] { return symbol.cell }
    let likeness = ascii(character)
    return likeness.count == 1 || character.base.properties.isAlphabetic
      ? likeness.first ?? "?" : "?"
  }

  private static func ascii(_ character: Character) -> String {
    if character.isASCII { return String(character) }
    let base = character.base
    if base.isASCII { return String(Character(base)) }
    if let symbol = symbols[base] { return symbol.text }
    if character.unicodeScalars.count == 1 {
      let width = CharacterWidth.columns(of: base) ?? 0
      if width == 0, base.properties.generalCategory == .format { return "" }
      if CharacterWidth.columns(of: base) == 0 { return "?" }
    }
    return letters(named: base.properties.name ?? "") ?? "?"
  }
}

private extension Character {
  var base: Unicode.Scalar { unicodeScalars.first ?? " " }
}

private extension Transliteration {
  /// Reads the letters out of a name such as LATIN SMALL LETTER E WITH ACUTE.
  static func letters(named name: String) -> String? {
    var words = name.split(separator: " ").map(String.init)
    if words.first == "FULLWIDTH" { words.removeFirst() }
    guard words.first == "LATIN" || words.first == "MODIFIER", words.count >= 4 else { return nil }
    let isSmall = words[1] == "SMALL" || words[1] == "LETTER"
    guard let marker = words.firstIndex(where: { $0 == "LETTER" || $0 == "LIGATURE" }) else {
      return nil
    }
    let described = words[(marker + 1)...].prefix { $0 != "WITH" && $0 != "PRECEDED" }
      .filter { !qualifiers.contains($0) }
    guard let word = described.last else { return nil }
    let letters = spelledOut[word] ?? (word.count <= 2 ? word : nil)
    return letters.map { isSmall ? $0.lowercased() : $0 }
  }

  static let qualifiers: Set<String> = ["DOTLESS", "LONG", "OPEN", "REVERSED", "TURNED"]

  static let spelledOut = [
    "ETH": "D", "THORN": "TH", "ENG": "NG", "SCHWA": "E", "ESH": "SH", "EZH": "ZH",
    "FFI": "FFI", "FFL": "FFL", "KRA": "K",
  ]
}
