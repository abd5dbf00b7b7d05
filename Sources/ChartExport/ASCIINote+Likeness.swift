extension ASCIINote {
  /// What stands for a character where there is only ASCII.
  enum Likeness {
    /// Counts what has no likeness and becomes a question mark.
    static func ascii(_ text: String, _ unlike: inout Int) -> String {
      var written = ""
      for character in text {
        if let likeness = likeness(of: character) {
          written += likeness
        } else {
          unlike += 1
          written += "?"
        }
      }
      return written
    }

    /// Accents go; anything else that stands with a letter leaves it without a likeness.
    private static func likeness(of character: Character) -> String? {
      guard let base = character.unicodeScalars.first else { return nil }
      let marks = character.unicodeScalars.dropFirst()
      guard marks.allSatisfy({ $0.properties.generalCategory == .nonspacingMark }) else {
        return nil
      }
      if base.isASCII { return String(Character(base)) }
      return symbols[base] ?? letters(named: base.properties.name ?? "")
    }

    /// Reads the letters out of a name such as LATIN SMALL LETTER E WITH ACUTE.
    private static func letters(named name: String) -> String? {
      let words = name.split(separator: " ").drop { $0 == "FULLWIDTH" }.map(String.init)
      guard words.count >= 4, words[0] == "LATIN", ["SMALL", "CAPITAL"].contains(words[1]),
        ["LETTER", "LIGATURE"].contains(words[2]),
        let letters = spelledOut[words[3]] ?? (words[3].count <= 2 ? words[3] : nil),
        words.count == 4 || words[4] == "WITH"
      else { return nil }
      return words[1] == "SMALL" ? letters.lowercased() : letters
    }

    private static let spelledOut = [
      "ETH": "D", "THORN": "TH", "ENG": "NG", "FFI": "FFI", "FFL": "FFL",
    ]

    private static let symbols: [Unicode.Scalar: String] = [
      "¿": "?", "¡": "!", "“": "\"", "”": "\"", "„": "\"", "«": "\"", "»": "\"", "‘": "'", "’": "'",
      "‚": "'", "‹": "'", "›": "'", "′": "'", "″": "\"", "´": "'", "ʼ": "'", "‐": "-", "‑": "-",
      "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "…": "...", "·": ".", "•": "*",
      "\u{A0}": " ",
      "\u{202F}": " ", "\u{3000}": " ", "×": "x", "÷": "/", "±": "+/-", "≈": "~", "≤": "<=",
      "≥": ">=", "≠": "!=", "°": "o", "º": "o", "ª": "a", "µ": "u", "μ": "u", "¹": "1", "²": "2",
      "³": "3", "½": "1/2", "¼": "1/4", "¾": "3/4", "€": "EUR", "£": "GBP", "©": "(c)", "®": "(r)",
      "™": "(tm)", "№": "No.", "←": "<-", "→": "->", "ß": "ss", "ı": "i",
    ]
  }
}
