/// How many syllables Spanish words have: one for each nucleus of vowels.
///
/// The rules of the Royal Spanish Academy's orthography: two open vowels (a, e, o) are apart, an
/// open one and an accented closed one (í, ú) are apart, all others in a row are together; an h
/// between vowels changes nothing, and the u of que, qui, gue and gui is not spoken.
enum SpanishSyllables {
  static func count(in word: some StringProtocol) -> Int {
    let digits = word.count(where: \.isNumber)
    // A number is spoken with about as many syllables as it has digits.
    if digits > 0 { return digits + (word.contains(where: \.isLetter) ? 1 : 0) }
    if isSpelledOut(word) { return word.count }
    let parts = word.split { !$0.isLetter }
    return max(1, parts.reduce(0) { $0 + nuclei(in: Array($1.lowercased())) })
  }

  /// Capitals without a vowel, such as `TPM`.
  private static func isSpelledOut(_ word: some StringProtocol) -> Bool {
    word.count > 1
      && word.allSatisfy { $0.isUppercase && kind(of: Character($0.lowercased())) == nil }
  }

  private enum Vowel {
    case open
    case closed
    case closedAccented
  }

  private static func kind(of letter: Character) -> Vowel? {
    switch letter {
    case "a", "e", "o", "á", "é", "ó": .open
    case "i", "u", "ü": .closed
    case "í", "ú": .closedAccented
    default: nil
    }
  }

  private static func nuclei(in letters: [Character]) -> Int {
    var count = 0
    var last: (vowel: Vowel, letter: Character)?
    for place in letters.indices {
      let letter = letters[place]
      guard let vowel = spoken(letters, place) else {
        // An h between vowels is written only.
        let isSilent = letter == "h" && place > 0 && letters[place - 1] != "c"
        if !isSilent { last = nil }
        continue
      }
      if let last {
        if areApart(last.vowel, vowel) || last.letter == letter { count += 1 }
      } else {
        count += 1
      }
      last = (vowel, letter)
    }
    return count
  }

  /// The vowel that a letter stands for where it stands.
  private static func spoken(_ letters: [Character], _ place: Int) -> Vowel? {
    let letter = letters[place]
    let next = place + 1 < letters.count ? letters[place + 1] : " "
    if letter == "y" { return next == " " ? .closed : nil }
    if letter == "u", place > 0 {
      let isSilent =
        letters[place - 1] == "q" || letters[place - 1] == "g" && "eiéí".contains(next)
      if isSilent { return nil }
    }
    return kind(of: letter)
  }

  private static func areApart(_ left: Vowel, _ right: Vowel) -> Bool {
    switch (left, right) {
    case (.open, .open), (.open, .closedAccented), (.closedAccented, .open): true
    case (.open, .closed), (.closed, .open), (.closed, .closed), (.closed, .closedAccented),
      (.closedAccented, .closed), (.closedAccented, .closedAccented):
      false
    }
  }
}
